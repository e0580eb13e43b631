import { z } from "zod";
import { type ErrorCode, type Problem, StagelightError } from "./problem.ts";
import { prototypeKeys } from "./prototype-keys.ts";
import { type Detail, type KnownKeys, type Refusal, translate } from "./translate.ts";

/**
 * The one friendly parser: options, component properties, audiences, requests all pass here.
 *
 * @param preamble one full sentence that names the thing, for example
 *   `"stagelight.config.ts does not fit."`
 * @throws StagelightError with every problem found, each with path, expected, found and help
 */
export function parseFriendly<T extends z.ZodType>(
  schema: T,
  input: unknown,
  preamble: string,
  code: ErrorCode,
): z.output<T> {
  const hostile = prototypeKeys(input);
  if (hostile.length > 0) throw new StagelightError(code, preamble, hostile);
  const result = schema.safeParse(input, { error: keepKnownKeys });
  if (result.success) return result.data;
  throw new StagelightError(code, preamble, toProblems(result.error, input));
}

/** An issue with all three texts, for `superRefine`. */
export function problem(
  path: readonly PropertyKey[],
  detail: Required<Omit<Detail, "found">> & { found?: string },
): { code: "custom"; path: PropertyKey[]; message: string; params: Detail; input?: unknown } {
  return { code: "custom", path: [...path], message: detail.help, params: detail };
}

/** What schemas of objects have to say of keys that they refuse. */
const REFUSED = z.registry<{ readonly refusal: (key: string) => Refusal | undefined }>();

/** Makes a schema tell why it refuses keys that somebody may well try, in place of "unknown". */
export function refusing<T extends z.ZodObject>(
  schema: T,
  refusal: (key: string) => Refusal | undefined,
): T {
  REFUSED.add(schema, { refusal });
  return schema;
}

// A finished issue no longer knows its schema: the keys that it has travel in the message, with what
// it says of those that it refuses.
function keepKnownKeys(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== "unrecognized_keys") return undefined;
  const { shape } = (issue.inst?._zod.def ?? {}) as { shape?: object };
  const keys = issue["keys"] as readonly string[];
  const told: KnownKeys = {
    known: Object.keys(shape ?? {}),
    refused: Object.fromEntries(
      keys.map((key) => [key, REFUSED.get(issue.inst as z.ZodType)?.refusal(key)]),
    ),
  };
  return JSON.stringify(told);
}

function toProblems(error: z.ZodError, input: unknown): Problem[] {
  const found = translate(error.issues, input);
  const texts = new Set<string>();
  return found.filter((each) => {
    const text = JSON.stringify(each);
    return !texts.has(text) && texts.add(text);
  });
}
