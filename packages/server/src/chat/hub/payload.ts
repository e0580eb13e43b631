import type { News } from "./news.ts";
import type { Written, WrittenToAll } from "../write/write.ts";

/** Up to where somebody has read: conversation, who, place. */
type ReadUpTo = readonly [conversation: string, by: "visitor" | "agent", seq: number];

/** What one server tells the others; PostgreSQL carries 8,000 bytes at once. */
export interface Payload {
  /** Who tells. */
  readonly server: string;
  /** Of the last entry that is committed. */
  readonly position?: number;
  /** Ids of conversations that have changed. */
  readonly changed?: readonly string[];
  readonly reads?: readonly ReadUpTo[];
  /** That sessions of the team have ended. */
  readonly signedOut?: true;
  /** What is heard and not kept. */
  readonly news?: Extract<News, { is: "typing" | "looking" | "visitor" }>;
}

/** So many conversations go into one. */
const AT_ONCE = 60;

/** What a commit is told of to other servers, in as many parts as are needed. */
export function payloads(
  server: string,
  position: number,
  written: readonly (Written | WrittenToAll)[],
): string[] {
  const done = written.flatMap((each) => {
    if (!each.ok) return [];
    return "written" in each ? each.written : each.again ? [] : [each];
  });
  const changed = [...new Set(done.map(({ conversation }) => conversation.id))];
  const reads = done.flatMap(({ conversation, read }): ReadUpTo[] =>
    read ? [[conversation.id, read.by, read.seq]] : [],
  );
  const parts: string[] = [];
  for (let from = 0; from < Math.max(changed.length, reads.length); from += AT_ONCE) {
    const part: Payload = {
      server,
      position,
      changed: changed.slice(from, from + AT_ONCE),
      reads: reads.slice(from, from + AT_ONCE),
    };
    parts.push(JSON.stringify(part));
  }
  return parts;
}
