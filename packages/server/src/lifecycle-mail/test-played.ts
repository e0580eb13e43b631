import { TRUST } from "../log/log.ts";
import type { Played } from "../outbox/jobs-after.ts";
import type { LoggedEvent } from "../project/logged-event.ts";

/** When the tests begin. */
export const BEGIN = Date.UTC(2026, 0, 1);

/** For tests: one thing that happens, in minutes after the last. */
export interface Step {
  readonly wait: number;
  readonly name: "Checkout Started" | "Order Completed" | "Product Viewed";
  readonly person: "mina" | "juno" | "guest";
  readonly trust: "verified" | "shown" | "claimed";
}

/** An event as it was played. */
export function playedOf(
  { name, person, trust }: Omit<Step, "wait">,
  at: number,
  number: number,
): Played {
  const event: LoggedEvent = {
    type: "track",
    messageId: `m${number}`,
    event: name,
    timestamp: new Date(at).toISOString(),
    properties: { order_id: `o${number}`, email: `${person}@tea.example` },
    ...(trust === "shown" && { stagelight: { visitor: true } }),
  };
  const row = {
    id: number,
    position: String(number),
    receivedAt: at,
    trust: trust === "verified" ? TRUST.verified : TRUST.hint,
    body: "",
  };
  const profileId = person === "guest" ? null : person;
  return { row, event, visitorId: `browser of ${person}`, profileId, recorded: [] };
}
