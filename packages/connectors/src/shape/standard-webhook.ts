import { Webhook } from "standardwebhooks";

/** The keys in a secret; while it is changed there are two, with a comma between them. */
function keysOf(secret: string): string[] {
  return secret.split(/[\s,]+/).filter(Boolean);
}

/** Whether a text can be a secret of Standard Webhooks: `whsec_` and 24 to 64 bytes in base64. */
export function isWebhookSecret(secret: string): boolean {
  return keysOf(secret).length > 0 && keysOf(secret).every(isKey);
}

/**
 * The headers that sign a body for its receiver, by the server's own clock and not by one that was put
 * forward: the receiver looks at one of its own.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 *
 * @param id the same over all tries: what the receiver knows a repeat by
 */
export function signedHeaders(secret: string, id: string, body: string): Record<string, string> {
  const sentAt = new Date();
  const signatures = keysOf(secret).map((key) => new Webhook(key).sign(id, sentAt, body));
  return {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1000)),
    "webhook-signature": signatures.join(" "),
  };
}

function isKey(key: string): boolean {
  const base64 = /^whsec_([\w+/]+={0,2})$/.exec(key)?.[1] ?? "";
  const { length } = Buffer.from(base64, "base64");
  return length >= 24 && length <= 64;
}
