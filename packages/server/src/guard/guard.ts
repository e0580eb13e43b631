import { siteOf } from "../http/caller.ts";
import type { Tallied, Tally } from "../http/limits.ts";
import { RequestProblem } from "../http/problem.ts";
import type { HandlerServices } from "../outbox/endpoints.ts";
import { truncateAddress } from "../privacy/truncate-address.ts";
import type { AlarmState } from "./alarm.ts";
import type { GuardedForm } from "./forms.ts";
import { type GuardFigures, type GuardOutcome, newGuardFigures } from "./guard-figures.ts";
import {
  checkProof,
  type Level,
  makeChallenge,
  type ProofScope,
  type SpendableProof,
} from "./proof.ts";
import { checkTicket, makeTicket } from "./ticket.ts";

/** A form that was sent, as far as the guard looks at it. All but `via` and `address` is hearsay. */
export interface Attempt {
  /** `form`: by a browser without code, which can compute nothing. */
  readonly via: "json" | "form";
  /** As `clientAddress` gives it. */
  readonly address: string | undefined;
  /** Whether the site's own backend sends it, with the secret key. */
  readonly trusted: boolean;
  /** What stands in the field that no person sees. */
  readonly trap?: string | undefined;
  /** Milliseconds for which the form was open. */
  readonly began?: number | undefined;
  /** A solved challenge, or a ticket. */
  readonly proof?: unknown;
}

/** What becomes of a form. */
export type Verdict =
  | { readonly is: "pass" }
  /** Answer as if it were taken, and do nothing. */
  | { readonly is: "trapped" }
  /** Ask for the same form again, with this ticket as its `proof`, in so many seconds. */
  | { readonly is: "wait"; readonly ticket: string; readonly seconds: number };

/** Stands before everything that anybody may send in, and that can cause a mail. */
export interface Guard {
  /**
   * Judges a form whose fields are right, before anything of it is done.
   *
   * @throws RequestProblem `proof-required` with a challenge, `too-many-requests`
   */
  check(form: GuardedForm, attempt: Attempt): Promise<Verdict>;
  /** A challenge as it would be asked of this address now, or the easiest one. */
  challenge(form: GuardedForm, address: string | undefined): Promise<object>;
  /** Counts a form that is taken; 1 for the first of its network in a day. */
  ofNetwork(form: GuardedForm, address: string | undefined): Promise<number>;
  readonly figures: Readonly<GuardFigures>;
}

type GuardServices = Pick<
  HandlerServices,
  "config" | "ring" | "limits" | "clock" | "store" | "alarm"
>;

/** What is asked of who sends a form, and why. */
interface Asked {
  readonly level: Level;
  readonly because: GuardOutcome;
}

export function openGuard(services: GuardServices): Guard {
  return new SiteGuard(services);
}

class SiteGuard implements Guard {
  readonly figures = newGuardFigures();
  readonly #services: GuardServices;

  constructor(services: GuardServices) {
    this.#services = services;
  }

  async check(form: GuardedForm, attempt: Attempt): Promise<Verdict> {
    const { alarm, limits } = this.#services;
    if (attempt.trap) {
      this.figures.honeypot++;
      return { is: "trapped" };
    }
    if (attempt.trusted) {
      this.figures.trusted++;
      if (form.signsUp !== false) alarm.taken();
      return { is: "pass" };
    }
    const tallied = await limits.tally(tallyOf(form), attempt.address);
    if (tallied.calls > form.most) this.#refuse("address-full", tallied);
    const asked = await this.#asked(form, tallied.calls, attempt);
    if (!asked) this.figures.passed++;
    else if (attempt.via === "json") await this.#prove(form, attempt, asked);
    else {
      const verdict = await this.#wait(form, attempt, tallied, asked);
      if (verdict.is === "wait") return verdict;
    }
    if (form.signsUp !== false) alarm.taken();
    return { is: "pass" };
  }

  async challenge(form: GuardedForm, address: string | undefined): Promise<object> {
    const { calls } = await this.#services.limits.tally(tallyOf(form), address);
    const asked = await this.#asked(form, calls);
    return this.#challenge(form, asked?.level ?? 1);
  }

