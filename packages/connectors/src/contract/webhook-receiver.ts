import { Webhook } from "standardwebhooks";
import type { FakeVendor } from "./fake-vendor.ts";
import { startVendor } from "./vendor-server.ts";

/** A receiver of webhooks. */
export interface WebhookReceiver extends FakeVendor {
  /** Deliveries whose signature is right, as they were taken. */
  taken(): readonly { readonly id: string; readonly message: unknown }[];
  /** From now on it believes this secret, and no other. */
  believe(secret: string): void;
}

/** A receiver that believes what is signed with its secret, by Standard Webhooks' own code. */
export async function startWebhookReceiver(first: string): Promise<WebhookReceiver> {
  let secret = first;
  const taken: { id: string; message: unknown }[] = [];
  const vendor = await startVendor({
    answer({ headers, body, poisoned }) {
      let message: unknown;
      try {
        message = new Webhook(secret).verify(body, headers as Record<string, string>);
      } catch {
        return { status: 401, body: '{"error":"signature"}' };
      }
      if (poisoned(body)) return { status: 422, body: '{"error":"not understood"}' };
      taken.push({ id: String(headers["webhook-id"]), message });
      return { status: 204 };
    },
    envelope: (status) => JSON.stringify({ error: String(status) }),
  });
  return { ...vendor, taken: () => taken, believe: (next) => void (secret = next) };
}
