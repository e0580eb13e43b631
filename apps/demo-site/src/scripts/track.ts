/** The part of Stagelight's browser interface that the shop calls. */
interface Stagelight {
  track(name: string, properties?: object): void;
  reset(): void;
  /** Come with the tracker, a moment after the rest. */
  explain?(): Promise<{ tracks: readonly { readonly stage: string }[] }>;
  readonly consent?: { get?(): { readonly personalization: boolean } };
}

const stagelight = (): Stagelight | undefined => (window as { stagelight?: Stagelight }).stagelight;

export const track = (name: string, properties: object = {}): void =>
  stagelight()?.track(name, properties);

export const forgetVisitor = (): void => stagelight()?.reset();

/** Whether the visitor allows that their stage lasts longer than this page. */
export const remembers = (): boolean => stagelight()?.consent?.get?.().personalization ?? false;

/** `<html data-stage>` is what this page was opened with; the tracker may know better by now. */
export async function stageNow(): Promise<string> {
  const trace = await stagelight()?.explain?.();
  return trace?.tracks[0]?.stage ?? document.documentElement.dataset.stage ?? "awareness";
}
