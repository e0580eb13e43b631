import type { InboxListAnswer, InboxRow } from "@stagelight/core/endpoints";

/** A list as far as it was loaded. */
export interface Pages {
  readonly pages: readonly InboxListAnswer[];
  readonly pageParams: readonly unknown[];
}

/** The rows of a list, each once. */
export function rowsOf(list: Pages | undefined): InboxRow[] {
  const rows = new Map<string, InboxRow>();
  // A conversation that moves up while its list is read on stands on two pages: the first is right.
  for (const row of list?.pages.flatMap(({ conversations }) => conversations) ?? [])
    if (!rows.has(row.id)) rows.set(row.id, row);
  return [...rows.values()];
}

/**
 * A list after a conversation has changed: where it changed last, there it stands, if it belongs there.
 *
 * @param belongs whether it is to be in the list; `known`: only where it is there already
 */
export function withRow(list: Pages, row: InboxRow, belongs: boolean | "known"): Pages {
  const old = list.pages
    .flatMap(({ conversations }) => conversations)
    .find(({ id }) => id === row.id);
  const stays = belongs === "known" ? old !== undefined : belongs;
  if (!stays && !old) return list;
  // What was sent earlier can arrive later.
  if (old && old.changedAt > row.changedAt) return list;
  const without = list.pages.map((page) => ({
    ...page,
    conversations: page.conversations.filter(({ id }) => id !== row.id),
  }));
  if (!stays) return { ...list, pages: without };
  const last = without.length - 1;
  const found = without.findIndex(({ conversations, next }, index) => {
    const end = conversations.at(-1);
    return end ? end.changedAt <= row.changedAt : index === last && !next;
  });
  // It lies behind what was loaded of a list that goes on.
  if (found < 0 && without[last]?.next) return { ...list, pages: without };
  const at = found < 0 ? last : found;
  const pages = without.map((page, index) => {
    if (index !== at) return page;
    const place = page.conversations.findIndex(({ changedAt }) => changedAt <= row.changedAt);
    const end = place < 0 ? page.conversations.length : place;
    return { ...page, conversations: page.conversations.toSpliced(end, 0, row) };
  });
  return { ...list, pages };
}
