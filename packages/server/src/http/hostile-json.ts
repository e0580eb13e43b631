import { RequestProblem } from "./problem.ts";

/** How deep a body may be nested. Nothing that a client sends by itself comes near. */
const DEPTH = 64;

/**
 * The JSON of a body.
 *
 * @throws RequestProblem `body-unreadable`
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestProblem("body-unreadable", { detail: "It is no JSON." });
  }
}

/**
 * Looks for keys that could change what every object inherits, and for nesting that exhausts whoever
 * goes down into it.
 *
 * @param value parsed JSON
 * @returns what is wrong, as one sentence
 */
export function hostileIn(value: unknown, depth = DEPTH): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (depth === 0) return `It is nested ${DEPTH} times or more.`;
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = hostileIn(item, depth - 1);
      if (found) return found;
    }
    return undefined;
  }
  for (const key in value) {
    if (key === "__proto__" || key === "constructor" || key === "prototype") {
      return `The key ${JSON.stringify(key)} is not allowed at any depth.`;
    }
    const found = hostileIn((value as Record<string, unknown>)[key], depth - 1);
    if (found) return found;
  }
  return undefined;
}

/**
 * @param itemwise leaves the items of `batch` to whoever takes them one by one
 * @throws RequestProblem `body-invalid`
 */
export function refuseHostile(body: unknown, itemwise = false): void {
  const batch = (body as { batch?: unknown } | null)?.batch;
  const rest = itemwise && Array.isArray(batch) ? { ...(body as object), batch: null } : body;
  const detail = hostileIn(rest);
  if (detail) throw new RequestProblem("body-invalid", { detail });
}
