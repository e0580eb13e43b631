import { readCode } from "@stagelight/core/referral";
import type { ReferralTable } from "../../anywhere/referral.ts";
import { REFERRAL_KEY } from "../../anywhere/storage-policy.ts";

/** A visit by somebody's link. */
export interface Touch {
  readonly program: string;
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Whether the server knows of it. */
  readonly told?: boolean;
}

/** As it is stored: an entry for each program. */
type Stored = Record<string, [code: string, at: number, told: 0 | 1]>;

/** What this browser remembers, the newest first; what is too old to count is left out. */
export function touches({ programs }: ReferralTable): Touch[] {
  let stored: Stored = {};
  try {
    stored = JSON.parse(localStorage.getItem(REFERRAL_KEY)!) ?? {};
  } catch {}
  const now = Date.now();
  return Object.keys(programs)
    .flatMap((program) => {
      // Anybody may have written it.
      const [code, at, told] = [stored[program]].flat() as Partial<Stored[""]>;
      const counts = readCode(`${code}`) == code && at! <= now && at! > now - window(program);
      return counts ? [{ program, code: code!, at: at!, told: !!told }] : [];
    })
    .sort((one, other) => other.at - one.at);

  function window(program: string): number {
    return programs[program]!.window * 1000;
  }
}

/** Remembers a visit, unless the program's policy is that another one counts. */
export function keep(table: ReferralTable, touch: Touch): void {
  const before = touches(table);
  const same = before.find(({ program }) => program == touch.program);
  if (same && same.code != touch.code && table.programs[touch.program]!.touch == "first") return;
  // By the same link again: the first time is when it was; the policy "last" counts anew.
  const first = same?.code == touch.code && table.programs[touch.program]!.touch == "first";
  const kept = { ...touch, at: first ? same.at : touch.at };
  write([kept, ...before.filter((each) => each != same)]);
}

/** Remembers that the server knows of a visit. */
export function markTold(table: ReferralTable, { code, program }: Touch): void {
  write(
    touches(table).map((each) =>
      each.code == code && each.program == program ? { ...each, told: true } : each,
    ),
  );
}

/** Forgets a code that is good for nothing. */
export function discard(table: ReferralTable, code: string): void {
  const before = touches(table);
  const left = before.filter((each) => each.code != code);
  if (left.length < before.length || !left[0]) write(left);
}

/** Forgets all of it. Returns whether there was something. */
export function forget(): boolean {
  try {
    const known = REFERRAL_KEY in localStorage;
    localStorage.removeItem(REFERRAL_KEY);
    return known;
  } catch {
    return false;
  }
}

function write(all: readonly Touch[]): void {
  // Minds change while the server is told: what was forgotten leaves no empty entry behind.
  if (!all[0]) return void forget();
  const stored: Stored = {};
  for (const { program, code, at, told } of all) stored[program] = [code, at, told ? 1 : 0];
  try {
    localStorage.setItem(REFERRAL_KEY, JSON.stringify(stored));
  } catch {}
}
