import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newVisitorSecret, visitorIdOf } from "../keys/visitor-secret.ts";
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

  it("is what was decided last, in any browser or to the site's own server", async () => {
    const server = { trust: TRUST.verified, userId: "mina" };
    await log.say({ ...server, anonymousId: "a-1", context: YES });
    expect(await allowed()).toBe(true);
    await log.say({ ...server, context: NO });
    expect(await allowed()).toBe(false);
    // What a browser says with every page is no new decision.
    await log.say({ anonymousId: "a-1", context: YES });
    expect(await allowed()).toBe(false);
    await log.say({ ...server, context: YES });
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

  it("is not changed by what was said before and comes in late", async () => {
    const late = { timestamp: "2025-12-31T12:00:00.000Z", context: YES };
    await log.say({ anonymousId: "a-1", context: NO }, { anonymousId: "a-1", ...late });
    expect(await allowed()).toBe(false);
  });

  it("is given by nobody who merely knows the id of a visitor with a secret", async () => {
    const anonymousId = visitorIdOf(newVisitorSecret());
    const own = { anonymousId, stagelight: { visitor: true } } as const;
    const may = async () => {
      await log.project();
      const about = { visitorId: anonymousId, profileId: null };
      return maySend(log.database.db, config("required"), about, "marketing");
    };
    await log.say({ ...own, context: NO }, { anonymousId, context: YES });
    expect(await may()).toBe(false);
    await log.say({ ...own, context: YES });
    expect(await may()).toBe(true);
  });

  it("is implied where the site says so, and nobody has said anything else", async () => {
    expect(await allowed("implied")).toBe(true);
    expect(await allowed("required")).toBe(false);
    await log.say({ anonymousId: "a-1", context: NO });
    expect(await allowed("implied")).toBe(false);
  });
});
