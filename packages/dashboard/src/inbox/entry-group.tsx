import type { InboxEntry } from "@stagelight/core/endpoints";
import type { ReactElement } from "react";
import { Icon } from "../design/icon.tsx";
import { Time } from "../design/time.tsx";
import { fill } from "../texts/fill.ts";
import { useFormat, useTexts } from "../texts/language.tsx";
import type { EntryGroup } from "./entries.ts";
import { EventLine } from "./event-line.tsx";
import { Prose } from "./prose.tsx";
import { useNames } from "./queries.ts";
import { sizeOf } from "./size-of.ts";
import { webAddress } from "./web-address.ts";

interface EntryGroupViewProps {
  readonly group: EntryGroup;
  /** Of the visitor. */
  readonly name: string;
  /** The last of the team's messages that the visitor has read. */
  readonly lastRead: number | undefined;
}

/** What one person has written one after the other; or what has happened. */
export function EntryGroupView({ group, name, lastRead }: EntryGroupViewProps): ReactElement {
  const { inbox: texts } = useTexts();
  const names = useNames();
  const { kind, entries } = group;
  const [first] = entries as [InboxEntry];
  if (kind === "event")
    return (
      <ul className="events">
        {entries.map((entry) => (
          <li key={entry.seq}>
            <EventLine entry={entry} name={name} />
          </li>
        ))}
      </ul>
    );
  const writer =
    first.author === "visitor"
      ? name
      : first.author === "answerer"
        ? texts.answerer
        : first.author === "system"
          ? texts.system
          : (first.agent?.name ?? names(first.member) ?? texts.team);
  const own = first.author === "agent" || first.author === "answerer";
  const read = entries.some(({ seq }) => seq === lastRead);
  return (
    <article className={kind === "note" ? "group note" : own ? "group said own" : "group said"}>
      <header>
        {kind === "note" && <Icon name="note" />}
        <span className="writer">
          <bdi>{writer}</bdi>
          {kind === "note" && ` · ${texts.note}`}
        </span>
        <Time at={first.at} as="clock" />
      </header>
      {entries.map((entry) => (
        <div
          key={entry.seq}
          className={entry.author === "answerer" ? "bubble answerer" : "bubble"}
          data-seq={entry.seq}
        >
          {entry.text && <Prose text={entry.text} />}
          <Beside entry={entry} />
        </div>
      ))}
      {read && (
        <p className="read small soft">
          <Icon name="check" />
          {texts.read}
        </p>
      )}
    </article>
  );
}

/** What belongs to a message beside its text. */
function Beside({ entry: { data } }: { readonly entry: InboxEntry }): ReactElement | null {
  const { inbox: texts } = useTexts();
  const format = useFormat();
  if (!data) return null;
  const { attachments = [], sources = [], unproven, mail, sender, leftOut = 0, line } = data;
  return (
    <>
      {attachments.map(({ id, name, size, url }) => (
        <a
          key={id}
          className="attachment"
          href={webAddress(url)}
          download
          rel="noopener noreferrer"
        >
          <Icon name="attach" />
          <bdi>{name}</bdi>
          <span className="soft small">{sizeOf(size)}</span>
        </a>
      ))}
      {sources.map(({ title, url }) => (
        <p key={url} className="small">
          {texts.source}{" "}
          <a href={webAddress(url)} target="_blank" rel="noopener noreferrer nofollow ugc">
            {title}
          </a>
        </p>
      ))}
      {unproven && <p className="small soft">{texts.unproven}</p>}
      {mail && (
        <p className="small soft beside">
          <Icon name="mail" />
          {texts.byMail}
          {sender && (
            <>
              {" · "}
              <bdi>{sender}</bdi>
            </>
          )}
        </p>
      )}
      {data.private && <p className="small soft">{texts.privately}</p>}
      {leftOut > 0 && <p className="small soft">{format.count(texts.leftOut, leftOut)}</p>}
      {line && <p className="small soft">{fill(texts.line, { line })}</p>}
    </>
  );
}
