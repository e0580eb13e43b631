import { CHAT_KEY, keepForNow, keptForNow } from "../platform/session.ts";
import { keep, kept } from "../platform/storage.ts";
import type { Suggestion } from "./answers/suggestion.ts";

/** A file of a message, as the server has it already. */
export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** A message on its way. */
export interface Outgoing {
  /** Made here: told twice, it is one message. */
  readonly id: string;
  readonly text: string;
  /** When, in milliseconds since 1970. */
  readonly at: number;
  readonly files?: readonly SentFile[];
  /** The server does not take it. */
  readonly failed?: true;
}

/** What was said before the first message, and goes with it. */
export interface Beginning {
  readonly name?: string;
  readonly email?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly consent?: { readonly agreed: true; readonly wording?: string };
  readonly line?: string;
  readonly person?: boolean;
}

/** What of a chat lies in the browser. */
export interface Kept {
  /** By which the server knows whose conversation it is. */
  readonly secret?: string | undefined;
  readonly conversation?: string | undefined;
  readonly waiting?: readonly Outgoing[];
  readonly sound?: boolean;
  /** Of this tab alone, as all that follows. */
  readonly draft?: string;
  /** Whether the panel is open. */
  readonly open?: boolean;
  readonly beginning?: Beginning;
  /** What was asked and answered at once, before the first message. */
  readonly exchanges?: readonly Suggestion[];
}

/** What a page works with. */
export interface Keeper {
  readonly all: Kept;
  keep(change: Partial<Kept>): void;
  forget(): void;
}

/**
 * Keeps a chat for as long as the tab is open, and longer where the visitor allows `functional`. What it
 * holds is the same for all elements of a page.
 */
export const keeper: Keeper = {
  // Read when it is asked for first: where HTML is rendered there is no storage.
  get all() {
    return (all ??= { ...parsed(kept(CHAT_KEY)), ...parsed(keptForNow(CHAT_KEY)) });
  },
  keep(change) {
    all = { ...keeper.all, ...change };
    const { secret, conversation, waiting, sound, draft, open } = all;
    // Who has only looked in has nothing to come back to.
    const own = secret || draft || open || all.exchanges?.length;
    keepForNow(CHAT_KEY, own ? JSON.stringify(all) : undefined);
    const lasting = secret && (functional() ?? kept(CHAT_KEY) !== null);
    const told = lasting ? JSON.stringify({ secret, conversation, waiting, sound }) : undefined;
    keep(CHAT_KEY, told);
  },
  forget() {
    all = {};
    keeper.keep({});
  },
};

let all: Kept | undefined;

function parsed(text: string | null): Kept {
  try {
    // Anybody may have written it.
    const found: unknown = JSON.parse(text ?? "{}");
    return found && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
}

/** Whether `functional` is allowed; nothing as long as nobody can say. */
function functional(): boolean | undefined {
  const { stagelight } = globalThis as {
    stagelight?: { consent?: { get?(): { readonly functional?: boolean } } };
  };
  return stagelight?.consent?.get?.().functional;
}
