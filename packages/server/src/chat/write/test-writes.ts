import { randomUUID } from "node:crypto";
import type { TestLog } from "../../project/test-log.ts";
import { chatWrite } from "./chat-write.ts";
import type { StartFacts, Write, WriteToAll, Written, Writer } from "./write.ts";

/** For tests: what is known of whom nobody knows. */
export const FACTS: StartFacts = {
  visitor_id: null,
  profile_id: null,
  name: null,
  email: null,
  address_key: null,
  email_proven_at: null,
  locale: "en",
  page: null,
  referrer: null,
  user_agent: null,
  attributes: null,
  fields: null,
  consent: null,
  source: "widget",
  network: null,
};

/** For tests: a conversation that begins. */
export function starting(
  conversation: string,
  by: Writer,
  more: { readonly id?: string; readonly text?: string; readonly facts?: Partial<StartFacts> } = {},
): Extract<Write, { op: "start" }> {
  const { id = randomUUID(), text = "Hello", facts = {} } = more;
  return {
    op: "start",
    conversation,
    by,
    at: 1_000,
    facts: { ...FACTS, ...facts },
    message: { id, text },
    before: [],
    person: false,
  };
}

/** For tests: writes in one transaction. */
export async function writeIn(
  { database }: Pick<TestLog, "database">,
  ...writes: readonly (Write | WriteToAll)[]
): Promise<Written[]> {
  const context = { database, appended() {} };
  return (await chatWrite(context, { writes, server: "test" })) as Written[];
}

/** For tests: what was written; fails where it was refused. */
export function done(written: Written | undefined): Extract<Written, { ok: true }> {
  if (!written?.ok) throw new Error(`It was refused: ${written?.code}`);
  return written;
}
