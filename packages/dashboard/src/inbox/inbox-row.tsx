import type { InboxRow } from "@stagelight/core/endpoints";
import { type ReactElement } from "react";
import { Goto } from "../app/address.tsx";
import { useSession } from "../app/session.ts";
import { Icon } from "../design/icon.tsx";
import { Avatar, Badge } from "../design/said.tsx";
import { Time, useNow } from "../design/time.tsx";
import { fill } from "../texts/fill.ts";
import { useFormat, useTexts } from "../texts/language.tsx";
import { type Filter, searchOf } from "./filter.ts";
import { useIsNamesake, useNames } from "./queries.ts";
import { nameOf } from "./who.ts";

interface InboxRowLinkProps {
  readonly row: InboxRow;
  readonly filter: Filter;
  readonly open: boolean;
}

/** One conversation of the list. */
export function InboxRowLink({ row, filter, open }: InboxRowLinkProps): ReactElement {
  const { inbox: texts } = useTexts();
  const format = useFormat();
  const { member } = useSession();
  const names = useNames();
  const isNamesakes = useIsNamesake()(row.name);
  const now = useNow();
  const name = nameOf(row, texts);
  const { preview = "", previewBy } = row;
  const assignee = row.assignee === member.id ? texts.you : names(row.assignee);
  return (
    <Goto
      to={`/inbox/${row.id}`}
      search={searchOf(filter)}
      className={row.unread ? "row-link unread" : "row-link"}
      aria-current={open ? "true" : undefined}
      data-row={row.id}
    >
      <Avatar name={name} />
      <span className="row-name">
        <bdi>{name}</bdi>
        {row.verified && <Icon name="check" />}
      </span>
      <span className="row-time">
        <Time at={row.changedAt} />
      </span>
      <span className="row-preview">
        {previewBy === "agent" && <span>{texts.answered} </span>}
        <bdi>{preview}</bdi>
      </span>
      {row.unread && <span className="unseen">{texts.unread}</span>}
      <span className="row-marks">
        {isNamesakes && <Badge kind="wrong">{texts.namesake}</Badge>}
        {row.waitingSince && (
          <Badge kind="spot">
            <Icon name="clock" />
            {format.length(now - Date.parse(row.waitingSince))}
            <span className="unseen">{texts.waits}</span>
          </Badge>
        )}
        {row.state === "snoozed" && row.snoozedUntil && (
          <Badge>{fill(texts.until, { time: format.moment(row.snoozedUntil) })}</Badge>
        )}
        {row.source === "mail" && <Badge>{texts.sources.mail}</Badge>}
        {row.labels.map((label) => (
          <Badge key={label}>{label}</Badge>
        ))}
        {assignee && (
          <span className="row-assignee">
            <Icon name="person" />
            {assignee}
          </span>
        )}
      </span>
    </Goto>
  );
}
