import { INBOUND_MAIL } from "@stagelight/core/config";
import { z } from "zod";
import { answerJson } from "../../../http/answer-json.ts";
import { RequestProblem } from "../../../http/problem.ts";
import type { Call, Route } from "../../../http/route.ts";
import { MAIL_TYPES, MOST_MAIL, MOST_MAIL_WITH_FILES } from "./inbound-mail.ts";
import { INBOUND_PATH } from "./paths.ts";
import type { ReadMail } from "./read-brought.ts";
import { REMEMBERED } from "./signed.ts";
import { takeMail } from "./take-mail.ts";

/** Takes the mails that visitors answer with, from whoever the config says brings them. */
export const inboundRoute: Route = {
  method: "POST",
  path: `${INBOUND_PATH}/:provider`,
  summary:
    "Takes a mail that somebody has answered with: from Postmark, from Mailgun, or as it is.",
  access: "signature",
  origins: "site",
  credentials: "own",
  body: {
    schema: z.unknown(),
    types: [...new Set(Object.values(MAIL_TYPES).flat())],
    most: 2 * MOST_MAIL_WITH_FILES,
    // In JSON files are a third longer.
    mostBy: ({ chat }) => 2 * (chat?.attachments ? MOST_MAIL_WITH_FILES : MOST_MAIL),
    zipped: false,
    raw: true,
    opaque: true,
  },
  limit: { name: "chat-mail", calls: 600, seconds: 60 },
  answer: {
    status: 200,
    schema: z.object({
      taken: z.boolean(),
      why: z.string().optional().describe("Why nothing came of it: it need not be brought again"),
    }),
  },
  handle: take,
};

/** The headers by which it is found out who brings a mail, and what it is. */
const SHOWN = [
  "authorization",
  "content-type",
  "webhook-id",
  "webhook-timestamp",
  "webhook-signature",
];

async function take(call: Call): Promise<Response> {
  const { services, params, request } = call;
  const { config, settings, clock, chat } = services;
  const provider = INBOUND_MAIL.find((each) => each === params["provider"]);
  if (!provider || config.chat?.mail?.inbound !== provider) throw new RequestProblem("not-found");
  // As everywhere: a key that is none.
  const shown = request.headers.has("authorization");
  if (provider === "raw" && shown && call.caller === "nobody") {
    throw new RequestProblem("key-unknown");
  }
  const read = await chat.mails.read({
    provider,
    secret: settings.chatMailSecret,
    isTrusted: call.caller === "secret",
    headers: SHOWN.flatMap((name) => {
      const value = request.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    }),
    body: call.body as Buffer,
    now: clock.now(),
  });
  switch (read.is) {
    case "refused":
      throw new RequestProblem("signature-invalid");
    case "stale":
      throw new RequestProblem("delivery-stale");
    case "wrong-type":
      throw new RequestProblem("content-type-unsupported");
    case "too-much":
      return answerJson({ taken: false, why: "unreadable" });
    case "right":
      return answerJson(await takeRead(services, read));
  }
}

/** Makes of a mail what can be made of it; each that must come once, once. */
async function takeRead(
  services: Call["services"],
  { once, mail }: Extract<ReadMail, { is: "right" }>,
): Promise<{ readonly taken: boolean; readonly why?: string }> {
  const { store, clock, logger } = services;
  if (once !== undefined && (await isSpent(services, once))) {
    return { taken: false, why: "repeated" };
  }
  const became = mail ? await takeMail(services, mail) : "unreadable";
  if (once !== undefined) {
    await store.run("spendProof", { hash: once, until: clock.now() + REMEMBERED });
  }
  logger.debug({ became }, "A mail was brought.");
  return became === "taken" ? { taken: true } : { taken: false, why: became };
}

async function isSpent({ store }: Call["services"], hash: string): Promise<boolean> {
  const row = await store.read
    .selectFrom("spent_proof")
    .select("hash")
    .where("hash", "=", hash)
    .executeTakeFirst();
  return row !== undefined;
}
