/** Why nothing, or no whole answer, came back. */
export type OutgoingTrouble =
  | "url-invalid"
  | "credentials-in-url"
  | "request-too-large"
  | "address-refused"
  | "port-refused"
  | "name-unknown"
  | "unreachable"
  | "certificate-invalid"
  | "timed-out"
  | "aborted"
  | "connection-broken"
  | "answer-invalid";

/**
 * A request that failed without an answer. Its message names the host and nothing else of the
 * address: the rest may be a secret.
 */
export class OutgoingError extends Error {
  override name = "OutgoingError";
  readonly code: OutgoingTrouble;

  /** @param host where it went, for people */
  constructor(code: OutgoingTrouble, host: string) {
    super(TEXTS[code](host));
    this.code = code;
  }
}

const TEXTS: Readonly<Record<OutgoingTrouble, (host: string) => string>> = {
  "url-invalid": () => "The address is none that begins with http:// or https://.",
  "credentials-in-url": (host) => `The address of ${host} holds a user name or a password.`,
  "request-too-large": (host) => `The request to ${host} is too large.`,
  "address-refused": (host) =>
    `${host} is not on the public internet; STAGELIGHT_ALLOW_PRIVATE lists what may be reached beyond it.`,
  "port-refused": (host) =>
    `${host} was asked at another port than 80 and 443; STAGELIGHT_ALLOW_PRIVATE lists what else may be reached.`,
  "name-unknown": (host) => `No address is known of ${host}.`,
  unreachable: (host) => `${host} cannot be reached.`,
  "certificate-invalid": (host) => `${host} shows no valid certificate.`,
  "timed-out": (host) => `${host} took too long to answer.`,
  aborted: (host) => `The request to ${host} was given up.`,
  "connection-broken": (host) => `${host} broke the connection off before it had answered.`,
  "answer-invalid": (host) => `What ${host} answered is no HTTP.`,
};
