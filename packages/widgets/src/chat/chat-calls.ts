import type { ChatAttributes } from "@stagelight/core/endpoints";
import type { TokenSource } from "./talk/proof.ts";

/** What a page's own scripts can do, as `window.stagelight.chat`. */
export interface ChatApiCalls {
  /** @param options `line`: id of a proactive line, which then stands above */
  open(options?: { readonly line?: string }): void;
  close(): void;
  toggle(): void;
  /** Says who is here: an identity token, or what makes one; `null`: nobody any more. */
  setUser(token?: TokenSource | null): void;
  /** Says something of the visitor, for the team: flat. */
  setAttributes(attributes: ChatAttributes): void;
  /** Forgets all, as at a sign-out. */
  reset(): void;
}

/** A call that came before the code: `["setUser", token]`, or with its arguments in a list. */
type Call = [name: string, ...rest: unknown[]];

interface Before {
  readonly queue?: [name: string, rest: unknown[], off?: () => void][];
}

/** What can be heard: the element's events, by the end of their names. */
function on(name: string, heard: (detail: unknown) => void): () => void {
  const type = `stagelight:chat-${name}` as never;
  const hear = ({ detail }: CustomEvent) => heard(detail);
  document.addEventListener(type, hear as never);
  return () => document.removeEventListener(type, hear as never);
}

/** Makes `window.stagelight.chat` of what can be done, and does what was called before. */
export function offerCalls(calls: ChatApiCalls): void {
  const page = ((globalThis as { stagelight?: { chat?: Before | Call[] } }).stagelight ??= {});
  const before = (page.chat ??= []);
  const all = { ...calls, on } as Record<string, (...rest: never[]) => unknown>;
  const run = ([name, ...rest]: Call) => all[name]?.(...(rest as never[]));
  const waiting = Array.isArray(before) ? before.splice(0) : [];
  Object.assign(before, all, { push: (...more: Call[]) => more.forEach(run) });
  waiting.forEach(run);
  const { queue = [] } = before as Before;
  for (const call of queue.splice(0)) call[2] = run([call[0], ...call[1]]) as () => void;
}
