import type { MeAnswer } from "@stagelight/astro/client";

export type { MeAnswer };

/** What came of asking the server. */
export type Asked =
  | { readonly me: MeAnswer }
  /** The visitor has no number yet, the server cannot be reached, or was asked too often. */
  | { readonly trouble: "empty" | "unreachable" | "busy" };

const BASE = "/_stagelight/v1";

/** The visitor's number at the server, and the secret that proves it: what the tracker has made. */
export function visitor(): { readonly id: string; readonly secret: string } | undefined {
  try {
    const stored = localStorage.getItem("stagelight-visitor") ?? "";
    const [, id, secret] = /^([\da-f-]{36}) ([\w-]{43})$/.exec(stored) ?? [];
    return id && secret ? { id, secret } : undefined;
  } catch {
    return undefined;
  }
}

function call(path: string, method: string, secret: string): Promise<Response> {
  return fetch(BASE + path, {
    method,
    headers: { authorization: `Bearer ${secret}` },
    cache: "no-store",
    signal: AbortSignal.timeout(15_000),
  });
}

/** Asks what the server holds of this browser. */
export async function askMe(): Promise<Asked> {
  const known = visitor();
  const asked = known && (await askAs(known.secret));
  return asked && ("trouble" in asked || asked.me.visitor) ? asked : { trouble: "empty" };
}

/**
 * Asks what the server holds of somebody.
 *
 * @param proof the browser's secret, or an identity token
 */
export async function askAs(proof: string): Promise<Asked> {
  try {
    const response = await call("/me", "GET", proof);
    if (response.status === 429) return { trouble: "busy" };
    if (!response.ok) return { trouble: "unreachable" };
    return { me: (await response.json()) as MeAnswer };
  } catch {
    return { trouble: "unreachable" };
  }
}

/**
 * Has the server erase what it holds of this browser.
 *
 * @returns how many events it has deleted; nothing when it did not work
 */
export async function eraseMe(): Promise<number | undefined> {
  const known = visitor();
  if (!known) return 0;
  try {
    const response = await call("/me/erase", "POST", known.secret);
    if (!response.ok) return undefined;
    const { erased } = (await response.json()) as { erased: { events: number } };
    return erased.events;
  } catch {
    return undefined;
  }
}
