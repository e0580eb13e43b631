import type { TeamPersonAnswer } from "@stagelight/core/endpoints";
import type { ReactElement } from "react";
import { Section } from "../design/page.tsx";
import { Badge } from "../design/said.tsx";
import { Time } from "../design/time.tsx";
import { fill } from "../texts/fill.ts";
import { useFormat, useTexts } from "../texts/language.tsx";
import { shortId } from "./labels.ts";
import { Pairs } from "./timeline-entry.tsx";

interface About {
  readonly about: TeamPersonAnswer;
}

/** Who somebody is, as far as it is proven or was told. */
export function Profile({ about }: About): ReactElement {
  const { people } = useTexts();
  const { facts: texts } = people;
  const { person } = about;
  const { emails, userIds, traits, firstSeen, lastSeen, deletedAt, consent } = person;
  return (
    <Section title={texts.title}>
      <dl className="facts">
        {emails.length > 0 && (
          <div>
            <dt>{texts.emails}</dt>
            <dd>
              {emails.map((email) => (
                <p key={email} className="row">
                  <bdi>{email}</bdi> <Badge kind="good">{people.proven}</Badge>
                </p>
              ))}
            </dd>
          </div>
        )}
        {emails.length === 0 && person.email !== undefined && (
          <div>
            <dt>{texts.emails}</dt>
            <dd className="row">
              <bdi>{person.email}</bdi> <Badge>{people.claimed}</Badge>
            </dd>
          </div>
        )}
        {userIds.length > 0 && (
          <div>
            <dt>{texts.userIds}</dt>
            <dd className="mono">
              <bdi>{userIds.join(", ")}</bdi>
            </dd>
          </div>
        )}
        {Object.keys(traits).length > 0 && (
          <div>
            <dt>{texts.traits}</dt>
            <dd>
              <Pairs values={traits} />
            </dd>
          </div>
        )}
        <div>
          <dt>{texts.firstSeen}</dt>
          <dd>
            <Time at={firstSeen} as="moment" />
          </dd>
        </div>
        <div>
          <dt>{texts.lastSeen}</dt>
          <dd>
            <Time at={lastSeen} as="moment" />
          </dd>
        </div>
        <div>
          <dt>{texts.deleted}</dt>
          <dd>
            <Time at={deletedAt} as="day" />
          </dd>
        </div>
        {consent && (
          <div>
            <dt>{texts.consent}</dt>
            <dd>
              <Purposes granted={consent} />
            </dd>
          </div>
        )}
      </dl>
    </Section>
  );
}

/** The browsers that are somebody's, with what each allows. */
export function Browsers({ about }: About): ReactElement | null {
  const { people } = useTexts();
  const { browsers: texts } = people;
  const format = useFormat();
  if (about.browsers.length === 0) return null;
  return (
    <Section title={texts.title} about={texts.about}>
      <ul className="cards">
        {about.browsers.map(({ id, firstSeen, lastSeen, consent, consentAt, claims }) => (
          <li key={id}>
            <p className="spread">
              <span className="mono" title={id}>
                <bdi>{shortId(id)}</bdi>
              </span>
              <span className="soft small">
                {fill(texts.seen, {
                  first: format.moment(firstSeen),
                  last: format.moment(lastSeen),
                })}
              </span>
            </p>
            <p className="row">
              {consent === null ? (
                <span className="soft">{texts.unasked}</span>
              ) : (
                <Purposes granted={consent} />
              )}
              {consentAt && (
                <span className="soft small">
                  <Time at={consentAt} as="moment" />
                </span>
              )}
            </p>
            {claims && (
              <>
                <p className="soft small">
                  {texts.claims} <Badge>{people.claimed}</Badge>
                </p>
                <Pairs
                  values={{
                    ...(claims.userId !== undefined && { userId: claims.userId }),
                    ...claims.traits,
                  }}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What was agreed to in so many words. */
export function Receipts({ about }: About): ReactElement | null {
  const { people } = useTexts();
  const { receipts: texts } = people;
  const actions: Readonly<Record<string, string>> = people.timeline.newsletter;
  const receipts = about.newsletter.flatMap(({ email, receipts: own }) =>
    own.map((receipt) => ({ ...receipt, email })),
  );
  if (receipts.length === 0) return null;
  return (
    <Section title={texts.title} about={texts.about}>
      <ul className="cards">
        {receipts.map((receipt, index) => (
          <li key={`${receipt.at} ${index}`}>
            <p className="spread">
              <strong>{actions[receipt.action] ?? receipt.action}</strong>
              <span className="soft small">
                <Time at={receipt.at} as="moment" />
              </span>
            </p>
            <p className="soft small">
              <bdi>{receipt.email}</bdi>
            </p>
            {receipt.wording && (
              <p className="quoted">
                <bdi>{receipt.wording}</bdi>
              </p>
            )}
            {receipt.page && (
              <p className="soft small">
                {texts.page} <bdi>{receipt.page}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Purposes({ granted }: { readonly granted: readonly string[] }): ReactElement {
  const { people } = useTexts();
  const names: Readonly<Record<string, string>> = people.purposes;
  if (granted.length === 0) return <span>{people.browsers.refusedAll}</span>;
  return (
    <span className="row">
      {granted.map((purpose) => (
        <Badge key={purpose} kind="good">
          {names[purpose] ?? purpose}
        </Badge>
      ))}
    </span>
  );
}
