import type { TeamConversationPersonAnswer, TeamPersonAnswer } from "@stagelight/core/endpoints";
import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Goto } from "../app/address.tsx";
import { useProblemText } from "../app/problem-text.ts";
import { useSession } from "../app/session.ts";
import { Button } from "../design/button.tsx";
import { Avatar, Badge, Loading, Notice } from "../design/said.tsx";
import { useFormat, useTexts } from "../texts/language.tsx";
import { Erase, type ErasedPerson } from "./erase.tsx";
import { personName } from "./person-name.ts";
import { besideQuery } from "./queries.ts";
import { StandingFacts } from "./standing.tsx";
import { TimelineEntry } from "./timeline-entry.tsx";
import { timelineItems } from "./timeline-items.ts";

/** So much of the timeline is shown beside a conversation. */
const LATELY = 6;

/** Who is at the other end of a conversation, as far as that is known. */
export function PersonPanel({ conversation }: { readonly conversation: string }): ReactElement {
  const { app, people } = useTexts();
  const { panel: texts } = people;
  const told = useProblemText();
  const beside = useQuery(besideQuery(conversation));
  return (
    <section className="person-panel" aria-label={texts.title}>
      {beside.isPending && <Loading label={app.loading} />}
      {beside.error && <Notice kind="wrong">{told(beside.error)}</Notice>}
      {beside.data &&
        (beside.data.about && beside.data.known ? (
          <Known conversation={conversation} about={beside.data.about} known={beside.data.known} />
        ) : beside.data.signedIn ? (
          <SignedIn whom={beside.data.signedIn} />
        ) : (
          <p className="soft">{texts.nobody}</p>
        ))}
    </section>
  );
}

/** Somebody of whom no more is known than the site's own id. */
function SignedIn({ whom }: { readonly whom: ErasedPerson }): ReactElement {
  const { people } = useTexts();
  const { member } = useSession();
  const [erasing, setErasing] = useState(false);
  return (
    <>
      <p>
        <bdi>{whom.confirm}</bdi> <Badge kind="good">{people.panel.known["signed-in"]}</Badge>
      </p>
      {member.role === "owner" && (
        <Button kind="danger" icon="trash" onClick={() => setErasing(true)}>
          {people.erase.button}
        </Button>
      )}
      {erasing && <Erase whom={whom} onClose={() => setErasing(false)} />}
    </>
  );
}

interface KnownProps {
  readonly conversation: string;
  readonly about: TeamPersonAnswer;
  readonly known: NonNullable<TeamConversationPersonAnswer["known"]>;
}

function Known({ about, known, conversation }: KnownProps): ReactElement {
  const { people } = useTexts();
  const { panel: texts } = people;
  const format = useFormat();
  const name = personName(people, about.person);
  const referrals = about.referral.reduce((sum, { friends }) => sum + friends.length, 0);
  const counts = [
    [texts.orders, about.orders.length],
    [texts.referrals, referrals],
    [texts.reviews, about.reviews.length],
  ] as const;
  // The one that is open beside it says nothing new.
  const items = timelineItems(about)
    .filter((item) => item.kind !== "conversation" || item.conversation.id !== conversation)
    .slice(0, LATELY);
  return (
    <>
      <div className="member">
        <Avatar name={name} />
        <span>
          <strong>
            <bdi>{name}</bdi>
          </strong>
          {about.person.email && about.person.email !== name && (
            <span className="soft small">
              <bdi>{about.person.email}</bdi>
            </span>
          )}
        </span>
      </div>
      <p>
        <Badge kind={known === "browser" ? "spot" : "good"}>{texts.known[known]}</Badge>
      </p>
      <StandingFacts about={about} />
      <dl className="counts">
        {counts.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{format.number(count)}</dd>
          </div>
        ))}
      </dl>
      {items.length > 0 && (
        <>
          <h3>{texts.lately}</h3>
          <ol className="timeline">
            {items.map((item) => (
              <TimelineEntry key={item.key} item={item} />
            ))}
          </ol>
        </>
      )}
      <p>
        <Goto to={`/people/${encodeURIComponent(about.person.id)}`}>{texts.whole}</Goto>
      </p>
    </>
  );
}
