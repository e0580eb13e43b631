import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BASE } from "../../http/test-server.ts";
import { testBrowser } from "../test-browser.ts";
import { address, OTHER, PASSWORD, type TestSite, testSite } from "../test-site.ts";

describe.each(["sqlite", "postgres"] as const)("guessing on %s", { timeout: 60_000 }, (kind) => {
  let site: TestSite;
  beforeAll(async () => {
    site = await testSite(kind);
  }, 60_000);
  afterAll(() => site.close());

  let networks = 0;
  /** Another network each time. */
  const elsewhere = () => `203.0.${++networks >> 8}.${networks & 255}`;
  const from = (place: string, email: string, password = OTHER) =>
    testBrowser(site.test.server, { address: place }).post("login", { email, password });

  it("takes as long for who is there as for who is not", async () => {
    const email = address("jin");
    await site.owner(email);
    const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
    for (let each = 0; each < 40; each++) {
      const which = each % 2 === 0 ? "known" : "unknown";
      const began = performance.now();
      const { code } = await from(elsewhere(), which === "known" ? email : address("nobody"));
      times[which].push(performance.now() - began);
      expect(code).toBe("login-refused");
    }
    const [known, unknown] = [middle(times.known), middle(times.unknown)];
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(5, 0.4 * Math.max(known, unknown)));
  });

  it("is over after ten tries from one network, whatever address is made up", async () => {
    for (const email of [address("nobody"), address("jin")]) {
      if (email.startsWith("jin")) await site.owner(email);
      const line = `2001:db8:${(++networks).toString(16)}:7`;
      const codes = [];
      for (let each = 0; each < 11; each++) {
        codes.push((await from(`${line}::${each + 1}`, email)).code);
      }
      expect(codes).toEqual([...Array<string>(10).fill("login-refused"), "too-many-requests"]);
      // A header that nobody trusts moves nobody elsewhere.
      const spoofed = await site.test.server.fetch(
        new Request(`${BASE}/dashboard/api/login`, {
          method: "POST",
          headers: {
            "sec-fetch-site": "same-origin",
            "content-type": "application/json",
            "x-forwarded-for": "198.51.100.1",
            forwarded: "for=198.51.100.1",
          },
          body: JSON.stringify({ email, password: OTHER }),
        }),
        { address: `${line}:ffff::1` },
      );
      expect(spoofed.status).toBe(429);
      expect(Number(spoofed.headers.get("retry-after"))).toBeGreaterThan(0);
      const code = (await from(elsewhere(), email)).code;
      expect(code).toBe("login-refused");
    }
  });

  it("from everywhere stops who guesses, and locks the member out nowhere", async () => {
    const email = address("jin");
    const own = await site.owner(email);
    await own.post("logout");
    const many = async (to: string) => {
      const tries = await Promise.all(Array.from({ length: 55 }, () => from(elsewhere(), to)));
      // Where a machine is slow, too many wait for their turn: the same for everybody.
      return tries.map(({ code }) => code).filter((code) => code !== "overloaded");
    };
    // All tries at all accounts wait for one another: both at once take half the time.
    const [codes, others] = await Promise.all([many(email), many(address("nobody"))]);
    expect(codes.filter((code) => code === "login-refused").length).toBeLessThanOrEqual(50);
    expect(codes.filter((code) => code === "too-many-requests").length).toBeGreaterThan(0);
    expect(new Set(others)).toEqual(new Set(codes));
    // Even with the right password: a stranger learns nothing by it.
    expect((await from(elsewhere(), email, PASSWORD)).code).toBe("too-many-requests");
    // In the browser in which they were signed in before they come in as always.
    expect(await own.post("login", { email, password: PASSWORD })).toMatchObject({ status: 200 });
    // In any other one by the link of a mail.
    const other = site.browser();
    await other.post("reset", { email });
    const token = await site.tokenFor(email, "reset");
    await other.post("accept", { token, password: OTHER });
    await other.post("logout");
    expect(await other.post("login", { email, password: OTHER })).toMatchObject({ status: 200 });
  });

  it("in a browser that is known is over after ten tries, too", async () => {
    const email = address("jin");
    const own = await site.owner(email);
    const codes = [];
    for (let each = 0; each < 11; each++) {
      codes.push((await own.post("login", { email, password: OTHER })).code);
    }
    expect(codes.at(-2)).toBe("login-refused");
    expect(codes.at(-1)).toBe("too-many-requests");
  });

  it("of somebody at another's desk is over soon", async () => {
    const own = await site.owner();
    const codes = [];
    for (let each = 0; each < 6; each++) {
      codes.push((await own.post("password", { old: OTHER, new: "nine slow lanterns" })).code);
      codes.push((await own.post("totp/begin", { password: OTHER })).code);
    }
    expect(codes.slice(0, 10)).toEqual(Array(10).fill("login-refused"));
    expect(codes[10]).toBe("too-many-requests");
  });
});

const middle = (times: number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1]!;
