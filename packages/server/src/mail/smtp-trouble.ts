import type { MailTrouble } from "./mail-failure.ts";

/** What the mail library tells of an error, as much of it as is looked at. */
interface SmtpError {
  readonly code?: unknown;
  /** What it was before the library gave it a code of its own, such as `ECONNREFUSED`. */
  readonly originalCode?: unknown;
  /** What the server was asked, such as `RCPT TO`. */
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
  /** One for each recipient that was refused. */
  readonly rejectedErrors?: readonly SmtpError[];
}

/** There is no such user, system, syntax, or it has moved (RFC 3463, 3.2). */
const NO_SUCH_ADDRESS = /^5\.1\.[1236]$/;

/** Of RFC 4954: signing in is needed, too weak, wrong, or has to be encrypted. */
const SIGN_IN = [530, 534, 535, 538];

/** What the library refuses by itself, before anything is sent. */
const OURS = ["EENVELOPE", "EMESSAGE", "EFILEACCESS", "EURLACCESS", "ESTREAM"];

/**
 * What an error means for the mail, and for all others. 5yz at the recipient or the message is final
 * (RFC 5321, 4.2.1); at the sender or the greeting it is about us. What breaks off is tried again,
 * also when the message may have arrived: receivers know it by its Message-ID.
 */
export function smtpTrouble(error: unknown): MailTrouble {
  const { rejectedErrors, ...whole } = error as SmtpError;
  const { code, originalCode, command, responseCode, response } = rejectedErrors?.[0] ?? whole;
  const status = typeof responseCode === "number" ? responseCode : undefined;
  const [, detail] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(String(response ?? "")) ?? [];
  const said = [status, detail].filter(Boolean).join(" ");
  const at = typeof command === "string" ? ` at ${command}` : "";
  const why = said ? said + at : String(originalCode ?? code ?? "unknown");
  if (["EAUTH", "ENOAUTH", "EOAUTH2"].includes(String(code)) || SIGN_IN.includes(status ?? 0)) {
    // 454 and the like: the server cannot look at passwords just now.
    const passing = status !== undefined && status < 500;
    return { why, endpointAtFault: passing ? true : "refuses" };
  }
  if (status === undefined) {
    return OURS.includes(String(code)) ? { why, final: true } : { why, endpointAtFault: true };
  }
  const aboutThisMail = command === "RCPT TO" || command === "DATA";
  if (!aboutThisMail || status === 421 || status === 503) return { why, endpointAtFault: true };
  if (status < 500) return { why };
  return {
    why,
    final: true,
    ...(command === "RCPT TO" && NO_SUCH_ADDRESS.test(detail ?? "") && { noSuchAddress: true }),
  };
}
