/** How many entries there are: the last one's position. One row, named `chat`. */
export interface ChatPositionTable {
  name: string;
  value: number;
}

/** What a visitor and the team have to say to each other. */
export interface ConversationTable {
  id: string;
  /** Hash of the chat secret, as `visitorIdOf` makes it. Nobody holds what was begun by a person. */
  holder: string | null;
  /** The site's id of a person who has signed in: from then on nobody else is told of it. */
  user_id: string | null;
  /** The browser, where statistics are agreed to and its own secret was shown. */
  visitor_id: string | null;
  profile_id: string | null;
  name: string | null;
  /** In its canonical form; what nobody has proven is only claimed. */
  email: string | null;
  /** Keyed hash of the mailbox, as `recordKeys` gives it. */
  address_key: string | null;
  email_proven_at: number | null;
  locale: string;
  /** Where the visitor was last, without its query. */
  page: string | null;
  referrer: string | null;
  user_agent: string | null;
  /** What the site says of the visitor, flat, as JSON. */
  attributes: string | null;
  /** What was filled in before, as JSON. */
  fields: string | null;
  /** What was agreed to before, as JSON. */
  consent: string | null;
  state: "open" | "snoozed" | "closed";
  snoozed_until: number | null;
  /** Id of a member of the team. */
  assignee_id: string | null;
  started_at: number;
  changed_at: number;
  /** Places of the last entry, of the last one that visitors are told, and of the last message. */
  last_seq: number;
  last_shown: number;
  last_message: number | null;
  /** Up to which place each side has read. */
  visitor_read: number;
  agent_read: number;
  /** Since when the visitor waits for a person. */
  waiting_since: number | null;
  /** 1: the visitor has asked for a person, or nobody else could answer. */
  needs_person: number;
  /** 1 to 5. */
  rating: number | null;
  rating_text: string | null;
  rated_at: number | null;
  source: "widget" | "form" | "mail";
  /** When what the team has said and nobody has read is mailed. */
  mail_due_at: number | null;
  /** Up to which place what the team has said was mailed. */
  mailed_seq: number;
  /** What `agent_read` was when the team was last told that somebody waits. */
  told_read: number | null;
  /** Truncated, of the internet; kept for some days. */
  network: string | null;
}

/** One durable thing of a conversation, in the order in which all were committed. */
export interface ChatEntryTable {
  position: number;
  conversation_id: string;
  /** From 1 on, without gaps. */
  seq: number;
  kind: "message" | "state" | "assigned" | "rated" | "identified" | "person" | "note" | "label";
  author: "visitor" | "agent" | "answerer" | "system";
  /** Id of the member of the team who has made it. */
  author_id: string | null;
  /** As its sender has called it: told twice, it is one. */
  client_id: string | null;
  text: string | null;
  /** As JSON: see `chatDataSchema`. */
  data: string | null;
  at: number;
}

export interface ChatLabelTable {
  conversation_id: string;
  label: string;
}

/** A file, before and after it was sent with a message. */
export interface ChatAttachmentTable {
  id: string;
  /** None while it was not sent with a message; then only its owner can send it. */
  conversation_id: string | null;
  holder: string | null;
  user_id: string | null;
  member_id: string | null;
  name: string;
  type: string;
  /** In bytes. */
  size: number;
  /** The file, in base64. */
  data: string;
  created_at: number;
}

/** What visitors have asked and could not be answered at once. */
export interface ChatUnansweredTable {
  id: string;
  question: string;
  locale: string;
  times: number;
  last_at: number;
  /** The conversation that it became last. */
  conversation_id: string | null;
}

/** What the team has set for the chat: its hours and the like, as JSON. */
export interface ChatSettingTable {
  key: string;
  value: string;
  changed_at: number;
  /** Id of the member. */
  changed_by: string | null;
}

/** A text that the team answers with again and again. */
export interface CannedAnswerTable {
  id: string;
  shortcut: string;
  title: string;
  text: string;
  locale: string | null;
  created_by: string | null;
  changed_at: number;
}
