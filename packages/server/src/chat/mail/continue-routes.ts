import { chatMessageBodySchema } from "@stagelight/core/endpoints";
import { z } from "zod";
import { RequestProblem } from "../../http/problem.ts";
import type { BodyRule, Call, Route } from "../../http/route.ts";
import { FORM_TYPE, givenIn } from "../../forms/given.ts";
import { pageLanguage } from "../../pages/words.ts";
import { recordKeys } from "../../privacy/suppression.ts";
import type { Write } from "../write/write.ts";
import {
  askPage,
  conversationPage,
  messagePage,
  type OpenedConversation,
} from "./continue-pages.ts";
import { CONTINUE_PATH, readContinueToken } from "./continue-token.ts";

const FORM: BodyRule = {
  schema: z.object({
    action: z.enum(["continue", "send", "disown"]),
    text: z.string().optional(),
    id: z.string().optional(),
  }),
  types: [FORM_TYPE, "application/json"],
  // Of some languages a form sends nine bytes for each character.
  most: 64 * 1024,
  raw: true,
};

/** People come from their mail programs: what the link holds decides, and no origin. */
const COMMON = {
  access: "open",
  origins: "any",
  path: CONTINUE_PATH,
  limit: { name: "chat-continue", calls: 120, seconds: 60 },
  answer: { status: 200, type: "text/html" },
} as const;

/** Going on with a conversation by the link of its mail, `?t=<token>`, without JavaScript. */
export const continueRoutes: readonly Route[] = [
  {
    ...COMMON,
    method: "GET",
    summary: "A page that asks whether a conversation is the reader's; it changes nothing itself.",
    handle: (call) => withConversation(call, (opened) => askPage(call, opened)),
  },
  {
    ...COMMON,
    method: "POST",
    summary:
      "Goes on with the conversation that a mail's link is from, or says that it is not theirs.",
    body: FORM,
    handle: (call) => withConversation(call, (opened) => act(call, opened)),
  },
];

async function act(call: Call, opened: OpenedConversation): Promise<Response> {
  const { action, id, text } = givenIn(call.request, call.body as Buffer);
  switch (action) {
    case "continue":
      await prove(call, opened);
      return conversationPage(call, opened);
    case "send":
      return send(call, opened, { id, text });
    case "disown":
      await write(call, opened, {
        op: "email",
        email: null,
        addressKey: null,
        name: null,
        consent: null,
        proven: false,
      });
      return messagePage(call, "disowned", opened.language);
    default:
      throw new RequestProblem("body-invalid");
  }
}

/** Whoever has the mail has the mailbox; and what is shown is read. */
async function prove(call: Call, opened: OpenedConversation): Promise<void> {
  const { email, address_key: addressKey, email_proven_at: proven, last_seq: seq } = opened.row;
  if (proven === null) {
    const known = { email, addressKey, name: null, consent: null };
    await write(call, opened, { op: "email", ...known, proven: true });
  }
  await write(call, opened, { op: "read", seq });
}

async function send(
  call: Call,
  opened: OpenedConversation,
  given: { readonly id: unknown; readonly text: unknown },
): Promise<Response> {
  const { data } = chatMessageBodySchema.pick({ id: true, text: true }).safeParse(given);
  if (!data) return conversationPage(call, opened, { empty: true });
  await prove(call, opened);
  await write(call, opened, { op: "message", id: data.id, text: data.text });
  return conversationPage(call, opened, { sent: true });
}

type Change = Write extends infer Each
  ? Each extends Write
    ? Omit<Each, "conversation" | "by" | "at">
    : never
  : never;

async function write(
  { services }: Call,
  { row }: OpenedConversation,
  change: Change,
): Promise<void> {
  const { chat, clock } = services;
  const by = { kind: "mail" } as const;
  await chat.write({ ...change, conversation: row.id, by, at: clock.now() });
}

async function withConversation(
  call: Call,
  then: (opened: OpenedConversation) => Response | Promise<Response>,
): Promise<Response> {
  const { services, url } = call;
  const { ring, clock, store, config } = services;
  if (!config.chat) throw new RequestProblem("not-found");
  const token = url.searchParams.get("t") ?? "";
  const link = readContinueToken(services, token, clock.now());
  if (!link) return messagePage(call, "unknown");
  const language = pageLanguage(link.language);
  const row = await store.read
    .selectFrom("conversation")
    .selectAll()
    .where("id", "=", link.conversation)
    .executeTakeFirst();
  // The address may be another one by now, or nobody's.
  const known = row?.email != null && recordKeys(ring, row.email).includes(link.addressKey);
  if (!row || !known) return messagePage(call, "unknown", language);
  return then({ token, language, row });
}
