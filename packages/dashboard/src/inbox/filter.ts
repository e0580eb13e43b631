import type { InboxRow } from "@stagelight/core/endpoints";
import type { Search } from "../app/address.tsx";

/** Ways to look at the inbox. */
export const VIEWS = ["mine", "unassigned", "all", "snoozed", "closed"] as const;

/** One of {@link VIEWS}. */
export type View = (typeof VIEWS)[number];

/** Which conversations are listed. */
export interface Filter {
  readonly view: View;
  /** Only those that have this label. */
  readonly label?: string;
  /** Only those in which these words are found. */
  readonly words?: string;
}

/** What an address asks for. */
export function filterIn(search: Search): Filter {
  const { view, label, q } = search;
  return {
    view: VIEWS.find((known) => known === view) ?? "all",
    ...(label && { label }),
    ...(q && { words: q }),
  };
}

/** The part of an address that asks for it. */
export function searchOf({ view, label, words }: Filter): Search {
  return { view: view === "all" ? undefined : view, label, q: words };
}

/** How the server is asked for it. */
export function queryOf({ view, label, words }: Filter): Record<string, string | undefined> {
  const state = view === "snoozed" || view === "closed" ? view : "open";
  const assignee = {
    mine: "me",
    unassigned: "none",
    all: undefined,
    snoozed: undefined,
    closed: undefined,
  }[view];
  return { state, assignee, label, q: words };
}

/**
 * Whether a conversation belongs to a list, words left aside: only the server knows what is found by them.
 *
 * @param me id of whoever looks
 */
export function fits(row: InboxRow, { view, label }: Filter, me: string): boolean {
  if (label !== undefined && !row.labels.includes(label)) return false;
  if (view === "snoozed" || view === "closed") return row.state === view;
  if (row.state !== "open") return false;
  if (view === "mine") return row.assignee === me;
  return view === "all" || row.assignee === null;
}
