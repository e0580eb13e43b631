import { isDisposable } from "../../guard/disposable.ts";
import { uuidOf } from "../../keys/uuid.ts";
import { type LogEntry, TRUST } from "../../log/log.ts";
import type { PersonRow } from "./read-person.ts";

/** By what it is known of an event that its person came with an import. */
const LIBRARY = "stagelight import";

/** Somebody who has come onto a list, as the log is told. */
export interface ImportedPerson {
  readonly row: PersonRow;
  readonly locale: string;
  /** Of their receipt. */
  readonly receipt: string;
  /** Whether what the file says of them is new: what somebody has said themselves stays. */
  readonly isNew: boolean;
}

/**
 * What the log is told of people who come onto a list with their consent: the same as of who confirms a
 * form, so stages and connectors know of them.
 *
 * @param interests ids of the fields whose choices are interests
 * @param now milliseconds since 1970
 */
export function importedEvents(
  people: readonly ImportedPerson[],
  list: string,
  interests: readonly string[],
  now: number,
): LogEntry[] {
  return people.flatMap(({ row, locale, receipt, isNew }) => {
    const email = row.address.canonical;
    const topic = interests.flatMap((id) => (row.fields[id] ?? []) as string | string[]);
    const some = topic.length > 0;
    const traits = {
      ...row.fields,
      email,
      ...(row.name !== undefined && { name: row.name }),
      ...(some && { interests: topic }),
      ...(isDisposable(email) && { disposable: true }),
    };
    const common = {
      timestamp: new Date(now).toISOString(),
      context: { locale, library: { name: LIBRARY } },
      stagelight: { proof: { email } },
    };
    const properties = { form: "import", lists: [list], ...(some && { topic }) };
    return [
      ...(isNew ? [{ ...common, type: "identify", traits }] : []),
      { ...common, type: "track", event: "Newsletter Subscribed", properties },
    ].map((event) => ({
      receivedAt: now,
      trust: TRUST.verified,
      body: JSON.stringify({ ...event, messageId: uuidOf(`newsletter ${event.type} ${receipt}`) }),
    }));
  });
}

/** Whether an event is of an import: people who have come years ago get no mail for it. */
export function isImported(context: Readonly<Record<string, unknown>> | null | undefined): boolean {
  const library = context?.["library"] as { readonly name?: unknown } | null | undefined;
  return library?.name === LIBRARY;
}
