import type { CannedAnswer } from "@stagelight/core/endpoints";
import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { useSession } from "../app/session.ts";
import { Icon } from "../design/icon.tsx";
import { Picker } from "../design/picker.tsx";
import { Avatar } from "../design/said.tsx";
import { teamQuery } from "../team/team-query.ts";
import { fill } from "../texts/fill.ts";
import { useFormat, useTexts } from "../texts/language.tsx";
import { cannedFor } from "./canned.ts";
import { cannedQuery, useLabels } from "./queries.ts";
import { snoozeTimes } from "./snooze-times.ts";

interface Closes {
  readonly onClose: () => void;
}

interface AssignPickerProps extends Closes {
  readonly assignee: string | null;
  readonly onPick: (member: string | null) => void;
}

const NOBODY = "nobody";

/** Picks who of the team has a conversation; oneself stands first. */
export function AssignPicker({ assignee, onPick, onClose }: AssignPickerProps): ReactElement {
  const { inbox: texts } = useTexts();
  const { member } = useSession();
  const { data: team = [] } = useQuery(teamQuery);
  const others = team.filter(({ id, state }) => id !== member.id && state === "active");
  return (
    <Picker
      title={texts.assign.title}
      placeholder={texts.assign.placeholder}
      none={texts.assign.none}
      picks={[
        {
          id: member.id,
          name: fill(texts.assign.me, { name: member.name }),
          mark: <Avatar name={member.name} small />,
          chosen: assignee === member.id,
        },
        ...others.map(({ id, name, email }) => ({
          id,
          name,
          more: email,
          mark: <Avatar name={name} small />,
          chosen: assignee === id,
        })),
        {
          id: NOBODY,
          name: texts.assign.nobody,
          mark: <Icon name="close" />,
          chosen: assignee === null,
        },
      ]}
      onPick={(id) => onPick(id === NOBODY ? null : id)}
      onClose={onClose}
    />
  );
}

interface LabelPickerProps extends Closes {
  readonly labels: readonly string[];
  readonly onPick: (label: string) => void;
}

/** Picks labels: those that other conversations have, or new ones. */
export function LabelPicker({ labels, onPick, onClose }: LabelPickerProps): ReactElement {
  const { inbox: texts } = useTexts();
  const all = useLabels(labels);
  return (
    <Picker
      title={texts.labels.title}
      placeholder={texts.labels.placeholder}
      none={texts.noLabels}
      several
      picks={all.map((label) => ({ id: label, name: label, chosen: labels.includes(label) }))}
      fresh={{ name: (typed) => fill(texts.labels.fresh, { label: typed }), onPick }}
      onPick={onPick}
      onClose={onClose}
    />
  );
}

interface LabelFilterProps extends Closes {
  readonly label: string | undefined;
  readonly onPick: (label: string | undefined) => void;
}

/** Picks the label that listed conversations have; that which is chosen once more: any. */
export function LabelFilter({ label: chosen, onPick, onClose }: LabelFilterProps): ReactElement {
  const { inbox: texts } = useTexts();
  const all = useLabels(chosen === undefined ? [] : [chosen]);
  return (
    <Picker
      title={texts.byLabel}
      placeholder={texts.labelPlaceholder}
      none={texts.noLabels}
      picks={all.map((label) => ({ id: label, name: label, chosen: label === chosen }))}
      onPick={(label) => onPick(label === chosen ? undefined : label)}
      onClose={onClose}
    />
  );
}

interface SnoozePickerProps extends Closes {
  readonly onPick: (until: Date) => void;
}

/** Picks when a conversation is to come back. */
export function SnoozePicker({ onPick, onClose }: SnoozePickerProps): ReactElement {
  const { inbox: texts } = useTexts();
  const format = useFormat();
  const [times] = useState(() => snoozeTimes(new Date()));
  return (
    <Picker
      title={texts.snooze.title}
      placeholder={texts.snooze.placeholder}
      none={texts.snooze.none}
      picks={times.map(({ id, at }) => ({
        id,
        name: texts.snooze.times[id],
        more: format.moment(at.getTime()),
        mark: <Icon name="clock" />,
      }))}
      onPick={(picked) => onPick(times.find(({ id }) => id === picked)!.at)}
      onClose={onClose}
    />
  );
}

interface CannedPickerProps extends Closes {
  /** The visitor's language: answers in it stand first. */
  readonly locale: string;
  readonly onPick: (answer: CannedAnswer) => void;
}

/** Picks a canned answer. */
export function CannedPicker({ locale, onPick, onClose }: CannedPickerProps): ReactElement {
  const { inbox: texts } = useTexts();
  const { data: all = [] } = useQuery(cannedQuery);
  return (
    <Picker
      title={texts.canned.title}
      placeholder={texts.canned.placeholder}
      none={all.length > 0 ? texts.canned.none : texts.canned.empty}
      picks={cannedFor(all, "", locale).map(({ id, shortcut, title, text }) => ({
        id,
        name: title,
        more: `/${shortcut} · ${text}`,
        words: text,
        mark: <Icon name="canned" />,
      }))}
      onPick={(id) => onPick(all.find((each) => each.id === id)!)}
      onClose={onClose}
    />
  );
}
