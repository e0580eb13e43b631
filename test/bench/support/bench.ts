export interface BenchOptions {
  /** Smaller sizes, so that a test can run the same code. */
  quick: boolean;
}

/** One benchmark: prints its table and returns the figures for the JSON line. */
export type Bench = (options: BenchOptions) => Promise<unknown>;
