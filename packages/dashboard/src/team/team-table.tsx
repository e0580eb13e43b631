import type { ReactElement } from "react";
import { type Role, useSession } from "../app/session.ts";
import { Icon } from "../design/icon.tsx";
import { Menu, type MenuItem } from "../design/menu.tsx";
import { Avatar, Badge } from "../design/said.tsx";
import { type Column, Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { fill } from "../texts/fill.ts";
import { useTexts } from "../texts/language.tsx";
import type { Colleague } from "./team-query.ts";
import type { TeamTexts } from "./texts/texts.ts";
import type { Deed } from "./team.tsx";

interface Changes {
  readonly onRole: (whom: Colleague, role: Role) => void;
  readonly onActivate: (whom: Colleague) => void;
  readonly onAsk: (deed: Deed, whom: Colleague) => void;
}

interface TeamTableProps extends Changes {
  readonly team: readonly Colleague[];
}

const nameOf = ({ name, email }: Colleague): string => name || email;

/** The team; to owners with what they can change. */
export function TeamTable({ team, ...changes }: TeamTableProps): ReactElement {
  const { team: texts } = useTexts();
  const { member } = useSession();
  const columns = columnsOf(texts, changes);
  return (
    <Table
      caption={texts.members}
      columns={member.role === "owner" ? columns : columns.slice(0, FOR_ALL)}
      rows={team}
      keyOf={({ id }) => id}
    />
  );
}

/** So many of the columns are for everybody. */
const FOR_ALL = 3;

function columnsOf(texts: TeamTexts, changes: Changes): Column<Colleague>[] {
  return [
    { name: texts.name, cell: (whom) => <Who whom={whom} /> },
    { name: texts.role, cell: (whom) => <RoleOf whom={whom} onRole={changes.onRole} /> },
    { name: texts.state, cell: (whom) => <StateOf whom={whom} /> },
    { name: texts.totp, cell: (whom) => <SecondStepOf whom={whom} /> },
    { name: texts.seen, cell: ({ seenAt }) => (seenAt ? <Time at={seenAt} /> : "–") },
    {
      name: texts.actions,
      unseenName: true,
      end: true,
      cell: (whom) => <ActionsFor whom={whom} {...changes} />,
    },
  ];
}

interface Whom {
  readonly whom: Colleague;
}

function Who({ whom }: Whom): ReactElement {
  return (
    <span className="member">
      <Avatar name={nameOf(whom)} />
      <span>
        <strong>{nameOf(whom)}</strong>
        <span className="soft small">{whom.name ? whom.email : ""}</span>
      </span>
    </span>
  );
}

const ROLES = ["owner", "marketer", "agent"] as const;

function RoleOf({ whom, onRole }: Whom & Pick<Changes, "onRole">): ReactElement | string {
  const { app, team: texts } = useTexts();
  const { member } = useSession();
  if (member.role !== "owner" || whom.id === member.id || whom.state === "deactivated")
    return app.roles[whom.role];
  return (
    <select
      className="input"
      aria-label={fill(texts.roleOf, { name: nameOf(whom) })}
      value={whom.role}
      onChange={(event) => onRole(whom, event.currentTarget.value as Role)}
    >
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {app.roles[role]}
        </option>
      ))}
    </select>
  );
}

function StateOf({ whom: { state, available } }: Whom): ReactElement {
  const { team: texts } = useTexts();
  if (state !== "active")
    return <Badge kind={state === "invited" ? "spot" : "plain"}>{texts.states[state]}</Badge>;
  return available ? (
    <Badge kind="good">{texts.states.available}</Badge>
  ) : (
    <Badge>{texts.states.away}</Badge>
  );
}

function SecondStepOf({ whom: { state, totp } }: Whom): ReactElement | string {
  const { team: texts } = useTexts();
  if (state !== "active") return "–";
  return totp ? <Badge kind="good">{texts.on}</Badge> : <Badge>{texts.off}</Badge>;
}

function ActionsFor({ whom, onActivate, onAsk }: Whom & Changes): ReactElement | null {
  const { team: texts } = useTexts();
  const { member } = useSession();
  if (whom.id === member.id) return null;
  const label = fill(texts.actionsFor, { name: nameOf(whom) });
  const items: MenuItem[] = [];
  if (whom.totp)
    items.push({ name: texts.totpOff, icon: "lock", onSelect: () => onAsk("totp-off", whom) });
  if (whom.state === "deactivated")
    items.push({ name: texts.activate, icon: "retry", onSelect: () => onActivate(whom) });
  else
    items.push({
      name: texts.deactivate,
      icon: "leave",
      onSelect: () => onAsk("deactivate", whom),
    });
  return (
    <Menu label={label} className="icon-button" items={items}>
      <Icon name="more" />
      <span className="unseen">{label}</span>
    </Menu>
  );
}
