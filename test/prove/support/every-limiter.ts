import { random } from "./random.ts";
import { type Answer, type Caller, inParallel, ip, spelled } from "./sign-ups.ts";
import { solve } from "./solve.ts";

/** Sources that nobody else uses. */
const FIRST = 10_000;

/**
 * Lets every limiter fire that one source can reach, before the flood. What the server does not count
 * itself is returned: how often each was seen.
 */
export async function everyLimiter(
  caller: Caller,
  mailboxes: number,
): Promise<Record<string, number>> {
  let sources = FIRST;
  let people = 0;
  const next = random(3);
  const who = () => spelled(people++ % mailboxes, next);
  const source = () => ++sources;

  const trapped = source();
  for (let each = 0; each < 3; each++) await caller.json(trapped, who(), { trap: "x" });
  await proofs(caller, source(), who);
  await tickets(caller, source(), who);
  const full = source();
  await inParallel(Array(125).keys(), 8, () => caller.json(full, who(), { began: 1 }));
  const slow = source();
  await inParallel(Array(25).keys(), 8, () => caller.plain(slow, who()));
  return {
    "route-limit": await refused(650, () =>
      caller.post("v1/newsletter", {
        headers: { "content-type": "application/json", "x-forwarded-for": ip(FIRST) },
        body: "{}",
      }),
    ),
    "challenge-limit": await refused(35, () =>
      caller.call("v1/newsletter/challenge", { headers: { "x-forwarded-for": ip(FIRST) } }),
    ),
  };
}

/** A proof that is right, the same once more, and one that was made easier. */
async function proofs(caller: Caller, source: number, who: () => ReturnType<typeof spelled>) {
  const { challenge } = await caller.json(source, who(), { began: 1 });
  if (!challenge) throw new Error("No proof was asked for.");
  const proof = await solve(challenge);
  const right = await caller.json(source, who(), { began: 1, proof });
  if (right.status !== 202) throw new Error(`A right proof was answered with ${right.status}.`);
  await inParallel(Array(50).keys(), 50, (each) =>
    caller.json(FIRST * 2 + each, who(), { began: 1, proof }),
  );
  const forged = structuredClone(proof) as { challenge: typeof challenge };
  Object.assign(forged.challenge.parameters.data, { level: 3 });
  await caller.json(source, who(), { began: 1, proof: forged });
}

/** A form without code that waits, and one that sends its ticket twice. */
async function tickets(caller: Caller, source: number, who: () => ReturnType<typeof spelled>) {
  for (let each = 0; each < 5; each++) await caller.plain(source, who());
  const { ticket } = await caller.plain(source, who());
  if (ticket === undefined) throw new Error("Nobody was asked to wait.");
  await caller.plain(source, who(), ticket);
  await caller.wait("50s");
  const waited = await caller.plain(source, who(), ticket);
  if (waited.status !== 200) throw new Error(`A ticket was answered with ${waited.status}.`);
  await caller.plain(source, who(), ticket);
}

async function refused(calls: number, call: () => Promise<Answer>): Promise<number> {
  let times = 0;
  await inParallel(Array(calls).keys(), 16, async () => {
    if ((await call()).status === 429) times++;
  });
  return times;
}
