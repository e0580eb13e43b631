/** The part of Stagelight's browser interface that the shop calls. */
interface Stagelight {
  track(name: string, properties?: object): void;
  reset(): Promise<void> | void;
  /** Come with the tracker, a moment after the rest. */
  explain?(): Promise<{ tracks: readonly { readonly stage: string }[] }>;
  referral?(): Friend | undefined;
  readonly consent?: {
    get?(): Choice;
    set(choice: Readonly<Record<string, boolean>>): Promise<void>;
  };
}

/** Who has sent the visitor, by the code of a link. */
interface Friend {
  readonly code: string;
  /** Of who agreed to show it. */
  readonly name?: string;
}

/** What the visitor has chosen. */
interface Choice {
  readonly personalization: boolean;
  readonly analytics: boolean;
  readonly marketing: boolean;
  readonly decided: boolean;
}

const stagelight = (): Stagelight | undefined => (window as { stagelight?: Stagelight }).stagelight;

export const track = (name: string, properties: object = {}): void =>
  stagelight()?.track(name, properties);

export const forgetVisitor = async (): Promise<void> => stagelight()?.reset();

/** The friend whose link was followed, if one was. */
export const friend = (): Friend | undefined => stagelight()?.referral?.();

/** What the visitor allows, as far as it is known already. */
export function allows(): Choice & { readonly known: boolean } {
  const choice = stagelight()?.consent?.get?.();
  return {
    personalization: choice?.personalization ?? false,
    analytics: choice?.analytics ?? false,
    marketing: choice?.marketing ?? false,
    decided: choice?.decided ?? false,
    known: choice !== undefined,
  };
}

/** Takes the visitor's yes or no to all that this shop asks about. */
export const consentTo = async (yes: boolean): Promise<void> =>
  stagelight()?.consent?.set({
    functional: yes,
    personalization: yes,
    analytics: yes,
    // Mail about orders and carts is asked about at the checkout; a no goes for it too.
    ...(!yes && { marketing: false }),
  });

/** Takes the visitor's yes or no to letters. */
export const consentToLetters = async (yes: boolean): Promise<void> =>
  stagelight()?.consent?.set({ marketing: yes });

/** Whether the visitor allows that their stage lasts longer than this page. */
export const remembers = (): boolean => allows().personalization;

/** `<html data-stage>` is what this page was opened with; the tracker may know better by now. */
export async function stageNow(): Promise<string> {
  const trace = await stagelight()?.explain?.();
  return trace?.tracks[0]?.stage ?? document.documentElement.dataset.stage ?? "awareness";
}
