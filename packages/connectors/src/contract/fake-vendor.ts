/**
 * A stand-in for a service: a real HTTP server that answers by the service's published rules, and
 * otherwise by script.
 */
export interface FakeVendor {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** Every request that has come, in order. */
  received(): readonly Received[];
  /** What the next requests are answered, one each; after that by the service's rules. */
  answer(...script: readonly Scripted[]): void;
  /** Refuses whatever holds this text, by its rules and in its own words; nothing else. */
  poison(text: string): void;
  close(): Promise<void>;
}

/** A request as it came. */
export interface Received {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** Milliseconds. */
  readonly at: number;
  /** What it was answered; nothing yet, or never. */
  readonly status: number | undefined;
}

/** One answer out of order. */
export type Scripted =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Default: the service's own error envelope. */
      readonly body?: string;
    }
  /** The connection ends without an answer; `after`: though the request was taken. */
  | { readonly reset: "before" | "after" }
  /** The right answer, late. */
  | { readonly slow: number };
