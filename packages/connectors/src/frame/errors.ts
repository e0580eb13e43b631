/**
 * The service cannot take anything now: unreachable, too slow, too busy, broken. What was to be
 * delivered waits and is tried again. The message names no secrets and no personal data.
 */
export class EndpointTrouble extends Error {
  override name = "EndpointTrouble";
  /** When the service asks to be tried again; milliseconds. */
  readonly retryAt: number | undefined;

  constructor(message: string, retryAt?: number) {
    super(message);
    this.retryAt = retryAt;
  }
}

/** The service does not know us (401, 403): nothing will be taken before somebody mends the secret. */
export class EndpointRefusal extends EndpointTrouble {
  override name = "EndpointRefusal";
}

/** The service says that it is gone for good: nothing is sent to it until somebody enables it. */
export class EndpointGone extends EndpointTrouble {
  override name = "EndpointGone";
}

/**
 * The service refuses these items together, without saying which one it means: they are halved and
 * tried again until the one that it will not have is alone.
 */
export class BatchRefused extends Error {
  override name = "BatchRefused";
}
