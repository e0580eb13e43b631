import { fill } from "../../i18n/fill.ts";
import { put } from "../put.ts";
import { allows, consentTo } from "../track.ts";
import { showHeld } from "./held.ts";
import { heldOfPerson, offerPerson } from "./person.ts";
import { askMe, type Asked, visitor } from "./server.ts";
import { showStored } from "./stored.ts";
import { offer } from "./take.ts";
import type { Words } from "./words.ts";

const root = document.querySelector<HTMLElement>("[data-your-data]");
const words = JSON.parse(root?.dataset.words ?? "{}") as Words;
const show = (selector: string, shown: boolean): void => {
  const element = root?.querySelector<HTMLElement>(selector);
  if (element) element.hidden = !shown;
};

type State = keyof Words["t"]["states"];

/** What was asked last; only the newest question's answer counts. */
let turn = 0;
let held: Asked | undefined;

function showState(state: State, values: Readonly<Record<string, number>> = {}): void {
  const { title, text } = words.t.states[state];
  put(root, "[data-title]", title);
  put(root, "[data-text]", fill(text, values));
  show("[data-view=state]", state !== "held");
  show("[data-view=held]", state === "held");
  show("[data-acts=choice]", state === "asking");
  show("[data-acts=change]", state === "refused" || state === "erasedAndRefused");
  show("[data-ask]", ["held", "empty", "unreachable", "busy", "erased"].includes(state));
  if (root) root.dataset.yourData = state;
  showStored();
  const status = document.querySelector<HTMLElement>("[data-status]");
  if (status) status.hidden = state !== "held";
}

function showAnswer(asked: Asked): void {
  if ("trouble" in asked) return showState(asked.trouble);
  const { me } = asked;
  showState("held");
  showHeld(root!, words, me);
  const { held: all, heldMore } = words.t.status;
  put(
    document,
    "[data-status]",
    fill(me.moreEvents ? heldMore : all, { events: me.events.length }),
  );
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks the server. The first events are on their way for a moment. */
async function ask(tries: number): Promise<void> {
  const mine = ++turn;
  const { decided, analytics } = allows();
  if (!analytics) {
    held = undefined;
    return showState(decided ? "refused" : "asking");
  }
  if (!held) showState("loading");
  for (let left = tries; mine === turn; left--) {
    const asked = await askMe();
    if (mine !== turn) return;
    const early = "trouble" in asked && asked.trouble === "empty";
    if (early && left > 1) {
      await pause(1500);
      continue;
    }
    held = "me" in asked ? asked : undefined;
    return showAnswer(asked);
  }
}

if (root) {
  const start = () => {
    void ask(4);
    offerPerson();
    for (const button of root.querySelectorAll("[data-allow]")) {
      button.addEventListener("click", () => void consentTo(true));
    }
    root.querySelector("[data-refuse]")?.addEventListener("click", () => void consentTo(false));
    root.querySelector("[data-ask]")?.addEventListener("click", () => void ask(1));
    document.addEventListener("stagelight:consent", () => {
      // What was just erased has words of its own.
      if (root.dataset.yourData !== "erasedAndRefused" || allows().analytics) void ask(4);
    });
    offer(words, {
      held: () => (held && "me" in held ? held.me : null),
      heldOfPerson,
      erasable: () => visitor() !== undefined,
      erased(events, refused) {
        turn++;
        held = undefined;
        showState(refused ? "erasedAndRefused" : "erased", { events });
        root.querySelector<HTMLElement>("[data-title]")?.focus();
      },
    });
  };
  // The choice is known once the tracker is there: its first event tells.
  if (allows().known) start();
  else document.addEventListener("stagelight:event", start, { once: true });
}
