import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TRUST } from "../log/log.ts";
import { testLog, type TestLog } from "../project/test-log.ts";
import { maySend } from "./may-send.ts";

const consent = (marketing: boolean) => ({
  consent: { categoryPreferences: { analytics: true, marketing } },
});
const [YES, NO] = [consent(true), consent(false)];

describe.each(["sqlite", "postgres"] as const)("consent on %s", (kind) => {
  let log: TestLog;
  beforeEach(async () => {
    log = await testLog(kind);
  }, 60_000);
  afterEach(() => log.close());

  const config = (mode: "required" | "implied") => ({
    consent: { mode, askAgainAfter: 0, googleConsentMode: false },
  });

  async function allowed(mode: "required" | "implied" = "required") {
    await log.project();
    const { db } = log.database;
    const person = await db.selectFrom("identity").select("profile_id").executeTakeFirst();
    const about = { visitorId: "a-1", profileId: person?.profile_id ?? null };
    return maySend(db, config(mode), about, "marketing");
  }

  it("is what was heard last, of any browser or of the site's own server", async () => {
    const server = { trust: TRUST.verified, userId: "mina" };
    await log.say({ ...server, anonymousId: "a-1", context: YES });
    expect(await allowed()).toBe(true);
    await log.say({ ...server, context: NO });
    expect(await allowed()).toBe(false);
    await log.say({ anonymousId: "a-1", context: YES });
    expect(await allowed()).toBe(true);
    // Says nothing of consent, though it is newer.
    await log.say({ ...server });
    expect(await allowed()).toBe(true);
    await log.say({ ...server, anonymousId: "a-2", context: NO });
    await log.say({ anonymousId: "a-1" });
    expect(await allowed()).toBe(false);
  });

  it("is the visitor's own where there is no person", async () => {
    await log.say({ anonymousId: "a-1", context: YES }, { anonymousId: "a-2", context: NO });
    expect(await allowed()).toBe(true);
    await log.say({ anonymousId: "a-1", context: NO });
    expect(await allowed()).toBe(false);
  });

  it("is implied where the site says so, and nobody has said anything else", async () => {
    expect(await allowed("implied")).toBe(true);
    expect(await allowed("required")).toBe(false);
    await log.say({ anonymousId: "a-1", context: NO });
    expect(await allowed("implied")).toBe(false);
  });
});
