/**
 * Takes care of the code of a friend's link. Without consent for `marketing` it goes along from page to
 * page and is stored nowhere; with it, it is remembered, and the server is told. Loaded where there is one.
 */
import { readCode } from "@stagelight/core/referral";
import type { Referral, ReferralTable } from "../anywhere/referral.ts";
import { VISITOR_KEY } from "../anywhere/storage-policy.ts";
import { emit } from "./emit.ts";
import { get } from "./queue/kept.ts";
import { carry } from "./referral/carry.ts";
import { fieldFiller } from "./referral/fields.ts";
import { type Answer, ask, tell, tellVisit } from "./referral/server.ts";
import { discard, forget, keep, markTold, type Touch, touches } from "./referral/stored.ts";
import type { Tracker } from "./tracker.ts";

/** The code that this page was opened with, or one before it. */
interface Here {
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Whether what is remembered goes before it. */
  settled?: boolean;
}

/** @param search parameters of the page's address as it was opened */
export function run(tracker: Tracker, table: ReferralTable, search: string): void {
  let here: Here | undefined;
  let shown: Referral | undefined;
  const asked = new Map<string, Promise<Answer>>();
  const known = new Map<string, Referral>();

  const consent = () => tracker.consent.get!();
  const telling = { table, consent, visitor: () => get(VISITOR_KEY) };
  const remembered = (): Touch[] => (consent().marketing ? touches(table) : []);
  const fill = fieldFiller(() => current()?.code);

  /** The code that counts here, with what is known of it. */
  function current(): Referral | undefined {
    const first = here && !here.settled ? here : (remembered()[0] ?? here);
    return first && (known.get(keyOf(first.code)) ?? { code: first.code });
  }

  /** Brings the page up to date. */
  function settle(): void {
    const next = current();
    fill();
    if (JSON.stringify(next) == JSON.stringify(shown)) return;
    shown = next;
    emit("referral", next);
  }

  /** Finds out what a code is good for; once it has answered, not again for this language. */
  function look(code: string): Promise<Answer> {
    const key = keyOf(code);
    let answer = asked.get(key);
    if (!answer) {
      answer = ask(table, code, document.documentElement.lang).then((found) => {
        if (found) known.set(key, found);
        else if (found === undefined) asked.delete(key);
        else {
          discard(table, code);
          if (here?.code == code) here = undefined;
        }
        settle();
        return found;
      });
      asked.set(key, answer);
    }
    return answer;
  }

  /** Takes the code of an address. Only a new visit goes before what is remembered. */
  function arrive(address: string, landed: boolean): void {
    const given = new URLSearchParams(address).get(table.parameter);
    const code = given && readCode(given);
    if (code && code != here?.code) {
      here = { code, at: Date.now(), settled: !landed && remembered().length > 0 };
    }
    settle();
  }

  /** Stores what may be stored, and tells the server what it does not know yet. */
  async function remember(): Promise<void> {
    const now = here;
    if (now && !now.settled && consent().marketing) {
      const { code, at } = now;
      const program = (await look(code))?.program;
      if (!program || !table.programs[program] || !consent().marketing) return;
      keep(table, { program, code, at });
      now.settled = true;
      settle();
      // Where another one counts, this is the only time to tell of it.
      if (!remembered().some((touch) => touch.code == code)) void tellVisit(telling, now);
    }
    for (const touch of remembered()) {
      if (!touch.told && (await tellVisit(telling, touch))) markTold(table, touch);
    }
  }

  function forgetAll(): void {
    if (forget()) void tell(telling, { consent: false });
    if (here) delete here.settled;
    settle();
  }

  const { reset } = tracker;
  Object.assign(tracker, {
    referral() {
      const now = current();
      if (now && !now.program) void look(now.code);
      return now;
    },
    reset() {
      forgetAll();
      here = undefined;
      settle();
      return reset();
    },
  });
  // What is remembered needs no carrying, but to where storage is another.
  carry(table, (origin) => {
    const stored = origin == location.origin && (!here || here.settled) && remembered()[0];
    return stored ? undefined : current()?.code;
  });
  const follow = (): void => {
    if (!consent().marketing) return forgetAll();
    settle();
    void remember();
  };
  document.addEventListener("stagelight:consent", follow);
  document.addEventListener("astro:after-swap", () => arrive(location.search, false));
  addEventListener("pageshow", ({ persisted }) => persisted && follow());

  const landed = isLanding(table);
  arrive(search, landed);
  void (async () => {
    await seen();
    const opened = landed && here;
    const answer = opened && (await look(opened.code));
    if (answer) {
      const { code, program } = answer;
      tracker.track("Referral Link Opened", { referral_code: code, program });
    }
    follow();
  })();
}

function keyOf(code: string): string {
  return `${document.documentElement.lang} ${code}`;
}

/** Whether the page was opened from outside, and not gone to from another, back to, or loaded again. */
function isLanding({ origins }: ReferralTable): boolean {
  const [{ type } = {}] = performance.getEntriesByType(
    "navigation",
  ) as Partial<PerformanceNavigationTiming>[];
  if (type == "reload" || type == "back_forward") return false;
  const { referrer } = document;
  return !referrer || ![location.origin, ...origins].includes(new URL(referrer).origin);
}

/** A page that opens behind others was not visited by anybody yet. */
async function seen(): Promise<void> {
  while (document.hidden) {
    await new Promise((come) =>
      document.addEventListener("visibilitychange", come, { once: true }),
    );
  }
}
