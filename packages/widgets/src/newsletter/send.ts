import type { FieldProblem, NewsletterFailure } from "./newsletter-state.ts";

/** Body of `POST v1/newsletter`. */
export interface NewsletterBody {
  readonly email: string;
  readonly name?: string;
  readonly lists?: readonly string[];
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly locale: string;
  readonly page: string;
  readonly form: string;
  readonly consentText?: { readonly version: string };
  /** What only a machine fills in. */
  readonly trap?: string;
  /** How long the form was open, in milliseconds. */
  readonly began?: number;
  /** Made here, so that sending twice signs up once. */
  readonly idempotency: string;
}

/** What became of a form that was sent. */
export type Outcome =
  | { readonly kind: "taken" }
  | { readonly kind: "offline" }
  | { readonly kind: "invalid"; readonly problems: Record<string, FieldProblem> }
  | { readonly kind: "failed"; readonly failure: NewsletterFailure };

/** How long an answer may take. */
const PATIENCE_MS = 15_000;

/** Sends a form, or asks for its mail again, and reads the answer. */
export async function send(address: string, body: unknown): Promise<Outcome> {
  if (!(globalThis.navigator?.onLine ?? true)) return { kind: "offline" };
  let response: Response;
  try {
    response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (error) {
    // Browsers tell a connection that is gone, a refused one and a blocked one alike.
    return (error as Error).name === "TimeoutError"
      ? { kind: "failed", failure: "no-answer" }
      : { kind: "offline" };
  }
  if (response.ok) return { kind: "taken" };
  if (response.status === 429) return { kind: "failed", failure: "too-many" };
  const problems = response.status === 400 ? await problemsIn(response) : {};
  return Object.keys(problems).length > 0
    ? { kind: "invalid", problems }
    : { kind: "failed", failure: "server" };
}

/** What the server says of single fields; other things of its answer are for developers. */
async function problemsIn(response: Response): Promise<Record<string, FieldProblem>> {
  try {
    const { problems } = (await response.json()) as { problems: { path: string }[] };
    return Object.fromEntries(problems.map(({ path }) => [path, "refused"]));
  } catch {
    return {};
  }
}
