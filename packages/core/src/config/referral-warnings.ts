import type { ReadConnector } from "./connectors.ts";
import type { ReadReferral, ReadReferralProgram } from "./referral.ts";
import { rewardsSharing } from "./read-referral.ts";

/** Something that is allowed, and may surprise. */
export interface ReferralWarning {
  /** The key in the config. */
  readonly path: string;
  readonly found: string;
  /** One full sentence. */
  readonly help: string;
}

/**
 * What is allowed and yet worth a word: when a site starts, and to `stagelight doctor`.
 *
 * @param config of `readConfig`
 * @param now milliseconds since 1970
 */
export function referralWarnings(
  config: {
    readonly referral?: ReadReferral | undefined;
    readonly connectors: readonly ReadConnector[];
  },
  now: number,
): ReferralWarning[] {
  const { referral, connectors } = config;
  const heard = connectors.some(({ id }) => id === "webhook");
  return (referral?.programs ?? []).flatMap((program, index) => {
    const path = `referral.programs[${index}]`;
    return [
      ...ended(program, path, now),
      ...limits(program, path),
      ...(heard ? [] : unheard(program, path)),
      ...disclosure(program, path),
    ];
  });
}

function ended({ ends }: ReadReferralProgram, path: string, now: number): ReferralWarning[] {
  if (ends === undefined || ends > now) return [];
  return [
    {
      path: `${path}.ends`,
      found: `the program is over since ${new Date(ends).toISOString()}`,
      help: "Nobody joins or earns by it any more: put its end off, or remove it once all of it is given out.",
    },
  ];
}

function limits({ rewards, caps, budget }: ReadReferralProgram, path: string): ReferralWarning[] {
  if (rewards.length === 0) return [];
  if (caps.total === undefined && budget === undefined) {
    return [
      {
        path,
        found: "neither caps.total nor a budget: there is no end to what is given",
        help: "Set one of them, so that no mistake and no fraud costs more than that.",
      },
    ];
  }
  const least = Math.min(...rewards.map(({ worth }) => worth?.amount ?? 0));
  if (budget === undefined || budget.amount >= least) return [];
  return [
    {
      path: `${path}.budget`,
      found: "less than any reward is worth: the program is full before it begins",
      help: "Raise the budget, in minor units: 250000 is 2,500.00 USD.",
    },
  ];
}

function unheard({ rewards }: ReadReferralProgram, path: string): ReferralWarning[] {
  return rewards.flatMap(({ give }, index) =>
    give.kind === "webhook"
      ? {
          path: `${path}.rewards[${index}].give`,
          found: "a webhook, and no connector of that kind: nobody hears of the reward",
          help: 'Add { id: "webhook", options: { url: "https://…" } } to connectors.',
        }
      : [],
  );
}

function disclosure(program: ReadReferralProgram, path: string): ReferralWarning[] {
  if (!rewardsSharing(program) || program.share.disclosure !== undefined) return [];
  return [
    {
      path: `${path}.share.disclosure`,
      found: "false: friends are not told that who shares the link gets something for it",
      help: "Consumer law asks for it in many countries: remove the line, or write a text of your own.",
    },
  ];
}
