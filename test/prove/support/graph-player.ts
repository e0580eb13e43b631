import type { ReadReferralProgram } from "@stagelight/core/config";
import {
  mailKey,
  makeCode,
  nextState,
  REWARD_STATES,
  selfAddress,
} from "@stagelight/core/referral";
import type {
  AccountGraph,
  GraphAccount,
  GraphDeed,
} from "../../../packages/core/src/referral/arbitraries.ts";
import { canonicalEmail } from "../../../packages/server/dist/identity/email.js";
import { redeem } from "../../../packages/server/dist/referral/codes/redeem.js";
import { convert } from "../../../packages/server/dist/referral/convert/convert.js";
import { undo } from "../../../packages/server/dist/referral/convert/undo.js";
import { keepMember } from "../../../packages/server/dist/referral/member.js";
import { decideReward } from "../../../packages/server/dist/referral/rewards/decide.js";
import { rewardDue } from "../../../packages/server/dist/referral/rewards/due.js";
import type { CommandContext } from "../../../packages/server/dist/store/commands.js";
import type { Database } from "../../../packages/server/dist/store/database.js";
import { countChanges } from "./graph-changes.ts";
import { milestonesBehind, takenTooSoon } from "./milestones.ts";
import { random } from "./random.ts";

/** What was asked of a command, to be asked again. */
type Asked = () => Promise<unknown>;

/** Days pass more slowly than the deeds say: else every visit were too old by the next order. */
const SLOWER = 40;

/** Plays deeds through the server's own commands, and some of them again. */
export class GraphPlayer {
  readonly problems: string[] = [];
  /** The account that has done what something was given for. */
  readonly doers = new Map<string, GraphAccount>();
  replays = 0;
  readonly graph: AccountGraph;
  readonly #database: Database;
  readonly #context: CommandContext;
  readonly #program: ReadReferralProgram;
  readonly #next: () => number;
  readonly #codes = new Map<number, string>();
  readonly #asked: Asked[] = [];
  readonly #wished: Asked[] = [];
  readonly #changes: () => string;
  #now = Date.UTC(2026, 0, 1);

  constructor(database: Database, graph: AccountGraph, program: ReadReferralProgram, seed: number) {
    this.graph = graph;
    this.#database = database;
    this.#changes = countChanges(database);
    this.#program = program;
    this.#context = { database, appended: () => {} } as unknown as CommandContext;
    this.#next = random(seed);
  }

  /** Makes known what a server would know of the accounts by their sign-ins. */
  async begin(): Promise<void> {
    const { db, bulk } = this.#database;
    await db.transaction().execute(async (step) => {
      for (const { email, profile, visitor } of this.graph.accounts) {
        const seen = [this.#now, this.#now];
        const identity = ["email", canonicalEmail(email)!, profile];
        await bulk.add(step, "identity", ["kind", "value", "profile_id"], [identity]);
        const columns = ["id", "profile_id", "first_seen", "last_seen"];
        await bulk.add(step, "visitor", columns, [[visitor, profile, ...seen]]);
      }
    });
  }

  async play(deed: GraphDeed): Promise<void> {
    this.#now += 1_000;
    switch (deed.do) {
      case "wait":
        this.#now += Math.round((deed.seconds * 1_000) / SLOWER);
        return;
      case "join":
        return this.#join(this.graph.accounts[deed.account]!);
      case "visit":
        return this.#visit(this.graph.accounts[deed.account]!, this.#codes.get(deed.of));
      case "sign-up":
      case "order":
        return this.#convert(deed);
      case "refund":
        return this.#refund(deed.order);
      case "decide":
        return this.#decide(deed);
    }
  }

  #work(actor: "event" | "clock" | "person" | "shop") {
    return { programs: [this.#program], now: this.#now, actor };
  }

  async #join(account: GraphAccount): Promise<void> {
    const code = makeCode(Uint8Array.from({ length: 9 }, () => Math.floor(this.#next() * 256)));
    await this.#database.db.transaction().execute(async (step) => {
      const { visitor: visitorId, network } = account;
      const member = await keepMember(step, {
        ...keysOf(account),
        address: account.email,
        locale: "en",
        visitorId,
        network,
        now: this.#now,
        proven: true,
      });
      const row = { code, program: this.#program.id, member_id: member.id, created_at: this.#now };
      await step
        .insertInto("referral_code")
        .values(row)
        .onConflict((on) => on.columns(["member_id", "program"]).doNothing())
        .execute();
      const kept = await step
        .selectFrom("referral_code")
        .select("code")
        .where("member_id", "=", member.id)
        .executeTakeFirstOrThrow();
      this.#codes.set(account.id, kept.code);
    });
  }

  async #visit({ visitor }: GraphAccount, code: string | undefined): Promise<void> {
    if (code === undefined) return;
    const now = this.#now;
    const row = { visitor_id: visitor, program: this.#program.id, code, first_at: now, at: now };
    await this.#database.db
      .insertInto("referral_touch")
      .values(row)
      .onConflict((on) => on.columns(["visitor_id", "program", "code"]).doUpdateSet({ at: now }))
      .execute();
  }

  async #convert(deed: Extract<GraphDeed, { do: "sign-up" | "order" }>): Promise<void> {
    const account = this.graph.accounts[deed.account]!;
    const { profile: profileId, visitor: visitorId, network, payment } = account;
    const keys = keysOf(account);
    const conversion =
      deed.do === "order" ? `order:${deed.order}` : `sign-up:${keys.selfKeys.join()}`;
    const code = deed.of === undefined ? undefined : this.#codes.get(deed.of);
    this.doers.set(conversion, account);
    await this.#ask(convert, {
      ...this.#work("event"),
      deed: {
        kind: deed.do,
        conversion,
        at: this.#now,
        ...(code !== undefined && { code }),
        friend: {
          ...keys,
          locale: "en",
          profileId,
          visitorId,
          network,
          disposable: false,
        },
        ...(deed.do === "order" && {
          order: {
            key: `${deed.order}`,
            total: {
              amount: deed.total,
              currency: "USD",
            },
            payment,
          },
        }),
      },
    });
  }

