import type { InboxConversation } from "@stagelight/core/endpoints";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { ApiProblem } from "../app/api.ts";
import { Goto } from "../app/address.tsx";
import { useProblemText } from "../app/problem-text.ts";
import { Button } from "../design/button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { Empty, Loading } from "../design/said.tsx";
import { useTexts } from "../texts/language.tsx";
import { PersonPanel } from "../people/person-panel.tsx";
import { About } from "./about.tsx";
import { keepEntry } from "./changes.ts";
import { Composer } from "./composer.tsx";
import { ConversationHead } from "./conversation-head.tsx";
import { Entries } from "./entries-view.tsx";
import { type Filter, searchOf } from "./filter.ts";
import { useHere } from "./people-here.ts";
import { conversationQuery } from "./queries.ts";
import { usePresence } from "./use-presence.ts";
import { useReadMark } from "./use-read-mark.ts";
import { useSession } from "../app/session.ts";

interface ConversationProps {
  readonly id: string;
  /** Of the list that it was opened from. */
  readonly filter: Filter;
  /** Goes on to another one, once this is done with. */
  readonly onLeave: () => void;
}

/** The conversation that is open, and what is known of its visitor. */
export function Conversation({ id, filter, onLeave }: ConversationProps): ReactElement {
  const { app, inbox: texts } = useTexts();
  const told = useProblemText();
  const answer = useQuery(conversationQuery(id));
  if (answer.data)
    return (
      <Opened
        conversation={answer.data.conversation}
        filter={filter}
        onLeave={onLeave}
        key={answer.data.conversation.id}
      />
    );
  const gone = answer.error instanceof ApiProblem && answer.error.status === 404;
  return (
    <div className="inbox-none">
      {answer.isPending ? (
        <Loading label={app.loading} />
      ) : (
        <Empty
          icon="warn"
          title={gone ? texts.gone : told(answer.error)}
          action={
            gone ? (
              <Goto to="/inbox" search={searchOf(filter)}>
                {texts.toList}
              </Goto>
            ) : (
              <Button onClick={() => void answer.refetch()}>{app.retry}</Button>
            )
          }
        />
      )}
    </div>
  );
}

interface OpenedProps extends Omit<ConversationProps, "id"> {
  readonly conversation: InboxConversation;
}

function Opened({ conversation, filter, onLeave }: OpenedProps): ReactElement {
  const { inbox: texts } = useTexts();
  const client = useQueryClient();
  const { member } = useSession();
  const here = useHere(conversation.id, member.id);
  const [sheet, setSheet] = useState(false);
  useReadMark(conversation);
  usePresence(conversation.id);
  return (
    <>
      <section className="conversation" aria-label={texts.conversation}>
        <ConversationHead
          conversation={conversation}
          here={here}
          filter={filter}
          onLeave={onLeave}
          onAbout={() => setSheet(true)}
        />
        <Entries conversation={conversation} here={here} />
        <Composer
          conversation={conversation}
          here={here}
          onSent={(entry) => keepEntry(client, entry)}
        />
      </section>
      <aside className="about" aria-label={texts.about.title}>
        <About conversation={conversation} here={here} />
        <PersonPanel conversation={conversation.id} />
      </aside>
      {sheet && (
        <Dialog title={texts.about.title} shape="sheet" onClose={() => setSheet(false)}>
          <About conversation={conversation} here={here} />
          <PersonPanel conversation={conversation.id} />
        </Dialog>
      )}
    </>
  );
}
