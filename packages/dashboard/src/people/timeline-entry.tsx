import type { ReactElement, ReactNode } from "react";
import { Goto } from "../app/address.tsx";
import { Icon, type IconName } from "../design/icon.tsx";
import { Badge } from "../design/said.tsx";
import { Time } from "../design/time.tsx";
import { fill } from "../texts/fill.ts";
import { useFormat, useTexts } from "../texts/language.tsx";
import { Cause } from "./cause.tsx";
import { useStageLabels } from "./labels.ts";
import type { LoggedEvent, ShownChange, TimelineItem } from "./timeline-items.ts";

interface Drawn {
  readonly icon: IconName;
  readonly title: ReactNode;
  readonly badge?: ReactNode;
  readonly text?: ReactNode;
  /** A change of stage stands out. */
  readonly lit?: boolean;
}

/** One thing on a timeline. */
export function TimelineEntry({ item }: { readonly item: TimelineItem }): ReactElement {
  const { icon, title, badge, text, lit = false } = useDrawn(item);
  return (
    <li className="timeline-entry" data-lit={lit || undefined}>
      <span className="timeline-mark">
        <Icon name={icon} />
      </span>
      <div className="timeline-what">
        <p className="spread">
          <span className="row">
            <strong>{title}</strong>
            {badge}
          </span>
          <span className="soft small timeline-at">
            <Time at={item.at} as="moment" />
          </span>
        </p>
        {text}
      </div>
    </li>
  );
}

function useDrawn(item: TimelineItem): Drawn {
  const { people } = useTexts();
  const { timeline: texts } = people;
  const format = useFormat();
  const change = useChangeTitle();
  switch (item.kind) {
    case "stage":
      return {
        icon: "next",
        lit: true,
        title: change(item.change),
        badge: <ChangeBadge change={item.change} />,
        text: <Cause change={item.change} />,
      };
    case "order":
      return { icon: "gift", title: <bdi>{fill(texts.order, { id: item.order.orderId })}</bdi> };
    case "mail":
      return {
        icon: "mail",
        title: <bdi>{fill(texts.mail, { mail: item.mail.mail })}</bdi>,
        text: (
          <p className="soft small">
            {item.mail.outcome === "sent"
              ? texts.mailSent
              : fill(texts.mailHeld, { why: item.mail.outcome })}
          </p>
        ),
      };
    case "review":
      return {
        icon: "star",
        title: <bdi>{fill(texts.review, { product: item.review.product ?? "" })}</bdi>,
        text: (
          <>
            <p className="soft small">{`${format.number(item.review.score)} / ${MOST[item.review.kind] ?? 5}`}</p>
            {item.review.text && (
              <p className="quoted">
                <bdi>{item.review.text}</bdi>
              </p>
            )}
          </>
        ),
      };
    case "survey":
      return {
        icon: "note",
        title: <bdi>{fill(texts.survey, { survey: item.survey.survey })}</bdi>,
        text: <Pairs values={item.survey.answers} />,
      };
    case "conversation":
      return {
        icon: "inbox",
        title: texts.conversation,
        text: (
          <Goto to={`/inbox/${item.conversation.id}`} className="small">
            {texts.open}
          </Goto>
        ),
      };
    case "newsletter":
      return {
        icon: "mail",
        title:
          (texts.newsletter as Readonly<Record<string, string>>)[item.receipt.action] ??
          item.receipt.action,
        text: item.receipt.lists.length > 0 && (
          <p className="soft small">
            <bdi>{format.list(item.receipt.lists)}</bdi>
          </p>
        ),
      };
    case "friend":
      return { icon: "people", title: texts.friend, text: <Small>{item.program}</Small> };
    case "brought":
      return { icon: "people", title: texts.broughtBy, text: <Small>{item.program}</Small> };
    case "reward":
      return {
        icon: "gift",
        title: <bdi>{fill(texts.reward, { rule: item.reward.rule })}</bdi>,
        text: <Small>{item.reward.state}</Small>,
      };
    case "event":
      return {
        icon: "page",
        title: <bdi>{eventTitle(item.event, texts.page, texts.identified)}</bdi>,
        text: <Small>{item.event.verified ? texts.fromServer : texts.fromBrowser}</Small>,
      };
  }
}

/** The most that each kind of score can be. */
const MOST: Readonly<Record<string, number>> = { stars: 5, nps: 10, csat: 5, ces: 7 };

function Small({ children }: { readonly children: string }): ReactElement {
  return (
    <p className="soft small">
      <bdi>{children}</bdi>
    </p>
  );
}

/** What an event is called: its name, or the page that was viewed. */
function eventTitle({ event }: LoggedEvent, page: string, identified: string): string {
  const properties = event["properties"] as { path?: unknown } | null | undefined;
  if (typeof event["event"] === "string") return event["event"];
  if (event["type"] === "page" && typeof properties?.path === "string") {
    return fill(page, { page: properties.path });
  }
  return event["type"] === "identify" ? identified : String(event["type"]);
}

/** Where from and where to. */
function useChangeTitle(): (change: ShownChange) => string {
  const { people } = useTexts();
  const label = useStageLabels();
  return ({ from, to, track }) => {
    const { moved, began } = people.timeline;
    const text = from
      ? fill(moved, { from: label(from), to: label(to) })
      : fill(began, { to: label(to) });
    return track ? fill(people.stands.onTrack, { track, stage: text }) : text;
  };
}

function ChangeBadge({ change }: { readonly change: ShownChange }): ReactElement {
  const { people: texts } = useTexts();
  return change.both || change.standing === "verified" ? (
    <Badge kind="good">{texts.verified}</Badge>
  ) : (
    <Badge>{texts.hintOnly}</Badge>
  );
}

/** Names and what was said to them. */
export function Pairs({
  values,
}: {
  readonly values: Readonly<Record<string, unknown>>;
}): ReactElement {
  return (
    <dl className="pairs">
      {Object.entries(values).map(([name, value]) => (
        <div key={name}>
          <dt>
            <bdi>{name}</bdi>
          </dt>
          <dd>
            <bdi>{typeof value === "object" ? JSON.stringify(value) : String(value)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
