/** What is called of the tracker, where it is on the page. */
interface PageApi {
  identify?(traits: object): unknown;
  readonly consent?: { get?(): { readonly personalization: boolean } };
}

/**
 * Tells the tracker what a person has said of themselves, for what the site shows them from now on.
 * Where the visitor does not allow personalization, nobody is told.
 */
export function know(traits: object): void {
  const { stagelight } = globalThis as { stagelight?: PageApi };
  const tell = () => {
    if (stagelight?.consent?.get?.().personalization) void stagelight.identify?.(traits);
  };
  if (stagelight?.consent?.get) tell();
  // The tracker is on its way: this is its first sign.
  else globalThis.document?.addEventListener("stagelight:event", tell, { once: true });
}
