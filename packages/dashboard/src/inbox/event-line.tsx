import type { InboxEntry } from "@stagelight/core/endpoints";
import type { ReactElement } from "react";
import { Time } from "../design/time.tsx";
import { fill } from "../texts/fill.ts";
import { named } from "../texts/named.ts";
import { useTexts } from "../texts/language.tsx";
import { useNames } from "./queries.ts";
import type { InboxTexts } from "./texts/texts.ts";

interface EventLineProps {
  readonly entry: InboxEntry;
  /** Of the visitor. */
  readonly name: string;
}

/** One line about what has happened to a conversation. */
export function EventLine({ entry, name }: EventLineProps): ReactElement {
  const { inbox: texts } = useTexts();
  const names = useNames();
  const who =
    entry.author === "visitor" ? name : (entry.agent?.name ?? names(entry.member) ?? texts.system);
  return (
    <>
      <span>{eventText(entry, who, names(entry.data?.member), texts.events)}</span>{" "}
      <Time at={entry.at} as="clock" />
    </>
  );
}

/** What an entry that is no message says. */
function eventText(
  { kind, member: by, data = {} }: InboxEntry,
  who: string,
  member: string | undefined,
  texts: InboxTexts["events"],
): string {
  const values = { who, member: member ?? "…", label: data.label ?? "", score: data.score ?? "" };
  switch (kind) {
    case "state":
      return fill(named(texts.state, data.state ?? "") ?? texts.state.open, values);
    case "assigned":
      if (!data.member) return fill(texts.unassigned, values);
      return fill(data.member === by ? texts.taken : texts.assigned, values);
    case "label":
      return fill(data.removed ? texts.labelOff : texts.labelOn, values);
    case "rated":
      return fill(texts.rated, values);
    case "identified":
      return fill(texts.identified, values);
    case "person":
      return fill(texts.person, values);
    case "message":
    case "note":
      return "";
  }
}
