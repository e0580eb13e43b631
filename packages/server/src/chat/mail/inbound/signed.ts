import { createHmac, hash, timingSafeEqual } from "node:crypto";
import type { InboundMail } from "@stagelight/core/config";

/** What somebody who brings a mail has shown. */
export interface Brought {
  readonly headers: Headers;
  readonly body: Buffer;
  /** Of Mailgun: the form. */
  readonly form?: FormData | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Milliseconds by which a signature may be old, or from the future. */
const TOLERANCE = 300_000;

/** Mailgun tries for hours to bring a mail, with the time of the first try. */
const MAILGUN_TOLERANCE = 12 * 3_600_000;

/** Milliseconds for which it is remembered that a signature was used. */
export const REMEMBERED = 2 * MAILGUN_TOLERANCE;

/**
 * Whether a mail is brought by whom the config names. In each way nobody else can: Postmark shows the
 * user and the password of the address, Mailgun signs a number, and whoever brings mails as they are
 * signs them (Standard Webhooks) or shows the secret key.
 *
 * @param secret `CHAT_MAIL_SECRET`
 * @param isTrusted whether the secret key was shown
 * @returns `once`: what may be used this time only, hashed, where the body is not signed
 */
export function isBroughtBy(
  provider: InboundMail,
  { secret, isTrusted }: { readonly secret: string | undefined; readonly isTrusted: boolean },
  brought: Brought,
): { readonly is: "right"; readonly once?: string } | { readonly is: "refused" | "stale" } {
  switch (provider) {
    case "postmark":
      return { is: secret && same(basicIn(brought), secret) ? "right" : "refused" };
    case "mailgun":
      return secret ? byMailgun(secret, brought) : { is: "refused" };
    case "raw":
      return secret && brought.headers.has("webhook-signature")
        ? byStandardWebhooks(secret, brought)
        : { is: isTrusted ? "right" : "refused" };
  }
}

/** User and password of the `Authorization` header. */
function basicIn({ headers }: Brought): string {
  const [, shown = ""] = /^basic +(\S{1,2000})$/i.exec(headers.get("authorization") ?? "") ?? [];
  return Buffer.from(shown, "base64").toString("utf8");
}

/** https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks */
function byMailgun(secret: string, { form, now }: Brought): ReturnType<typeof isBroughtBy> {
  const [timestamp, token, signature] = ["timestamp", "token", "signature"].map((name) => {
    const value = form?.get(name);
    return typeof value === "string" ? value : "";
  }) as [string, string, string];
  if (!/^\d{1,12}$/.test(timestamp) || token === "") return { is: "refused" };
  const right = createHmac("sha256", secret)
    .update(timestamp + token)
    .digest("hex");
  if (!same(signature.toLowerCase(), right)) return { is: "refused" };
  if (Math.abs(now - Number(timestamp) * 1_000) > MAILGUN_TOLERANCE) return { is: "stale" };
  return { is: "right", once: hash("sha256", `mailgun ${token}`, "base64url") };
}

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
function byStandardWebhooks(
  secret: string,
  { headers, body, now }: Brought,
): ReturnType<typeof isBroughtBy> {
  const id = headers.get("webhook-id") ?? "";
  const at = headers.get("webhook-timestamp") ?? "";
  if (!/^[\w-]{1,256}$/.test(id) || !/^\d{1,12}$/.test(at)) return { is: "refused" };
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const right = createHmac("sha256", key).update(`${id}.${at}.`).update(body).digest("base64");
  const shown = (headers.get("webhook-signature") ?? "").slice(0, 2_000).split(" ");
  if (!shown.some((each) => same(each, `v1,${right}`))) return { is: "refused" };
  return { is: Math.abs(now - Number(at) * 1_000) > TOLERANCE ? "stale" : "right" };
}

/** Digests are of one length: how long it takes tells nothing. */
function same(one: string, other: string): boolean {
  return timingSafeEqual(hash("sha256", one, "buffer"), hash("sha256", other, "buffer"));
}

/** What `CHAT_MAIL_SECRET` has to be for a provider, for people; nothing where one fits. */
export function wrongMailSecret(
  provider: InboundMail,
  secret: string | undefined,
): string | undefined {
  switch (provider) {
    case "postmark":
      return secret && /^[^:]+:.{16,}$/.test(secret)
        ? undefined
        : "user and password as they stand in the webhook's address, with a colon between them; the password 16 characters or more";
    case "mailgun":
      return secret ? undefined : "the HTTP webhook signing key of the account";
    case "raw": {
      const bytes = Buffer.from(secret?.replace(/^whsec_/, "") ?? "", "base64").length;
      const fits =
        secret === undefined || (secret.startsWith("whsec_") && bytes >= 24 && bytes <= 64);
      return fits ? undefined : '"whsec_" and 24 to 64 bytes in base64';
    }
  }
}
