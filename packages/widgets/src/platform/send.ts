/** What can be wrong with a field that only the server knows of. */
export type Refused = Readonly<Record<string, "refused">>;

/** Why something was not taken. Each has a sentence that says what to do. */
export type Failure =
  /** Too many of them came from here: wait. */
  | "too-many"
  /** The server has a fault, or something between answers for it: try again later. */
  | "server"
  /** No answer in time: try again. */
  | "no-answer";

/** What became of something that was sent. */
export type Sent =
  | { readonly kind: "taken"; readonly response: Response }
  | { readonly kind: "offline" }
  /** The person has changed their mind while the server's proof was worked on. */
  | { readonly kind: "given-up" }
  /** A proof is asked for that this page cannot work on: the browser has to send the form itself. */
  | { readonly kind: "plain" }
  | { readonly kind: "invalid"; readonly problems: Refused }
  /** `code`: of the server's problem, where it has told one. */
  | { readonly kind: "failed"; readonly failure: Failure; readonly code?: string | undefined };

/** Whoever sends is told when a proof is worked on, and can give it up. */
export interface Sender {
  readonly given: AbortSignal;
  proving(): void;
  /** What shows the server who sends. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** How long an answer may take. */
const PATIENCE_MS = 15_000;

/** A page may put another in its place later. */
const { fetch } = globalThis;

/**
 * Sends something to the server, and reads the answer. Where the server asks for a proof of work, it is
 * made, and the same sent with it.
 */
export async function send(address: string, body: object, sender: Sender): Promise<Sent> {
  if (!(globalThis.navigator?.onLine ?? true)) return { kind: "offline" };
  let response: Response;
  try {
    response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", ...sender.headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (error) {
    // Browsers tell a connection that is gone, a refused one and a blocked one alike.
    return (error as Error).name === "TimeoutError" ? failed("no-answer") : { kind: "offline" };
  }
  if (response.ok) return { kind: "taken", response };
  try {
    // Most forms are taken: what else there is to do comes when it is needed.
    const { answered } = await import("./answered.ts");
    return await answered(response, sender, (more) => send(address, { ...body, ...more }, sender));
  } catch {
    return failed("server");
  }
}

/** What is said of something that was not taken. */
export function failureOf(outcome: Sent): Failure {
  if (outcome.kind === "failed") return outcome.failure;
  return outcome.kind === "offline" ? "no-answer" : "server";
}

function failed(failure: Failure): Sent {
  return { kind: "failed", failure };
}
