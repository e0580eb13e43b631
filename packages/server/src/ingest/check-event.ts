import { type Problem, parseFriendly, StagelightError } from "@stagelight/core/config";
import { MAX_EVENT_BYTES } from "@stagelight/core/endpoints";
import { consentIn } from "@stagelight/core/events";
import type { z } from "zod";
import { hostileIn } from "../http/hostile-json.ts";

/** What the server itself may add to an event, in bytes. */
const ADDED = 1024;

/**
 * What of an item does not fit; nothing when all does.
 *
 * @param explained whether it is told; finding the words takes longer than all the rest
 */
export function misfits(
  schema: z.ZodType,
  item: unknown,
  explained: boolean,
): readonly Problem[] | undefined {
  const hostile = hostileIn(item);
  if (hostile) return [{ path: "", expected: "harmless keys", found: hostile, help: REMOVE }];
  if (schema.safeParse(item).success) return undefined;
  if (!explained) return [];
  try {
    parseFriendly(schema, item, "", "body-invalid");
  } catch (error) {
    if (error instanceof StagelightError) return error.problems.map(discreet);
    throw error;
  }
  return undefined;
}

/** A key that was sent in a wrong shape is a key all the same, and answers end up in logs. */
function discreet(problem: Problem): Problem {
  return problem.path.startsWith("writeKey") ? { ...problem, found: "something else" } : problem;
}

const REMOVE = "Remove or rename it.";

/** Whether an event is too large to be kept; `body` is its JSON as it would be. */
export function oversized(body: string): Problem | undefined {
  const most = MAX_EVENT_BYTES + ADDED;
  // A character has three bytes at most.
  if (body.length * 3 <= most || Buffer.byteLength(body) <= most) return undefined;
  return {
    path: "",
    expected: `at most ${MAX_EVENT_BYTES.toLocaleString("en")} bytes`,
    found: `${Buffer.byteLength(body).toLocaleString("en")} bytes`,
    help: "Send less with the event, or split it.",
  };
}

/**
 * Whether the visitor has not allowed that events are kept. An event that says nothing about consent,
 * or speaks of no purpose of ours, was let through by whoever asks on that site.
 */
export function declined(context: unknown): boolean {
  const { consent } = (context ?? {}) as { consent?: { categoryPreferences?: unknown } | null };
  const said = consent?.categoryPreferences as Record<string, unknown> | null | undefined;
  // The common cases, told apart without reading all purposes.
  if (!consent || said?.["analytics"] === true) return false;
  const purposes = consentIn(context);
  if (!purposes) return false;
  const named = typeof said === "object" && said !== null ? Object.keys(said) : [];
  return named.length === 0 || named.some((name) => Object.hasOwn(purposes, name));
}
