import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase } from "../store/test-database.ts";
import { solvedBy, testSite, type TestSite } from "./test-site.ts";
import { type KeyRing, keyRing } from "../keys/key-ring.ts";
import { checkProof, type Level, makeChallenge, type ProofScope } from "./proof.ts";

const ring = keyRing(["the-secret-of-this-test-0123456789ab"]);
const SCOPE: ProofScope = { site: "https://nuri.example", form: "newsletter" };
const NOW = Math.floor(Date.now() / 1_000) * 1_000;

type Proof = Awaited<ReturnType<typeof solvedBy>>;

interface Check {
  readonly scope?: ProofScope;
  readonly level?: Level;
  readonly now?: number;
  readonly by?: KeyRing;
}

const check = (given: unknown, { scope = SCOPE, level = 1, now = NOW, by = ring }: Check = {}) =>
  checkProof(by, scope, level, given, now);

let good: Proof;
beforeAll(async () => {
  good = await solvedBy(await makeChallenge(ring, SCOPE, 1, NOW));
}, 60_000);

describe("a proof", () => {
  it("holds for its form and site, for ten minutes", async () => {
    const { expiresAt } = good.challenge.parameters;
    expect(expiresAt! * 1_000 - NOW).toBe(600_000);
    expect(await check(good)).toMatchObject({ until: expiresAt! * 1_000 });
    expect(await check(good, { now: NOW + 599_000 })).toMatchObject({ until: expect.any(Number) });
    expect(await check(good, { now: NOW + 600_000 })).toBe("expired");
  });

  it("holds after the secret was followed by a new one, and not once it is gone", async () => {
    const [old, next] = [
      "the-secret-of-this-test-0123456789ab",
      "another-secret-0123456789abcdefgh",
    ];
    expect(await check(good, { by: keyRing([next, old]) })).toMatchObject({
      until: expect.any(Number),
    });
    expect(await check(good, { by: keyRing([next]) })).toBe("wrong");
  });

  it("is refused for another form, another site, and where more work is asked for", async () => {
    for (const scope of [
      { ...SCOPE, form: "referral" },
      { ...SCOPE, site: "https://other.example" },
    ])
      expect(await check(good, { scope })).toBe("other-form");
    expect(await check(good, { level: 2 })).toBe("too-easy");
  });

  it("is refused when it is forged: whatever of it is changed", async () => {
    const places = fc.constantFrom<readonly string[][]>(
      ...[
        ["challenge", "parameters", "nonce"],
        ["challenge", "parameters", "salt"],
        ["challenge", "parameters", "cost"],
        ["challenge", "parameters", "keyPrefix"],
        ["challenge", "parameters", "keySignature"],
        ["challenge", "parameters", "expiresAt"],
        ["challenge", "parameters", "data", "level"],
        ["challenge", "parameters", "data", "most"],
        ["challenge", "signature"],
        ["solution", "derivedKey"],
      ].map((place) => [place]),
    );
    await fc.assert(
      fc.asyncProperty(places, fc.nat(1_000), async ([place], seed) => {
        const forged = structuredClone(good) as unknown as Record<string, never>;
        let holder: Record<string, unknown> = forged;
        for (const key of place!.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
        const name = place!.at(-1)!;
        const before = holder[name] as string | number;
        holder[name] =
          name === "level"
            ? ((before as number) % 3) + 1
            : typeof before === "number"
              ? before + seed + 1
              : flipped(before, seed);
        expect(["wrong", "unreadable"]).toContain(await check(forged));
      }),
      { numRuns: 200 },
    );
  });

  it("is refused without the work: a challenge with any other key", async () => {
    const { challenge } = good;
    const prefix = challenge.parameters.keyPrefix;
    for (const derivedKey of [prefix.padEnd(64, "0"), "00".repeat(32), prefix + prefix])
      expect(await check({ challenge, solution: { counter: 1, derivedKey } })).toBe("wrong");
  });

  it("is refused whatever else stands in its place", async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (given) => {
        expect(await check(given)).toBe("unreadable");
      }),
      { numRuns: 300 },
    );
    const { parameters } = good.challenge;
    const more = { ...parameters, data: { ...parameters.data, admin: true } };
    expect(await check({ ...good, challenge: { ...good.challenge, parameters: more } })).toBe(
      "unreadable",
    );
  });
});

/** The same length, other text: hex stays hex. */
function flipped(text: string, seed: number): string {
  const at = seed % text.length;
  const other = text[at] === "0" ? "1" : "0";
  return text.slice(0, at) + other + text.slice(at + 1);
}

describe.each(["sqlite", "postgres"] as const)("on %s", (kind) => {
  const sites: TestSite[] = [];
  let drop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    const database = kind === "postgres" ? await freshDatabase() : undefined;
    drop = database?.drop;
    // On PostgreSQL several servers take proofs.
    for (let each = 0; each < (database ? 3 : 1); each++)
      sites.push(await testSite({ ...(database && { database: database.url }) }));
  }, 60_000);
  afterAll(async () => {
    for (const site of sites) await site.close();
    await drop?.();
  });

  it("a proof is spent once, by fifty at once too", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uuid(), fc.integer({ min: 2, max: 50 }), async (hash, times) => {
        const until = NOW + 600_000;
        const spent = await Promise.all(
          Array.from({ length: times }, (_, each) =>
            sites[each % sites.length]!.server.services.store.run("spendProof", { hash, until }),
          ),
        );
        expect(spent.filter(Boolean)).toHaveLength(1);
      }),
      { numRuns: 10, examples: [["fifty", 50]] },
    );
  });
});