  async ofNetwork({ name }: GuardedForm, address: string | undefined): Promise<number> {
    const tally = { name: `guard-network-${name}`, seconds: DAY };
    return (await this.#services.limits.tally(tally, networkOf(address))).calls;
  }

  /** What is asked of a form: of all reasons the one that asks for most. */
  async #asked(form: GuardedForm, calls: number, attempt?: Attempt): Promise<Asked | undefined> {
    return [
      attempt && tooQuick(form, attempt),
      ofAddress(form, calls),
      ofSite(await this.#services.alarm.state()),
    ]
      .filter((each) => each !== undefined)
      .toSorted((one, other) => other.level - one.level)[0];
  }

  /** Takes the proof, or asks for one. */
  async #prove(form: GuardedForm, { proof }: Attempt, { level, because }: Asked): Promise<void> {
    const { ring, clock } = this.#services;
    if (proof === undefined) this.figures[because]++;
    else {
      const checked = await checkProof(ring, this.#scope(form), level, proof, clock.now());
      if (typeof checked === "string") this.figures["proof-refused"]++;
      else if (await this.#spend(checked, "proven")) return;
    }
    throw new RequestProblem("proof-required", { challenge: await this.#challenge(form, level) });
  }

  /** Takes the ticket, or hands one out: time in place of work, and fewer of them. */
  async #wait(
    form: GuardedForm,
    { proof, address }: Attempt,
    tallied: Tallied,
    { level }: Asked,
  ): Promise<Verdict> {
    const { ring, clock, limits } = this.#services;
    const scope = this.#scope(form);
    const now = clock.now();
    if (typeof proof === "string" && proof !== "") {
      const checked = checkTicket(ring, scope, proof, now);
      if (checked === "unreadable") this.figures["proof-refused"]++;
      else if ("waits" in checked) return { is: "wait", ticket: proof, seconds: checked.waits };
      else if (await this.#spend(checked, "waited")) return { is: "pass" };
    }
    if (tallied.calls > form.slowly) this.#refuse("slow-lane-full", tallied);
    if (level === 3) {
      const tally = { ...tallyOf(form), name: `guard-slow-${form.name}` };
      const own = await limits.tally(tally, networkOf(address));
      if (own.calls > form.slowlyOfNetwork) this.#refuse("slow-lane-full", own);
      const all = await limits.tally(tally, "all");
      if (all.calls > form.slowlyInAlarm) this.#refuse("slow-lane-full", all);
    }
    this.figures["slow-lane"]++;
    const seconds = form.waits * level;
    return { is: "wait", ticket: makeTicket(ring, scope, seconds, now), seconds };
  }

  async #spend(proof: SpendableProof, taken: GuardOutcome): Promise<boolean> {
    const fresh = await this.#services.store.run("spendProof", proof);
    this.figures[fresh ? taken : "proof-spent"]++;
    return fresh;
  }

  #refuse(because: GuardOutcome, { forgottenIn }: Tallied): never {
    this.figures[because]++;
    throw new RequestProblem("too-many-requests", { retryAfter: forgottenIn });
  }

  #challenge(form: GuardedForm, level: Level): Promise<object> {
    const { ring, clock } = this.#services;
    return makeChallenge(ring, this.#scope(form), level, clock.now());
  }

  #scope({ name }: GuardedForm): ProofScope {
    return { site: siteOf(this.#services.config), form: name };
  }
}

const DAY = 86_400;

/** Whoever has one address has others beside it. */
function networkOf(address: string | undefined): string | undefined {
  return truncateAddress(address ?? "") ?? address;
}

function tallyOf({ name, seconds }: GuardedForm): Tally {
  return { name: `guard-${name}`, seconds };
}

/** Programs fill in a form in no time. A form without code cannot say how long it was open. */
function tooQuick({ quickest }: GuardedForm, { via, began = 0 }: Attempt): Asked | undefined {
  if (via === "form" || began >= quickest) return undefined;
  return { level: 1, because: "minimum-time" };
}

function ofAddress({ free }: GuardedForm, calls: number): Asked | undefined {
  if (calls <= free) return undefined;
  const level = calls > 12 * free ? 3 : calls > 4 * free ? 2 : 1;
  return { level, because: "address-warm" };
}

function ofSite({ raised, warm }: AlarmState): Asked | undefined {
  if (raised) return { level: 3, because: "site-alarm" };
  return warm ? { level: 1, because: "site-warm" } : undefined;
}
