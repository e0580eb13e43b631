import type { FieldProblem, NewsletterFailure, NewsletterState } from "./newsletter-state.ts";

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
  /** The box is ticked, where there is one. */
  readonly consent?: "yes";
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
  /** The person has changed their mind while the server's proof was worked on. */
  | { readonly kind: "given-up" }
  /** A proof is asked for that this page cannot work on: the browser has to send the form itself. */
  | { readonly kind: "plain" }
  /** A newsletter service has taken it; `said` tells so. */
  | { readonly kind: "passed-on"; readonly said: NonNullable<NewsletterState["said"]> }
  /** The browser is to post it to a newsletter service, and leaves the page by that. */
  | { readonly kind: "away"; readonly go: () => Promise<void> }
  | { readonly kind: "invalid"; readonly problems: Record<string, FieldProblem> }
  | { readonly kind: "failed"; readonly failure: NewsletterFailure };

/** Whoever sends is told when a proof is worked on, and can give it up. */
export interface Sender {
  readonly given: AbortSignal;
  proving(): void;
}

/** How long an answer may take. */
const PATIENCE_MS = 15_000;

/** A page may put another in its place later. */
const { fetch } = globalThis;

/**
 * Sends a form, or asks for its mail again, and reads the answer. Where the server asks for a proof of
 * work, it is made, and the form sent with it.
 */
export async function send(address: string, body: object, sender: Sender): Promise<Outcome> {
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
    return (error as Error).name === "TimeoutError" ? failed("no-answer") : { kind: "offline" };
  }
  if (response.ok) return { kind: "taken" };
  if (response.status === 429) return failed("too-many");
  try {
    // Most forms are taken: what else there is to do comes when it is needed.
    const { answered } = await import("./answered.ts");
    return await answered(response, sender, (more) => send(address, { ...body, ...more }, sender));
  } catch {
    return failed("server");
  }
}

function failed(failure: NewsletterFailure): Outcome {
  return { kind: "failed", failure };
}
