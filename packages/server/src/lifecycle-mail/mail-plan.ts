import type { ModelTable } from "@stagelight/core";
import type { ReadConfig, ReadTrigger } from "@stagelight/core/config";

/** What sets one lifecycle mail off and what cancels it, as plain data. */
export interface MailPlan {
  readonly id: string;
  readonly when: ReadTrigger;
  /** Seconds until it is decided whether it is sent: no sooner than this. */
  readonly after: number;
  /** Whether it is sent some time after, so that a repetition begins the wait anew. */
  readonly waits: boolean;
  /** Names of the events that cancel what waits. */
  readonly stopWhen: readonly string[];
  /**
   * Seconds until silence leads out of a stage, for the stages out of which it leads, at once or in
   * turn, to what sets the mail off. Nothing where silence does not set it off.
   */
  readonly silence?: Readonly<Record<string, number>>;
}

/** The lifecycle mails of a site. */
export function mailPlansOf({ mail, table }: Pick<ReadConfig, "mail" | "table">): MailPlan[] {
  return mail.lifecycle.map(({ id, when, after, stopWhen }) => {
    const silence = "entered" in when ? silenceBefore(table, when) : {};
    return {
      id,
      when,
      after: typeof after === "number" ? after : after.atLeast,
      waits: after !== 0,
      stopWhen,
      ...(Object.keys(silence).length > 0 && { silence }),
    };
  });
}

/** A stage that sets a mail off, when it is entered. */
export type StageTrigger = Extract<ReadTrigger, { entered: readonly string[] }>;

/** Whether a change of stage is what a mail waits for. */
export function sets({ entered, left }: StageTrigger, from: string, to: string): boolean {
  return entered.includes(to) && from !== to && (left === undefined || left.includes(from));
}

function silenceBefore({ decay }: ModelTable, when: StageTrigger): Record<string, number> {
  const leading = new Set(decay.flatMap(([, from, to]) => (sets(when, from, to) ? [from] : [])));
  for (let grown = true; grown;) {
    const before = leading.size;
    for (const [, from, to] of decay) if (leading.has(to)) leading.add(from);
    grown = leading.size > before;
  }
  return Object.fromEntries(
    [...leading].map((stage) => {
      const times = decay.flatMap(([, from, , after]) => (from === stage ? [after] : []));
      return [stage, Math.min(...times)];
    }),
  );
}
