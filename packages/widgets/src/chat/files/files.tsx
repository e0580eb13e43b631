import type { ReactElement } from "react";
import { newId } from "../../platform/new-id.ts";
import type { ChatPage } from "../chat-page.ts";
import type { SentFile } from "../kept.ts";
import type { ChatApi } from "../talk/chat-api.ts";
import type { ChatProps } from "../view/props.ts";
import { type Refusal, sendFile } from "./send-file.ts";
import { fill, sizeText, wordsIn } from "./words.ts";

/** A file that somebody has chosen, and can take back until it is sent. */
export interface ChosenFile {
  /** Tells it apart from another of the same name. */
  readonly id: string;
  readonly file: File;
  /** The server has it already: another one that goes with it was not taken. */
  readonly sent?: SentFile;
}

/** As many as the server takes with one message. */
const MOST = 5;

/** Puts files beside what is written, to go with it; says of one that cannot be sent why not. */
export function choose(page: ChatPage, files: readonly File[]): void {
  const { types, mostBytes } = page.options.attachments!;
  page.set({ filing: { Files, sendAll } });
  for (const file of files) {
    const chosen = page.get().files;
    const wrong = !types.includes(file.type)
      ? "refused"
      : file.size > mostBytes
        ? "large"
        : chosen.length === MOST && "many";
    if (wrong) return tell(page, wrong, file);
    page.set({ files: [...chosen, { id: newId(), file }] });
    say(page, wordsIn(page.options.locale).added, file);
  }
}

/** Takes one back: the next one can be taken back then, or else something is written. */
function takeBack(page: ChatPage, { id, file }: ChosenFile): void {
  const { files } = page.get();
  const at = files.findIndex((each) => each.id === id);
  const left = files.filter((each) => each.id !== id);
  page.focus = (left[at] ?? left.at(-1))?.id ?? "text";
  page.set({ files: left });
  say(page, wordsIn(page.options.locale).removed, file);
}

/**
 * Hands all of them to the server.
 *
 * @returns nothing where one was not taken: they stay, and it is said why
 */
export async function sendAll(
  page: ChatPage,
  api: ChatApi,
): Promise<readonly SentFile[] | undefined> {
  page.set({ busy: true, note: undefined });
  api.begin();
  const all: SentFile[] = [];
  for (const { id, file, sent } of page.get().files) {
    const answer = sent ?? (await sendFile(file, api));
    if (typeof answer === "string") {
      page.set({ busy: false });
      tell(page, answer, file);
      return undefined;
    }
    const files = page
      .get()
      .files.map((each) => (each.id === id ? { ...each, sent: answer } : each));
    page.set({ files });
    all.push(answer);
  }
  page.set({ busy: false, files: [] });
  return all;
}

function tell(page: ChatPage, wrong: Refusal | "many", file: File): void {
  say(page, wordsIn(page.options.locale).wrong[wrong], file);
}

function say(page: ChatPage, text: string, { name }: File): void {
  const { types, mostBytes } = page.options.attachments!;
  const kinds = types.map((type) => type.replace(/.*\//, "").toUpperCase()).join(", ");
  page.set({ note: fill(text, { name, kinds, most: sizeText(mostBytes), count: MOST }) });
}

/** Those that go with the message, above it. */
export function Files({ options, state, page }: ChatProps): ReactElement {
  const { chosen, remove } = wordsIn(options.locale);
  return (
    <div className="chips" part="files" role="group" aria-label={chosen}>
      {state.files.map((each) => (
        <span key={each.id} className="bubble" part="file">
          {each.file.name} ({sizeText(each.file.size)}){" "}
          <button
            type="button"
            className="quiet"
            id={each.id}
            part="remove"
            aria-label={fill(remove, { name: each.file.name })}
            onClick={() => state.busy || takeBack(page, each)}
          >
            ✕
          </button>
        </span>
      ))}
    </div>
  );
}
