import { z } from "zod";
import type { SegmentEvent, Source } from "../../source.ts";
import { MAKE_SECRET } from "../../shape/secret.ts";
import { signingSecrets } from "../shared/options.ts";
import { isSigned, jsonIn, secretsIn } from "../shared/signature.ts";
import { isStale, TOLERANCE } from "../shared/time.ts";
import { messageId } from "../shared/order.ts";

/** Standard Webhooks allow no longer ids. */
const LONGEST_ID = 256;

/** `whsec_` and 24 to 64 bytes as base64, as Standard Webhooks say. */
function isSecret(value: string): boolean {
  const bytes = Buffer.from(value.replace(/^whsec_/, ""), "base64").length;
  return /^whsec_[\w+/=-]+$/.test(value) && bytes >= 24 && bytes <= 64;
}

/**
 * Events of the Segment Spec from whatever backend signs them by Standard Webhooks: one as the body,
 * or several as `{ "batch": […] }`.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const events: Source<object> = {
  id: "events",
  name: "Signed events",
  options: z.strictObject({}),
  secrets: signingSecrets(
    "SECRET",
    'what the sender has too: "whsec_" and 24 to 64 bytes in base64',
    {
      fits: isSecret,
      make: MAKE_SECRET,
    },
  ),
  verify({ body, headers, now }, { secrets }) {
    const id = headers.get("webhook-id") ?? "";
    const at = headers.get("webhook-timestamp") ?? "";
    const shown = (headers.get("webhook-signature") ?? "")
      .split(" ")
      .filter((each) => each.startsWith("v1,"))
      .map((each) => each.slice(3));
    if (!id || id.length > LONGEST_ID || !/^\d{1,12}$/.test(at)) return { refused: "signature" };
    const keys = secretsIn(secrets).map((secret) =>
      Buffer.from(secret.replace(/^whsec_/, ""), "base64"),
    );
    if (!isSigned(keys, [`${id}.${at}.`, body], "base64", shown)) return { refused: "signature" };
    if (isStale(Number(at) * 1000, now, TOLERANCE)) return { refused: "stale" };
    const json = jsonIn(body);
    return json ? { id, payload: json.value } : { refused: "malformed" };
  },
  map(payload, { headers }, context) {
    const { batch, ...rest } = isObject(payload) ? payload : {};
    const items: readonly unknown[] = Array.isArray(batch) ? batch : [payload];
    const shared = Array.isArray(batch) ? { context: rest["context"], sentAt: rest["sentAt"] } : {};
    // What is no event is told by whoever holds them against the schemas.
    return items.map((item, index) => {
      const id = messageId(context, headers.get("webhook-id")!, String(index));
      const event = isObject(item)
        ? { ...shared, ...item, messageId: item["messageId"] ?? id }
        : item;
      return { event: event as SegmentEvent };
    });
  },
};

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
