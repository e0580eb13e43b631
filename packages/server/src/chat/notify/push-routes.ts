import { randomUUID } from "node:crypto";
import { z } from "zod";
import { answerJson } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call, Route } from "../../http/route.ts";
import { bodyOf, jsonBody } from "../../team/json-body.ts";
import { memberOf } from "../../team/member.ts";
import { TEAM_ROUTE } from "../../team/team-route.ts";
import { vapidKeys } from "./vapid.ts";

const PATH = "/dashboard/api/push";

/** So many bytes in base64url. */
const bytes = (count: number) =>
  z
    .string()
    .max(200)
    .refine(
      (text) => /^[\w-]+$/.test(text) && Buffer.from(text, "base64url").length === count,
      `${count} bytes in base64url`,
    );

const endpointSchema = z
  .string()
  .max(1_000)
  .refine((text) => URL.parse(text)?.protocol === "https:", "an address with https");

const subscriptionSchema = z.object({
  endpoint: endpointSchema,
  keys: z.object({ p256dh: bytes(65), auth: bytes(16) }),
  key: bytes(65),
});

const offSchema = z.object({ endpoint: z.string().max(1_000) });

const done = { status: 200, schema: z.object({ success: z.literal(true) }) };

/** Which browsers of the team are told that somebody waits, while no page of the dashboard is open. */
export const pushRoutes: readonly Route[] = [
  {
    ...TEAM_ROUTE,
    method: "GET",
    path: PATH,
    summary: "The key that browsers are asked with, and those of the member's that were.",
    answer: {
      status: 200,
      schema: z.object({ key: z.string(), subscribed: z.array(z.string()) }),
    },
    handle: tellKey,
  },
  {
    ...TEAM_ROUTE,
    method: "POST",
    path: PATH,
    summary: "Has a browser told.",
    body: jsonBody(subscriptionSchema),
    answer: done,
    handle: subscribe,
  },
  {
    ...TEAM_ROUTE,
    method: "POST",
    path: `${PATH}/off`,
    summary: "Has a browser told no more.",
    body: jsonBody(offSchema),
    answer: done,
    handle: unsubscribe,
  },
];

async function tellKey(call: Call): Promise<Response> {
  const { ring, store } = call.services;
  const rows = await store.read
    .selectFrom("push_subscription")
    .select("endpoint")
    .where("member_id", "=", memberOf(call).id)
    .execute();
  const [pair] = vapidKeys(ring);
  return answerJson({ key: pair!.publicKey, subscribed: rows.map(({ endpoint }) => endpoint) });
}

async function subscribe(call: Call): Promise<Response> {
  const { ring, store, clock } = call.services;
  const { id, session } = memberOf(call);
  const { endpoint, keys, key } = bodyOf(call, subscriptionSchema);
  if (!vapidKeys(ring).some(({ publicKey }) => publicKey === key)) {
    throw new RequestProblem("body-invalid", { detail: "It was asked with another key." });
  }
  await store.run("keepPush", {
    id: randomUUID(),
    member_id: id,
    endpoint,
    keys: JSON.stringify({ ...keys, key, session }),
    created_at: clock.now(),
  });
  return answerJson({ success: true });
}

async function unsubscribe(call: Call): Promise<Response> {
  const { endpoint } = bodyOf(call, offSchema);
  await call.services.store.run("forgetPush", { endpoint, member: memberOf(call).id });
  return answerJson({ success: true });
}
