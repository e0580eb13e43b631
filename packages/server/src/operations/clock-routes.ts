import { durationSchema, seconds } from "@stagelight/core/config";
import { z } from "zod";
import { answerJson } from "../http/answer-json.ts";
import { RequestProblem } from "../http/problem.ts";
import type { Call, Route, Services } from "../http/route.ts";
import { canAdvance } from "./clock.ts";

const bodySchema = z.strictObject({ advance: durationSchema });
const answerSchema = z.strictObject({ now: z.iso.datetime() });

const COMMON = {
  path: "/v1/development/clock",
  access: "open",
  origins: "site",
  limit: { name: "clock", calls: 600, seconds: 60 },
  developmentOnly: true,
  answer: { status: 200, schema: answerSchema },
} as const;

/** The server's clock on somebody's own machine, where weeks may pass in a moment. */
export const clockRoutes: readonly Route[] = [
  { ...COMMON, method: "GET", summary: "Tells what time it is for the server.", handle: tell },
  {
    ...COMMON,
    method: "POST",
    summary: "Puts the server's clock forward. What is due by then is done before this answers.",
    body: { schema: bodySchema, types: ["application/json", "text/plain"], most: 10_000 },
    handle: advance,
  },
];

/** Milliseconds for which an answer waits until what is due is done. */
const PATIENCE = 5_000;

async function advance(call: Call): Promise<Response> {
  const { success, data } = bodySchema.safeParse(call.body);
  if (!success) {
    throw new RequestProblem("body-invalid", { detail: 'Write it like {"advance":"3h"}.' });
  }
  await putForward(call.services, (seconds(data.advance) ?? 0) * 1_000);
  return tell(call);
}

/** Puts the clock forward, if it can be, and waits until what is due by then is done. */
export async function putForward(
  { clock, outbox }: Pick<Services, "clock" | "outbox">,
  milliseconds: number,
): Promise<void> {
  if (!canAdvance(clock)) return;
  clock.advance(milliseconds);
  await outbox.idle(PATIENCE);
}

function tell({ services: { clock } }: Call): Response {
  return answerJson({ now: new Date(clock.now()).toISOString() });
}
