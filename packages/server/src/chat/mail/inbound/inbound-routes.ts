import { INBOUND_MAIL, type InboundMail as Provider } from "@stagelight/core/config";
import { z } from "zod";
import { answerJson } from "../../../http/answer-json.ts";
import { parseJson } from "../../../http/hostile-json.ts";
import { RequestProblem } from "../../../http/problem.ts";
import type { Call, Route } from "../../../http/route.ts";
import { type InboundMail, MOST_MAIL, MOST_MAIL_WITH_FILES } from "./inbound-mail.ts";
import { INBOUND_PATH } from "./paths.ts";
import { readMailgun } from "./read-mailgun.ts";
import { readPostmark } from "./read-postmark.ts";
import { readRaw } from "./read-raw.ts";
import { isBroughtBy, REMEMBERED } from "./signed.ts";
import { takeMail } from "./take-mail.ts";

/** What each provider sends. */
const TYPES: Readonly<Record<Provider, readonly string[]>> = {
  postmark: ["application/json"],
  mailgun: ["multipart/form-data", "application/x-www-form-urlencoded"],
  raw: ["message/rfc822", "application/octet-stream", "text/plain"],
};

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
    types: [...new Set(Object.values(TYPES).flat())],
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

async function take(call: Call): Promise<Response> {
  const { services, params, request } = call;
  const { config, settings, clock, store, logger } = services;
  const provider = INBOUND_MAIL.find((each) => each === params["provider"]);
  if (!provider || config.chat?.mail?.inbound !== provider) throw new RequestProblem("not-found");
  // As everywhere: a key that is none.
  const shown = request.headers.has("authorization");
  if (provider === "raw" && shown && call.caller === "nobody") {
    throw new RequestProblem("key-unknown");
  }
  const type = (request.headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
  const body = call.body as Buffer;
  const form = provider === "mailgun" ? await formIn(request, body) : undefined;
  const brought = isBroughtBy(
    provider,
    { secret: settings.chatMailSecret, isTrusted: call.caller === "secret" },
    { headers: request.headers, body, form, now: clock.now() },
  );
  if (brought.is !== "right") {
    throw new RequestProblem(brought.is === "stale" ? "delivery-stale" : "signature-invalid");
  }
  if (!TYPES[provider].includes(type)) throw new RequestProblem("content-type-unsupported");
  if (brought.once !== undefined && (await isSpent(services, brought.once))) {
    return answerJson({ taken: false, why: "repeated" });
  }
  const mail = await read(provider, body, form);
  const became = mail ? await takeMail(services, mail) : "unreadable";
  if (brought.once !== undefined) {
    await store.run("spendProof", { hash: brought.once, until: clock.now() + REMEMBERED });
  }
  logger.debug({ became }, "A mail was brought.");
  if (became === "taken") return answerJson({ taken: true });
  return answerJson({ taken: false, why: became });
}

function read(
  provider: Provider,
  body: Buffer,
  form: FormData | undefined,
): Promise<InboundMail | undefined> | InboundMail | undefined {
  switch (provider) {
    case "postmark":
      return readPostmark(parseJson(body.toString("utf8")));
    case "mailgun":
      return form && readMailgun(form);
    case "raw":
      return readRaw(body);
  }
}

async function formIn({ headers }: Request, body: Buffer): Promise<FormData | undefined> {
  const type = headers.get("content-type") ?? "";
  const given = new Response(new Uint8Array(body), { headers: { "content-type": type } });
  return given.formData().catch(() => undefined);
}

async function isSpent({ store }: Call["services"], hash: string): Promise<boolean> {
  const row = await store.read
    .selectFrom("spent_proof")
    .select("hash")
    .where("hash", "=", hash)
    .executeTakeFirst();
  return row !== undefined;
}
