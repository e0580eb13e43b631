import type { z } from "zod";
import type { BodyRule, Call } from "../http/route.ts";
import type { Given } from "../forms/given.ts";
import { checkBody } from "../forms/check-given.ts";

/** Bytes of a form of the dashboard, at most. */
const MOST = 16 * 1024;

/** What a form of the dashboard sends: JSON, which no form of another site can. */
export function jsonBody(schema: z.ZodType, most = MOST): BodyRule {
  return { schema, types: ["application/json"], most, zipped: false };
}

/**
 * The body of a call, held against its schema.
 *
 * @throws RequestProblem `body-invalid`
 */
export function bodyOf<Schema extends z.ZodType>(
  { body }: Pick<Call, "body">,
  schema: Schema,
): z.output<Schema> {
  return checkBody(schema, body as Given);
}
