import type { ReactElement } from "react";
import type { WidgetEvents } from "../platform/events.ts";
import { WidgetHost, type WidgetProps } from "../platform/react.tsx";
import type { ChatSettings } from "./chat-options.ts";
import { stub as chatStub } from "./chat-stub.ts";
import { widget } from "./chat-widget.ts";

/** What `<Chat>` takes. */
export interface ChatProps extends WidgetProps {
  /** What the site's config says of its chat. */
  readonly settings?: ChatSettings;
  /** Words on the launcher. */
  readonly label?: string;
  /** Address of the index of answers, where it is not the server's. */
  readonly answers?: string;
  readonly onOpened?: (detail: WidgetEvents["stagelight:chat-opened"]) => void;
  readonly onClosed?: (detail: WidgetEvents["stagelight:chat-closed"]) => void;
  /** The server has taken the first message of a conversation. */
  readonly onStarted?: (detail: WidgetEvents["stagelight:chat-started"]) => void;
  /** Somebody has answered. */
  readonly onMessage?: (detail: WidgetEvents["stagelight:chat-message"]) => void;
  readonly onRated?: (detail: WidgetEvents["stagelight:chat-rated"]) => void;
  /** How many messages have come that were not seen. */
  readonly onUnread?: (detail: WidgetEvents["stagelight:chat-unread"]) => void;
}

/** The chat, with its launcher. */
export function Chat(props: ChatProps): ReactElement {
  const { settings, label, answers } = props;
  return (
    <WidgetHost
      {...props}
      stub={chatStub}
      widget={widget}
      settings={settings}
      attributes={{ label, answers }}
      on={{
        "stagelight:chat-opened": props.onOpened,
        "stagelight:chat-closed": props.onClosed,
        "stagelight:chat-started": props.onStarted,
        "stagelight:chat-message": props.onMessage,
        "stagelight:chat-rated": props.onRated,
        "stagelight:chat-unread": props.onUnread,
      }}
    />
  );
}
