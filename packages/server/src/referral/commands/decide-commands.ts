import type { Command, OptionValues } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { wrong } from "../../command-line/parse.ts";
import { decideReward, type Decided, type DecideInput, LONGEST_REASON } from "../rewards/decide.ts";
import { onReferral } from "./on-referral.ts";

const reward = { id: "the reward's id, as stagelight referral list tells it" };

/** Lets a reward be given that waits for a decision, or gives one at once. */
export const referralApproveCommand: Command = {
  arguments: reward,
  options: {
    now: { help: "Give it out at once, without its hold" },
    reason: { value: "<text>", help: "Why, for who looks at it later" },
    config: CONFIG_OPTION,
  },
  notes: [
    "One that waits for a decision is held until it is due, as any other; one that is",
    "held is given out before that with --now alone.",
  ],
  run: (values, { out }) => decide(values, "approve", out),
};

/** Refuses a reward that waits for a decision, or takes back one that is not given out yet. */
export const referralRejectCommand: Command = {
  arguments: reward,
  options: {
    reason: { value: "<text>", help: "Why, for who looks at it later; must be given" },
    config: CONFIG_OPTION,
  },
  notes: [
    "One that is held or approved is taken back, which its owner is told.",
    "Where nothing else was earned by the same friend, that friend does not count any more.",
    "Rewards that were given out go back by the order's refund: Order Refunded.",
  ],
  async run(values, { out }) {
    if (typeof values.reason !== "string") throw noReason();
    return decide(values, "reject", out);
  },
};

async function decide(
  values: OptionValues,
  decision: DecideInput["decision"],
  out: (line: string) => void,
): Promise<number> {
  const note =
    typeof values.reason === "string" ? values.reason.slice(0, LONGEST_REASON) : undefined;
  const id = values.id as string;
  const atOnce = values.now === true;
  const decided = await onReferral(values, ({ database, work }) =>
    decideReward(
      { database, appended: () => {} },
      { ...work, reward: id, decision, atOnce, ...(note !== undefined && { note }) },
    ),
  );
  if (decided.is !== "done") throw cannot(id, decided);
  out(`It is ${decided.state} now.`);
  if (decided.waits === "no-code") {
    out("No code is left to give: add some with stagelight referral codes <rule> <file>.");
  }
  if (decided.waits === "no-rule")
    out("Its rule stands in the config no more: nothing can be given.");
  return 0;
}

function noReason() {
  return wrong("Nobody is refused without a reason.", {
    path: "--reason",
    expected: "a few words",
    found: "nothing",
    help: 'Write for example: --reason "the same household".',
  });
}

function cannot(id: string, decided: Exclude<Decided, { is: "done" }>) {
  if (decided.is === "early") {
    return wrong("It is held, and nothing is left to decide.", {
      path: "id",
      expected: "a reward that waits for a decision or for a code, or --now",
      found: `one that is held until ${new Date(decided.at).toISOString()}`,
      help: `It is given out then. To give it at once: stagelight referral approve ${id} --now`,
    });
  }
  return wrong("That cannot be decided.", {
    path: "id",
    expected: "a reward that waits for a decision, is held or is approved",
    found: decided.is === "unknown" ? `no reward ${id}` : `one that is ${decided.state}`,
    help: "See: stagelight referral list --state review.",
  });
}