  async #refund(order: number): Promise<void> {
    const part = this.#next() < 0.3;
    const conversion = `order:${order}`;
    const milestones = await milestonesBehind(this.#database, this.#program, conversion);
    const before = await milestones();
    await this.#ask(undo, {
      ...this.#work("event"),
      key: `${order}`,
      conversion,
      message: part ? `part-${order}` : `refund-${order}`,
      at: this.#now,
      ...(part && { refunded: { amount: 500, currency: "USD" } }),
    });
    this.problems.push(...takenTooSoon(before, await milestones()));
  }

  /** Asks a command, and now and then something from before once more: that must change nothing. */
  async #ask<Input>(
    command: (context: CommandContext, input: Input) => Promise<unknown>,
    input: Input,
  ): Promise<void> {
    const asked: Asked = () => command(this.#context, input);
    await asked();
    this.#keep(this.#asked, asked);
    if (this.#next() < 0.1) {
      const before = this.#changes();
      await this.#asked[Math.floor(this.#next() * this.#asked.length)]!();
      this.replays++;
      const after = this.#changes();
      if (before !== after) this.problems.push(`a replay has changed ${before} to ${after}`);
    }
  }

  /**
   * Asks what people and shops may want again later, such as using what was given back: the same at once
   * changes nothing, and so does what is refused. Later it may, but breaks nothing.
   */
  async #wish(wished: Asked): Promise<string> {
    const before = this.#changes();
    const became = (await wished()) as { readonly is: string };
    const after = this.#changes();
    if (became.is !== "done" && before !== after) {
      this.problems.push(`${became.is}, and yet ${before} became ${after}`);
    }
    if (this.#next() < 0.3) {
      await wished();
      this.replays++;
      const replayed = this.#changes();
      if (after !== replayed) this.problems.push(`a replay has changed ${after} to ${replayed}`);
    }
    this.#keep(this.#wished, wished);
    if (this.#next() < 0.8) return became.is;
    this.#now += 1_000;
    await this.#wished[Math.floor(this.#next() * this.#wished.length)]!();
    this.replays++;
    return became.is;
  }

  /** Some of what was asked, to be asked again. */
  #keep(asked: Asked[], one: Asked): void {
    asked[asked.length < 200 ? asked.length : Math.floor(this.#next() * 200)] = one;
  }

  async #decide({ account, action }: Extract<GraphDeed, { do: "decide" }>): Promise<void> {
    const states = REWARD_STATES.filter((state) => nextState(state, action) !== undefined);
    const reward = await this.#database.db
      .selectFrom("reward")
      .innerJoin("referral_code", "referral_code.member_id", "reward.member_id")
      .select(["reward.id", "reward.code", "reward.conversion", "used_for", "reward.state"])
      .where("referral_code.code", "=", this.#codes.get(account) ?? "")
      .where("reward.state", "in", states)
      .orderBy("reward.changed_at")
      .executeTakeFirst();
    if (!reward) return;
    switch (action) {
      case "release":
      case "approve":
      case "reject": {
        const decision = action === "reject" ? "reject" : "approve";
        const decided = { reward: reward.id, decision, atOnce: action === "approve" } as const;
        await this.#wish(() =>
          decideReward(this.#context, { ...this.#work("person"), ...decided }),
        );
        return;
      }
      case "issue":
        await this.#ask(rewardDue, { ...this.#work("clock"), reward: reward.id });
        return;
      case "use":
      case "unuse": {
        // Now and then it is another order than the one that has it.
        const other = `order ${Math.floor(this.#next() * 2)}`;
        const orderId = this.#next() < 0.2 ? other : (reward.used_for ?? other);
        const named = { code: reward.code ?? reward.id, orderId, action } as const;
        const taken = reward.used_for !== null && reward.used_for !== orderId;
        const is = await this.#wish(() =>
          redeem(this.#context, { ...this.#work("shop"), ...named }),
        );
        if ((is === "taken") !== taken) {
          this.problems.push(`${orderId} asks to ${action} what ${reward.used_for} has: ${is}`);
        }
        return;
      }
      case "reverse":
        return this.#refund(Number(reward.conversion.replace("order:", "")));
    }
  }
}

/** As the server makes them, without the site's secret. */
export function keysOf({ email: typed }: Pick<GraphAccount, "email">) {
  const email = canonicalEmail(typed)!;
  return { email, addressKeys: [mailKey(email)], selfKeys: [selfAddress(email)] };
}
