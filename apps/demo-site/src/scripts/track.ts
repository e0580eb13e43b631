/** Where a visitor stands, and the rule that brought them there, if any has. */
interface Standing {
  readonly stage: string;
  readonly rule?: string;
}

/** The part of Stagelight's browser interface that the shop calls. */
interface Stagelight {
  track(name: string, properties?: object): void;
  reset(): void;
  /** Comes with the tracker, a moment after the rest. */
  explain?(): Promise<{ tracks: readonly Standing[] }>;
}

const stagelight = (): Stagelight | undefined => (window as { stagelight?: Stagelight }).stagelight;

export const track = (name: string, properties: object = {}): void =>
  stagelight()?.track(name, properties);

export const forgetVisitor = (): void => stagelight()?.reset();

/** `<html data-stage>` is what this page was opened with; the tracker may know better by now. */
export async function standing(): Promise<Standing> {
  const trace = await stagelight()?.explain?.();
  return trace?.tracks[0] ?? { stage: document.documentElement.dataset.stage ?? "awareness" };
}
