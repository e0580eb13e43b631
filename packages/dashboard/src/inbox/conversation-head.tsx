import type { InboxConversation } from "@stagelight/core/endpoints";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { Goto } from "../app/address.tsx";
import { type Shortcut, useShortcuts } from "../app/shortcuts/shortcuts.ts";
import { IconButton } from "../design/button.tsx";
import { Icon, type IconName } from "../design/icon.tsx";
import { Menu, type MenuItem } from "../design/menu.tsx";
import { Avatar, Badge } from "../design/said.tsx";
import { tell } from "../design/toasts.tsx";
import { fill } from "../texts/fill.ts";
import { useFormat, useTexts } from "../texts/language.tsx";
import { useChanges } from "./changes.ts";
import { type Filter, searchOf } from "./filter.ts";
import type { Here } from "./people-here.ts";
import { AssignPicker, LabelPicker, SnoozePicker } from "./pickers.tsx";
import { useIsNamesake, useNames } from "./queries.ts";
import { nameOf } from "./who.ts";

interface ConversationHeadProps {
  readonly conversation: InboxConversation;
  readonly here: Here;
  readonly filter: Filter;
  readonly onLeave: () => void;
  /** Shows what is known of the visitor, where there is no room for it beside. */
  readonly onAbout: () => void;
}

/** Whose conversation it is, and what can be done with it. */
export function ConversationHead(props: ConversationHeadProps): ReactElement {
  const { conversation, here, filter, onLeave, onAbout } = props;
  const { inbox: texts } = useTexts();
  const format = useFormat();
  const names = useNames();
  const isNamesakes = useIsNamesake()(conversation.name);
  const changes = useChanges();
  const [picking, setPicking] = useState<"assign" | "label" | "snooze">();
  const { id, state, labels, assignee } = conversation;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // On a phone the list is gone, and with it what had the focus.
    if (matchMedia("(max-width: 47.99rem)").matches) heading.current?.focus();
  }, []);
  const name = nameOf(conversation, texts);

  const readers = format.names(
    texts.reads,
    here.people.map((each) => each.name),
  );
  const close = async (): Promise<void> => {
    if (!(await changes.state(id, "closed"))) return;
    tell(fill(texts.done.closed, { name }));
    onLeave();
  };
  const turn = async (): Promise<void> => {
    if (state === "closed") await changes.state(id, "open");
    else await close();
  };
  const keys: readonly Shortcut[] = [
    { keys: "e", name: state === "closed" ? texts.reopen : texts.close, run: () => void turn() },
    { keys: "a", name: texts.assign.title, run: () => setPicking("assign") },
    { keys: "l", name: texts.labels.title, run: () => setPicking("label") },
    { keys: "s", name: texts.snooze.title, run: () => setPicking("snooze") },
  ];
  useShortcuts(keys);
  // Where there is room for two buttons only.
  const items: readonly MenuItem[] = [
    { name: texts.assign.title, icon: "person", onSelect: () => setPicking("assign") },
    { name: texts.labels.title, icon: "label", onSelect: () => setPicking("label") },
    { name: texts.snooze.title, icon: "clock", onSelect: () => setPicking("snooze") },
    { name: texts.about.title, icon: "page", onSelect: onAbout },
  ];
  const done = (): void => setPicking(undefined);
  return (
    <header className="conversation-head">
      <Goto to="/inbox" search={searchOf(filter)} className="icon-button to-list">
        <Icon name="back" />
        <span className="unseen">{texts.toList}</span>
      </Goto>
      <Avatar name={name} />
      <div className="conversation-who">
        <h2 ref={heading} tabIndex={-1}>
          <bdi>{name}</bdi>
        </h2>
        <p className="soft small">
          {here.visitor?.online ? (
            <span className="online">{texts.online}</span>
          ) : (
            texts.sources[conversation.source]
          )}
          {" · "}
          {assignee === null
            ? texts.views.unassigned
            : fill(texts.with, { name: names(assignee) ?? "…" })}
        </p>
      </div>
      {here.people.length > 0 && (
        <span className="others" title={readers}>
          {here.people.slice(0, 3).map((each) => (
            <Avatar key={each.member} name={each.name} small />
          ))}
          <span className="unseen">{readers}</span>
        </span>
      )}
      {isNamesakes && <Badge kind="wrong">{texts.namesake}</Badge>}
      {state !== "open" && <Badge>{texts.states[state]}</Badge>}
      <div className="conversation-tools">
        <Tool
          icon="person"
          label={texts.assign.title}
          hint="a"
          onClick={() => setPicking("assign")}
        />
        <Tool
          icon="label"
          label={texts.labels.title}
          hint="l"
          onClick={() => setPicking("label")}
        />
        <Tool
          icon="clock"
          label={texts.snooze.title}
          hint="s"
          onClick={() => setPicking("snooze")}
        />
        <Tool
          icon={state === "closed" ? "retry" : "check"}
          label={state === "closed" ? texts.reopen : texts.close}
          hint="e"
          onClick={() => void turn()}
        />
        <IconButton className="to-about" icon="page" label={texts.about.title} onClick={onAbout} />
        <span className="tools-menu">
          <Menu label={texts.tools} className="icon-button" items={items}>
            <Icon name="more" />
            <span className="unseen">{texts.tools}</span>
          </Menu>
        </span>
      </div>
      {picking === "assign" && (
        <AssignPicker
          assignee={assignee}
          onPick={(member) => void changes.assign(id, member)}
          onClose={done}
        />
      )}
      {picking === "label" && (
        <LabelPicker
          labels={labels}
          onPick={(label) =>
            void changes.labels(id, labels.includes(label) ? { remove: [label] } : { add: [label] })
          }
          onClose={done}
        />
      )}
      {picking === "snooze" && (
        <SnoozePicker
          onPick={(until) =>
            void changes.snooze(id, until).then((snoozed) => {
              if (snoozed) onLeave();
              return snoozed;
            })
          }
          onClose={done}
        />
      )}
    </header>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  /** The key that does the same. */
  readonly hint: string;
  readonly onClick: () => void;
}

function Tool({ icon, label, hint, onClick }: ToolProps): ReactElement {
  return (
    <IconButton
      icon={icon}
      label={label}
      title={`${label} (${hint})`}
      aria-keyshortcuts={hint}
      onClick={onClick}
    />
  );
}
