import { useInfiniteQuery } from "@tanstack/react-query";
import { type ReactElement, useRef } from "react";
import { useGo, usePlace } from "../app/address.tsx";
import { useSession } from "../app/session.ts";
import { useShortcuts } from "../app/shortcuts/shortcuts.ts";
import { Empty } from "../design/said.tsx";
import { useTexts } from "../texts/language.tsx";
import { Connection } from "./connection.tsx";
import { Conversation } from "./conversation.tsx";
import { filterIn, searchOf } from "./filter.ts";
import { InboxList } from "./inbox-list.tsx";
import { ListHead } from "./list-head.tsx";
import { listQuery } from "./queries.ts";
import { rowsOf } from "./rows.ts";
import { useWaiting } from "./waiting-count.tsx";

/** The inbox: a list, and the conversation that is open. On a phone one of the two. */
export function Inbox(): ReactElement {
  const { inbox: texts } = useTexts();
  const { site } = useSession();
  const { params, search } = usePlace();
  const go = useGo();
  const open = params["id"];
  const filter = filterIn(search);
  const list = useInfiniteQuery(listQuery(filter));
  const rows = rowsOf(list.data);
  const waiting = useWaiting();
  const searchField = useRef<HTMLInputElement>(null);

  const show = (id: string | undefined): void => {
    go(id ? `/inbox/${id}` : "/inbox", searchOf(filter), open !== undefined && id !== undefined);
    if (id) document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
  };
  const step = (by: 1 | -1): void => {
    const now = rows.findIndex(({ id }) => id === open);
    const to = now < 0 ? 0 : now + by;
    if (rows[to]) show(rows[to].id);
  };
  useShortcuts([
    { keys: "j", name: texts.keys.next, run: () => step(1) },
    { keys: "k", name: texts.keys.previous, run: () => step(-1) },
    { keys: "/", name: texts.keys.search, run: () => searchField.current?.focus() },
  ]);

  /** What follows a conversation that has left the list; that before it, where it was the last. */
  const leave = (): void => {
    const now = rows.findIndex(({ id }) => id === open);
    show((rows[now + 1] ?? rows[now - 1])?.id);
  };
  const title = waiting > 0 ? `(${waiting}) ${texts.title}` : texts.title;
  return (
    <div className="inbox" data-open={open ? "" : undefined}>
      <title>{`${title} · ${site.name}`}</title>
      <h1 className="unseen">{texts.title}</h1>
      <section className="inbox-list" aria-label={texts.list}>
        <ListHead filter={filter} searchField={searchField} />
        <Connection />
        <InboxList list={list} rows={rows} filter={filter} open={open} />
      </section>
      {open ? (
        <Conversation key={open} id={open} filter={filter} onLeave={leave} />
      ) : (
        <div className="inbox-none">
          <Empty icon="inbox" title={texts.none.title}>
            {texts.none.text}
          </Empty>
        </div>
      )}
    </div>
  );
}
