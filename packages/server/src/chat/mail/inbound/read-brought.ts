import type { InboundMail as Provider } from "@stagelight/core/config";
import { parseJson } from "../../../http/hostile-json.ts";
import { type InboundMail, MAIL_TYPES } from "./inbound-mail.ts";
import { readMailgun } from "./read-mailgun.ts";
import { readPostmark } from "./read-postmark.ts";
import { readRaw } from "./read-raw.ts";
import { isBroughtBy } from "./signed.ts";

/** What somebody has brought: plain data, which goes from one thread to another. */
export interface BroughtMail {
  readonly provider: Provider;
  /** `CHAT_MAIL_SECRET` */
  readonly secret: string | undefined;
  /** Whether the secret key was shown. */
  readonly isTrusted: boolean;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What it is. */
export type ReadMail =
  | { readonly is: "refused" | "stale" | "wrong-type" | "too-much" }
  | {
      readonly is: "right";
      /** What may be used this time only, hashed. */
      readonly once?: string;
      /** Nothing for what is no mail, or is out of all proportion. */
      readonly mail: InboundMail | undefined;
    };

/** The most addresses, headers and characters of a mail that are looked at: people's mails have fewer. */
const MOST = { recipients: 300, headers: 2_000, text: 100_000 };

/**
 * Finds out who has brought something, and reads it. It takes as long as the body is: a thread of its
 * own does it.
 *
 * @throws RequestProblem `body-unreadable`
 */
export async function readBrought(brought: BroughtMail): Promise<ReadMail> {
  const { provider, secret, isTrusted, now } = brought;
  const body = Buffer.from(brought.body.buffer, brought.body.byteOffset, brought.body.byteLength);
  const headers = new Headers(
    brought.headers.map(([name, value]): [string, string] => [name, value]),
  );
  const type = headers.get("content-type") ?? "";
  const form = provider === "mailgun" ? await formIn(type, body) : undefined;
  const by = isBroughtBy(provider, { secret, isTrusted }, { headers, body, form, now });
  if (by.is !== "right") return { is: by.is };
  const [bare = ""] = type.split(";");
  if (!MAIL_TYPES[provider].includes(bare.trim().toLowerCase())) return { is: "wrong-type" };
  const mail = await read(provider, body, form);
  return { ...by, mail: mail && bounded(mail) };
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

async function formIn(type: string, body: Buffer): Promise<FormData | undefined> {
  const given = new Response(new Uint8Array(body), { headers: { "content-type": type } });
  return given.formData().catch(() => undefined);
}

function bounded({ recipients, headers, text, ...mail }: InboundMail): InboundMail {
  return {
    ...mail,
    recipients: recipients.slice(0, MOST.recipients),
    headers: headers.slice(0, MOST.headers),
    text: text.slice(0, MOST.text),
  };
}
