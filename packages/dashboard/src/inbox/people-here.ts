import type { InboxStreamEvents } from "@stagelight/core/endpoints";
import { useEffect, useSyncExternalStore } from "react";

/** Somebody of the team who has a conversation open. */
export interface PersonHere {
  readonly member: string;
  readonly name: string;
  readonly doing: "reading" | "writing";
}

/** What goes on in a conversation at this moment; nothing of it is kept. */
export interface Here {
  /** Whether the visitor types. */
  readonly visitorTypes: boolean;
  /** Whether the visitor is on the site, and where. */
  readonly visitor?: InboxStreamEvents["visitor"];
  readonly people: readonly PersonHere[];
}

/** How long it counts that somebody types, and that somebody has it open; in milliseconds. */
const TYPES = 5_000;
const READS = 60_000;

interface Kept {
  typesUntil: number;
  visitor?: InboxStreamEvents["visitor"];
  people: Map<string, PersonHere & { until: number }>;
}

let all = new Map<string, Kept>();
/** When it last changed: what is over by then is over. */
let now = Date.now();
const readers = new Set<() => void>();

function change(conversation: string, by: (kept: Kept) => void): void {
  const kept = all.get(conversation) ?? { typesUntil: 0, people: new Map() };
  by(kept);
  all.set(conversation, kept);
  tick();
}

function tick(): void {
  // Never the same twice: readers look only where it has changed.
  now = Math.max(Date.now(), now + 1);
  for (const reader of readers) reader();
}

/** The visitor types, or has stopped: a message ends it. */
export function visitorTypes(conversation: string, types = true): void {
  change(conversation, (kept) => {
    kept.typesUntil = types ? Date.now() + TYPES : 0;
  });
}

/** The visitor is on the site, or has left. */
export function visitorIs(told: InboxStreamEvents["visitor"]): void {
  change(told.conversation, (kept) => {
    kept.visitor = told;
  });
}

/** Somebody of the team has come, writes, or has gone. */
export function memberIs({
  conversation,
  member,
  name,
  doing,
}: InboxStreamEvents["presence"]): void {
  change(conversation, ({ people }) => {
    if (doing === "gone") people.delete(member);
    else people.set(member, { member, name, doing, until: Date.now() + READS });
  });
}

/** Forgets all of it: after a silence nobody knows. */
export function forgetHere(): void {
  all = new Map();
  tick();
}

function subscribe(reader: () => void): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

/** What goes on in a conversation now, as {@link PersonHere others} than oneself. */
export function useHere(conversation: string, me: string): Here {
  const at = useSyncExternalStore(subscribe, () => now);
  const here = hereAt(all.get(conversation), me, at);
  const busy = here.visitorTypes || here.people.length > 0;
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [busy]);
  return here;
}

function hereAt(kept: Kept | undefined, me: string, at: number): Here {
  if (!kept) return { visitorTypes: false, people: [] };
  return {
    visitorTypes: kept.typesUntil > at,
    ...(kept.visitor && { visitor: kept.visitor }),
    people: [...kept.people.values()].filter(({ member, until }) => member !== me && until > at),
  };
}
