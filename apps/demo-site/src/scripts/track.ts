/** The part of Stagelight's browser interface that the shop calls. */
interface Stagelight {
  track(name: string, properties?: object): void;
  reset(): void;
  /** Comes with the tracker, a moment after the rest. */
  explain?(): Promise<{ tracks: readonly { from?: string; rule?: string }[] }>;
}

const stagelight = (): Stagelight | undefined => (window as { stagelight?: Stagelight }).stagelight;

export const track = (name: string, properties: object = {}): void => stagelight()?.track(name, properties);

export const forgetVisitor = (): void => stagelight()?.reset();

/** The rule that brought the visitor to the present stage, if any has. */
export async function lastRule(): Promise<string | undefined> {
  const trace = await stagelight()?.explain?.();
  return trace?.tracks[0]?.rule;
}
