import type { InboxConversation, InboxConversationAnswer } from "@stagelight/core/endpoints";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  Fragment,
  type ReactElement,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { api } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { Button } from "../design/button.tsx";
import { announce, tell } from "../design/toasts.tsx";
import { fill } from "../texts/fill.ts";
import { useFormat, useTexts } from "../texts/language.tsx";
import { keepEntry } from "./changes.ts";
import { groupsOf } from "./entries.ts";
import { EntryGroupView } from "./entry-group.tsx";
import type { Here } from "./people-here.ts";
import { usePending } from "./pending.ts";
import { PendingView } from "./pending-view.tsx";
import { conversationQuery } from "./queries.ts";
import { nameOf } from "./who.ts";

interface EntriesProps {
  readonly conversation: InboxConversation;
  readonly here: Here;
}

/** From the end of the list, in pixels: nearer, one counts as reading its end. */
const NEAR = 80;

/** What was written, and what has happened, the newest last. */
export function Entries({ conversation, here }: EntriesProps): ReactElement {
  const { app, inbox: texts } = useTexts();
  const format = useFormat();
  const told = useProblemText();
  const client = useQueryClient();
  const { data } = useQuery(conversationQuery(conversation.id));
  const { entries = [], more } = data ?? {};
  const pending = usePending(conversation.id).filter(
    ({ id }) => !entries.some((entry) => entry.id === id),
  );
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [below, setBelow] = useState(false);
  const last = entries.at(-1);
  const name = nameOf(conversation, texts);

  const toEnd = (): void => {
    const box = scroller.current!;
    box.scrollTop = box.scrollHeight;
  };
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setBelow(true);
  }, [last?.seq, pending.length]);
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
  }, [here.visitorTypes]);

  // What was there when the conversation was opened is read where it stands; only what comes is told.
  const announced = useRef(last?.seq ?? 0);
  const announceNew = useEffectEvent(() => {
    for (const { seq, author, kind, text = "" } of entries) {
      if (seq <= announced.current) continue;
      announced.current = seq;
      if (author === "visitor" && kind === "message") announce(fill(texts.said, { name, text }));
    }
  });
  useEffect(() => announceNew(), [last?.seq]);

  const earlier = useMutation({
    mutationFn: () =>
      api<InboxConversationAnswer>(`conversations/${conversation.id}`, {
        query: { before: entries[0]?.seq },
      }),
    onSuccess: (answer) => {
      const box = scroller.current!;
      const fromEnd = box.scrollHeight - box.scrollTop;
      for (const entry of answer.entries) keepEntry(client, entry);
      client.setQueryData<InboxConversationAnswer>(
        conversationQuery(conversation.id).queryKey,
        (known) => {
          if (!known) return known;
          const { more: _, ...rest } = known;
          return { ...rest, ...(answer.more && { more: true as const }) };
        },
      );
      requestAnimationFrame(() => (box.scrollTop = box.scrollHeight - fromEnd));
    },
    onError: (problem) => tell(told(problem), "wrong"),
  });

  const lastRead = entries.findLast(
    ({ author, kind, seq }) =>
      author === "agent" && kind === "message" && seq <= conversation.visitorRead,
  )?.seq;
  return (
    <div className="entries-box">
      <div
        ref={scroller}
        className="entries"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys scroll only what has the focus
        tabIndex={0}
        role="group"
        aria-label={texts.messages}
        onScroll={({ currentTarget: box }) => {
          atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
          if (atEnd.current) setBelow(false);
        }}
      >
        {more && (
          <Button kind="quiet" busy={earlier.isPending} onClick={() => earlier.mutate()}>
            {texts.earlier}
          </Button>
        )}
        {groupsOf(entries).map((group) => (
          <Fragment key={group.seq}>
            {group.day && (
              <h3 className="entries-day">
                <span>{format.day(group.day)}</span>
              </h3>
            )}
            <EntryGroupView group={group} name={name} lastRead={lastRead} />
          </Fragment>
        ))}
        {pending.map((each) => (
          <PendingView key={each.id} pending={each} />
        ))}
        {here.visitorTypes && (
          <p className="typing">
            <span className="dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            <span className="soft small">{fill(texts.types, { name })}</span>
          </p>
        )}
        {entries.length === 0 && <p className="soft">{app.loading}</p>}
      </div>
      {below && (
        <Button
          className="to-end"
          icon="down"
          onClick={() => {
            setBelow(false);
            toEnd();
          }}
        >
          {texts.newBelow}
        </Button>
      )}
    </div>
  );
}
