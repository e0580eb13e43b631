import type { InboxConversation } from "@stagelight/core/endpoints";
import type { ReactElement, ReactNode } from "react";
import { Icon } from "../design/icon.tsx";
import { Badge } from "../design/said.tsx";
import { Time } from "../design/time.tsx";
import { useTexts } from "../texts/language.tsx";
import type { Here } from "./people-here.ts";
import { shownAddress, webAddress } from "./web-address.ts";

interface AboutProps {
  readonly conversation: InboxConversation;
  readonly here: Here;
}

/** What the visitor has said and where they are; below it, what is known of the person. */
export function About({ conversation, here }: AboutProps): ReactElement {
  const { inbox: texts } = useTexts();
  const { about } = texts;
  const {
    email,
    emailProven,
    verified,
    locale,
    labels,
    fields = {},
    attributes = {},
  } = conversation;
  const page = here.visitor?.page ?? conversation.page;
  const language = new Intl.DisplayNames([document.documentElement.lang], { type: "language" });
  return (
    <div className="about-body">
      <h3>{about.visit}</h3>
      <dl className="facts">
        {email && (
          <Fact name={about.email}>
            <bdi>{email}</bdi>{" "}
            {emailProven || verified ? (
              <Badge kind="good">{about.proven}</Badge>
            ) : (
              <Badge>{about.unproven}</Badge>
            )}
          </Fact>
        )}
        {page && (
          <Fact name={here.visitor?.online ? about.pageNow : about.page}>
            <a href={webAddress(page)} target="_blank" rel="noopener noreferrer" title={page}>
              <bdi>{shownAddress(page)}</bdi>
            </a>
          </Fact>
        )}
        <Fact name={about.language}>{nameIn(language, locale)}</Fact>
        <Fact name={about.started}>
          <Time at={conversation.startedAt} as="moment" />
        </Fact>
        {conversation.referrer && (
          <Fact name={about.referrer}>
            <bdi>{shownAddress(conversation.referrer)}</bdi>
          </Fact>
        )}
        {Object.entries(fields).map(([id, value]) => (
          <Fact key={`field ${id}`} name={id}>
            <bdi>{value}</bdi>
          </Fact>
        ))}
        {Object.entries(attributes).map(([id, value]) => (
          <Fact key={`attribute ${id}`} name={id}>
            <bdi>{`${value}`}</bdi>
          </Fact>
        ))}
        {labels.length > 0 && (
          <Fact name={texts.labels.title}>
            <span className="row">
              {labels.map((label) => (
                <Badge key={label}>{label}</Badge>
              ))}
            </span>
          </Fact>
        )}
        {conversation.rating !== undefined && (
          <Fact name={about.rating}>
            <span className="rating-stars" role="img" aria-label={`${conversation.rating} / 5`}>
              {[1, 2, 3, 4, 5].map((star) => (
                <span key={star} data-full={star <= conversation.rating! || undefined}>
                  <Icon name="star" />
                </span>
              ))}
            </span>
            {conversation.ratingText && <q dir="auto">{conversation.ratingText}</q>}
          </Fact>
        )}
      </dl>
    </div>
  );
}

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
}

function Fact({ name, children }: FactProps): ReactElement {
  return (
    <div>
      <dt>
        <bdi>{name}</bdi>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function nameIn(language: Intl.DisplayNames, locale: string): string {
  try {
    return language.of(locale) ?? locale;
  } catch {
    return locale;
  }
}
