/** The databases that every proof runs on. */
export const DATABASES = ["sqlite", "postgres"] as const;

export type DatabaseName = (typeof DATABASES)[number];

export interface ProveOptions {
  /** Smaller sizes, so that a test can run the same code. */
  readonly quick: boolean;
  readonly databases?: readonly DatabaseName[];
  /** Told what goes on. */
  readonly say?: (line: string) => void;
}

/** One proof: returns what was tried and what was lost. `failures` is empty when it holds. */
export type Proof = (options: ProveOptions) => Promise<Proven>;

export interface Proven {
  readonly failures: readonly string[];
  readonly [figure: string]: unknown;
}
