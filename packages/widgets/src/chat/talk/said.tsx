import type { ChatEntry } from "@stagelight/core/endpoints";
import type { ReactElement } from "react";
import type { LineProps } from "../view/line.tsx";
import type { ChatProps } from "../view/props.ts";
import { EmailCard, Rating } from "./cards.tsx";
import { Prose } from "./prose.tsx";

interface SaidProps extends ChatProps {
  readonly Line: (props: LineProps) => ReactElement;
}

/** What was said so far. */
export function Said(props: SaidProps): ReactElement {
  const { texts, state, page, Line } = props;
  const { exchanges, entries, waiting, typing } = state;
  return (
    <>
      {exchanges.map(({ question, answer, source }, index) => (
        <div key={index} className="lines">
          <Line author="visitor" who={texts.you}>
            <Prose text={question} />
          </Line>
          <Line author="answerer" who={texts.automatic}>
            <Prose text={answer} />
            {source ? <Source {...{ texts, source }} /> : null}
          </Line>
        </div>
      ))}
      {entries.map((entry) => (
        <Entry key={`${entry.conversation} ${entry.seq}`} {...props} entry={entry} />
      ))}
      {waiting.map(({ id, text, failed }) => (
        <Line key={id} author="visitor" who={texts.you}>
          <Prose text={text} />
          <p className="mark" part="mark">
            {failed ? texts.marks.failed : texts.marks.waiting}{" "}
            {failed ? (
              <button type="button" className="quiet" onClick={() => page.retry(id)}>
                {texts.retry}
              </button>
            ) : null}
          </p>
        </Line>
      ))}
      <Mark {...props} />
      {page.unanswered() ? (
        <div className="chips">
          <button type="button" className="chip" onClick={() => page.missed()}>
            {texts.missed}
          </button>
        </div>
      ) : null}
      {typing === undefined ? null : (
        <p className="muted" part="typing">
          {typing ? texts.typing.replace("{name}", typing) : texts.somebodyTypes}
        </p>
      )}
      <Rating {...props} />
      <EmailCard {...props} />
    </>
  );
}

function Entry(props: SaidProps & { readonly entry: ChatEntry }): ReactElement | null {
  const { texts, options, entry, Line } = props;
  const { kind, author, agent, text = "", data = {}, at } = entry;
  if (kind !== "message") {
    const said = sayingOf(entry, texts);
    return said ? <p className="event">{said}</p> : null;
  }
  const whose = { visitor: texts.you, answerer: texts.automatic }[author as "visitor"];
  const who = whose ?? agent?.name ?? options.team ?? texts.heading;
  const { attachments = [], sources = [] } = data;
  return (
    <Line author={author} who={who} at={at} locale={options.locale}>
      {/* Mail whose sender has proven nothing is kept from who reads here. */}
      <Prose text={data.private ? texts.private : text} />
      {sources.map((source) => (
        <Source key={source.url} {...{ texts, source }} />
      ))}
      {attachments.map(({ id, name, size, url }) => (
        <p key={id}>
          <a
            href={url && new URL(url, `${options.server}/`).href}
            target="_blank"
            rel="noopener noreferrer"
          >
            {name} ({Math.ceil(size / 1000)} kB)
          </a>
        </p>
      ))}
    </Line>
  );
}

function sayingOf({ kind, agent, data }: ChatEntry, texts: ChatProps["texts"]): string | undefined {
  if (kind === "assigned" && agent) return texts.joined.replace("{name}", agent.name);
  if (kind === "person") return texts.wantsPerson;
  return kind === "state" && data?.state === "closed" ? texts.ended : undefined;
}

interface SourceProps extends Pick<ChatProps, "texts"> {
  readonly source: { readonly title: string; readonly url: string };
}

/** Where on the site an answer is from. */
function Source({ texts, source: { title, url } }: SourceProps): ReactElement {
  const followed = /^(https?:|\/(?!\/))/i.test(url);
  return (
    <p className="source" part="source">
      {texts.source} {followed ? <a href={url}>{title}</a> : title}
    </p>
  );
}

/** How it stands with what the visitor has said last. */
function Mark({ texts, state }: ChatProps): ReactElement | null {
  const { conversation, entries, waiting } = state;
  const last = entries.findLast(({ kind }) => kind === "message");
  if (!conversation || waiting.length > 0 || last?.author !== "visitor") return null;
  return (
    <p className="mark" part="mark">
      {conversation.agentRead >= last.seq ? texts.marks.read : texts.marks.sent}
    </p>
  );
}
