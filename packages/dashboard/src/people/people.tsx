import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { Goto, useGo, usePlace } from "../app/address.tsx";
import { useProblemText } from "../app/problem-text.ts";
import { useShortcuts } from "../app/shortcuts/shortcuts.ts";
import { Field } from "../design/field.tsx";
import { Page, Section } from "../design/page.tsx";
import { Avatar, Badge, Empty, Loading, Notice } from "../design/said.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { announce } from "../design/toasts.tsx";
import { useFormat, useTexts } from "../texts/language.tsx";
import { personName } from "./person-name.ts";
import { peopleQuery } from "./queries.ts";
import { StageBadge } from "./stage-badge.tsx";

/** Milliseconds without a key after which it is searched. */
const PAUSE = 250;

/** People, as they are searched for. */
export function People(): ReactElement {
  const { app, people: texts } = useTexts();
  const format = useFormat();
  const told = useProblemText();
  const go = useGo();
  const { search } = usePlace();
  const words = search["q"] ?? "";
  const [typed, setTyped] = useState(words);
  const field = useRef<HTMLInputElement>(null);
  const found = useQuery(peopleQuery(words));
  useEffect(() => {
    if (typed.trim() === words) return undefined;
    const timer = setTimeout(() => go("/people", { q: typed.trim() }, true), PAUSE);
    return () => clearTimeout(timer);
    // The way there is made anew with each rendering.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [typed, words]);
  const count = found.data?.people.length;
  const said = words && count !== undefined ? format.count(texts.found, count) : "";
  useEffect(() => {
    if (said) announce(said);
  }, [said]);
  useShortcuts([{ keys: "/", name: texts.search, run: () => field.current?.focus() }]);
  return (
    <Page title={texts.title} about={texts.about} wide>
      <div role="search" className="people-search">
        <Field
          ref={field}
          type="search"
          label={texts.search}
          hint={texts.searchHint}
          maxLength={255}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {found.isPending && <Loading label={app.loading} />}
      {found.error && <Notice kind="wrong">{told(found.error)}</Notice>}
      {found.data &&
        count === 0 &&
        (words ? (
          <Empty icon="search" title={texts.none}>
            {texts.noneText}
          </Empty>
        ) : (
          <Empty icon="people" title={texts.nobodyYet}>
            {texts.nobodyYetText}
          </Empty>
        ))}
      {found.data && count !== undefined && count > 0 && (
        <Section title={words ? format.count(texts.found, count) : texts.moved}>
          <Table
            caption={words ? texts.search : texts.moved}
            rows={found.data.people}
            keyOf={({ id }) => id}
            columns={[
              {
                name: texts.columns.person,
                cell: (person) => (
                  <span className="member">
                    <Avatar name={personName(texts, person)} small />
                    <span>
                      <Goto to={`/people/${encodeURIComponent(person.id)}`} className="person-link">
                        <bdi>{personName(texts, person)}</bdi>
                      </Goto>
                      {person.email && person.name && (
                        <span className="soft small">
                          <bdi>{person.email}</bdi>
                        </span>
                      )}
                      {person.email && !person.proven && (
                        <span>
                          <Badge>{texts.claimed}</Badge>
                        </span>
                      )}
                    </span>
                  </span>
                ),
              },
              {
                name: texts.columns.stage,
                cell: ({ stage, verified }) => (
                  <span className="row">
                    <StageBadge stage={stage} />
                    {verified && <Badge kind="good">{texts.verified}</Badge>}
                  </span>
                ),
              },
              { name: texts.columns.seen, cell: ({ lastSeen }) => <Time at={lastSeen} /> },
            ]}
          />
          {found.data.more && words && <p className="soft small">{texts.more}</p>}
        </Section>
      )}
    </Page>
  );
}
