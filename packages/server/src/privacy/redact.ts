import type { LoggedEvent } from "../project/logged-event.ts";
import { holds } from "./mentions.ts";
import type { Person } from "./person.ts";

/** Stands where an address or an id of an erased person has stood. */
const ERASED = "erased";

type Known = Pick<Person, "emails" | "users">;

/** What may say who somebody is: an event, or what is kept of one. */
interface Said {
  readonly userId?: string | number | null;
}

/** What somebody else has said, without the person's addresses and id. */
export function redacted<Each extends object>(said: Each & Said, known: Known): Each {
  const rest = within(said, known.emails) as Each;
  return namesUser(said, known) ? { ...rest, userId: ERASED } : rest;
}

/** Whether somebody says to be the person by the site's id. */
export function namesUser({ userId }: Said, { users }: Known): boolean {
  return userId != null && users.has(String(userId));
}

/** Of somebody else's event only what is about the person: where the addresses stand. */
export function mentionsIn(event: LoggedEvent, known: Known): LoggedEvent {
  const { type, messageId, timestamp, userId } = event;
  return {
    type,
    messageId,
    ...(timestamp !== undefined && { timestamp }),
    ...(namesUser(event, known) && { userId }),
    ...(only(event, known.emails) as Partial<LoggedEvent> | undefined),
  };
}

function within(value: unknown, emails: ReadonlySet<string>): unknown {
  if (typeof value === "string") return withoutAddress(value, emails);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => within(item, emails));
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      withoutAddress(key, emails),
      within(inner, emails),
    ]),
  );
}

function only(value: unknown, emails: ReadonlySet<string>): unknown {
  if (typeof value === "string") return holds(value, emails) ? value : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) {
    const items = value.map((item) => only(item, emails)).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, holds(key, emails) ? inner : only(inner, emails)] as const)
    .filter(([, inner]) => inner !== undefined);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** The name in `Mina Park <mina@tea.example>` goes with the address; the rest of a text stays. */
function withoutAddress(text: string, emails: ReadonlySet<string>): string {
  if (!holds(text, emails)) return text;
  const left = text
    .split(/([,;\n])/)
    .map((part) => {
      if (!holds(part, emails)) return part;
      return part.includes("<") ? ERASED : withoutWords(part, emails);
    })
    .join("");
  return holds(left, emails) ? ERASED : left;
}

function withoutWords(text: string, emails: ReadonlySet<string>): string {
  return text
    .split(/([\s"()[\]\\:?&=/#]+)/)
    .map((word) => (holds(word, emails) ? ERASED : word))
    .join("");
}
