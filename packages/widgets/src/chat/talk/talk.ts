import { again } from "../../platform/import-again.ts";
import type { Answers } from "../answers/suggestion.ts";
import type { ChatOptions } from "../chat-options.ts";
import type { ChatPage } from "../chat-page.ts";
import type { Keeper } from "../kept.ts";
import { beginningOf, problemsOf } from "./before-first.ts";
import { Desk } from "./desk.ts";
import { Menu } from "./menu.tsx";
import { Said } from "./said.tsx";

/** What it takes to talk: it comes when somebody begins to, or has done so before. */
export interface Talk {
  readonly desk: Desk;
  readonly Said: typeof Said;
  readonly Menu: typeof Menu;
  readonly beginningOf: typeof beginningOf;
  readonly problemsOf: typeof problemsOf;
  /** Has files go with the next message: what that takes comes then. */
  readonly choose: (page: ChatPage, files: readonly File[]) => Promise<void>;
  /** What answers at once, where the site has that. */
  readonly answers: Promise<Answers | undefined> | undefined;
}

/** One in a page for each server. */
const desks = new Map<string, Desk>();

/** Makes all of it ready. */
export function openTalk({ server, locale, answers }: ChatOptions, keeper: Keeper): Talk {
  const desk = desks.get(server) ?? new Desk(server, keeper);
  desks.set(server, desk);
  desk.locale = locale;
  return {
    desk,
    Said,
    Menu,
    beginningOf,
    problemsOf,
    choose: (page, files) =>
      import("../files/files.tsx").catch(again).then(
        (filing) => filing.choose(page, files),
        () => page.set({ note: "not-done" }),
      ),
    answers:
      answers &&
      import("../answers/answers.ts").then(
        ({ createAnswers }) => createAnswers({ server, locale, ...answers }),
        () => undefined,
      ),
  };
}
