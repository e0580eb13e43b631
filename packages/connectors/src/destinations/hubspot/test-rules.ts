/** What HubSpot takes, and how it answers: from its published specification. See the stand-in. */
import { randomUUID } from "node:crypto";
import type { VendorAnswer, VendorRequest } from "../../contract/vendor-server.ts";

/** In their order. */
export const STAGES =
  "subscriber lead marketingqualifiedlead salesqualifiedlead opportunity customer evangelist other".split(
    " ",
  );
const PROPERTIES = ["email", "firstname", "lastname", "phone", "lifecyclestage", "plan_name"];
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  pe1234567_order_completed: ["order_id", "amount"],
};

/** One of a batch. */
export interface Input {
  readonly id: string;
  readonly idProperty?: string;
  readonly properties: Record<string, string>;
  readonly objectWriteTraceId?: string;
}

interface Problem {
  readonly category: string;
  readonly message: string;
}

export interface HubspotOccurrence {
  readonly eventName: string;
  readonly email: string;
  readonly uuid: string;
  readonly occurredAt: string;
  readonly properties: Readonly<Record<string, string>>;
}

export function wrongBatch(inputs: readonly Input[]): Problem | undefined {
  const category = "VALIDATION_ERROR";
  if (inputs.length === 0 || inputs.length > 100) {
    return { category, message: `The maximum number of inputs is 100, got ${inputs.length}` };
  }
  const ids = new Set(inputs.map(({ id }) => id.toLowerCase()));
  if (ids.size < inputs.length) return { category, message: "Duplicate IDs found in batch input" };
  if (inputs.some(({ idProperty }) => idProperty !== "email")) {
    return { category, message: "The id property is not unique" };
  }
  return undefined;
}

export function wrongInput(input: Input, request: VendorRequest): Problem | undefined {
  const invalid = (name: string, error: string): Problem => ({
    category: "VALIDATION_ERROR",
    message: `Property values were not valid: [{"isValid":false,"message":"${input.properties[name] ?? input.id} was not valid","error":"${error}","name":"${name}"}]`,
  });
  if (!/^[^@\s]+@[^@\s]+\.[a-z]{2,}$/i.test(input.id)) return invalid("email", "INVALID_EMAIL");
  if (request.poisoned(JSON.stringify(input))) return invalid("email", "INVALID_EMAIL");
  for (const [name, value] of Object.entries(input.properties)) {
    if (!PROPERTIES.includes(name)) return invalid(name, "PROPERTY_DOESNT_EXIST");
    if (typeof value !== "string" || value.length > 65_536) return invalid(name, "INVALID_STRING");
    if (name === "lifecyclestage" && value !== "" && !STAGES.includes(value)) {
      return invalid(name, "INVALID_OPTION");
    }
  }
  return undefined;
}

export function wrongOccurrence(
  { eventName, email, uuid, occurredAt, properties }: HubspotOccurrence,
  request: VendorRequest,
): Problem | undefined {
  const category = "VALIDATION_ERROR";
  const known = EVENTS[eventName];
  if (!known) return { category, message: `No event definition found for ${eventName}` };
  if (!email || !uuid || Number.isNaN(Date.parse(occurredAt))) {
    return { category, message: "Invalid input JSON" };
  }
  const values = Object.entries(properties);
  if (values.some(([name, value]) => !known.includes(name) || typeof value !== "string")) {
    return { category, message: "Invalid property of the event" };
  }
  if (values.some(([, value]) => value.length > 1024)) return { category, message: "Too long" };
  return request.poisoned(JSON.stringify({ email, properties }))
    ? { category, message: `Event of ${email} failed` }
    : undefined;
}

/** Definitions of properties. */
export function define({ body }: VendorRequest): VendorAnswer {
  const { inputs } = JSON.parse(body) as { inputs: { name: string }[] };
  const [known, unknown] = [true, false].map((is) =>
    inputs.filter(({ name }) => PROPERTIES.includes(name) === is),
  );
  const results = known!.map(({ name }) => ({
    name,
    options: name === "lifecyclestage" ? STAGES.map((value) => ({ label: value, value })) : [],
  }));
  const errors = unknown!.map(({ name }) => ({
    status: "error",
    category: "OBJECT_NOT_FOUND",
    message: `Property ${name} does not exist`,
  }));
  return completed(results, errors);
}

export function completed(results: readonly object[], errors: readonly object[]): VendorAnswer {
  const at = new Date().toISOString();
  const batch = { status: "COMPLETE", startedAt: at, completedAt: at, results };
  return errors.length === 0
    ? { status: 200, body: JSON.stringify(batch) }
    : { status: 207, body: JSON.stringify({ ...batch, numErrors: errors.length, errors }) };
}

export function failed(status: number, category: string, message: string): VendorAnswer {
  const correlationId = randomUUID();
  return { status, body: JSON.stringify({ status: "error", message, correlationId, category }) };
}

export function tooMany(): VendorAnswer {
  const body = {
    status: "error",
    message: "You have reached your ten_secondly_rolling limit.",
    errorType: "RATE_LIMIT",
    correlationId: randomUUID(),
    policyName: "TEN_SECONDLY_ROLLING",
  };
  const headers = {
    "x-hubspot-ratelimit-max": "100",
    "x-hubspot-ratelimit-remaining": "0",
    "x-hubspot-ratelimit-interval-milliseconds": "10000",
  };
  return { status: 429, headers, body: JSON.stringify(body) };
}
