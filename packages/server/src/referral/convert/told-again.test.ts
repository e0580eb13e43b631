import { readConfig } from "@stagelight/core/config";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testLog, type TestLog } from "../../project/test-log.ts";
import { keepMember } from "../member.ts";
import { FRIENDS } from "../test-referral.ts";
import { convert } from "./convert.ts";
import type { Deed } from "./deed.ts";

const CREDIT = { kind: "credit", amount: 500, currency: "USD" } as const;
const { programs } = readConfig({
  site: { url: "https://nuri.example" },
  server: {},
  mail: { from: "Nuri Tea <hello@nuri.example>", postalAddress: "Nuri Tea, Seoul" },
  newsletter: {},
  referral: {
    programs: [
      {
        ...FRIENDS,
        rewards: [
          { id: "letters", to: "referrer", for: "sign-up", give: CREDIT, text: "5 dollars" },
          { id: "tea", to: "referrer", for: "first-order", give: CREDIT, text: "5 dollars" },
        ],
      },
    ],
  },
}).referral!;

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);

describe.each(["sqlite", "postgres"] as const)("a sign-up on %s", { timeout: 60_000 }, (kind) => {
  let log: TestLog;
  beforeAll(async () => {
    log = await testLog(kind);
    const { db } = log.database;
    await db.transaction().execute(async (step) => {
      const { id } = await keepMember(step, { ...keysOf("mina"), locale: "en", now: NOW });
      const owned = { program: "friends", member_id: id, created_at: NOW };
      await step
        .insertInto("referral_code")
        .values({ ...owned, code: "MINA" })
        .execute();
    });
  }, 60_000);
  afterAll(() => log.close());

  const keysOf = (name: string) => {
    const email = `${name}@tea.example`;
    return { email, address: email, addressKeys: [email], selfKeys: [`self ${email}`] };
  };
  const done = (name: string, deed: Pick<Deed, "kind" | "at" | "code">) => {
    const friend = {
      ...keysOf(name),
      locale: "en",
      profileId: null,
      visitorId: `visitor-${name}`,
      disposable: false,
    };
    const conversion = `${deed.kind}:${name}`;
    const context = { database: log.database, appended: () => {} };
    return convert(context, {
      programs,
      now: NOW + 9 * DAY,
      actor: "event",
      deed: {
        ...deed,
        conversion,
        friend,
        ...(deed.kind === "order" && { order: { key: conversion } }),
      },
    });
  };
  const visit = (name: string, at: number) =>
    log.database.db
      .insertInto("referral_touch")
      .values({ visitor_id: `visitor-${name}`, program: "friends", code: "MINA", first_at: at, at })
      .execute();

  it("of before somebody was sent is nobody's when it is told again", async () => {
    await visit("jun", NOW - 90 * DAY);
    for (const name of ["ara", "jun"]) {
      const before = { kind: "sign-up", at: NOW } as const;
      expect(await done(name, before)).toEqual([]);
      const order = { kind: "order", at: NOW + DAY, code: "MINA" } as const;
      expect(await done(name, order)).toMatchObject([{ is: "qualified" }]);
      expect(await done(name, before)).toEqual([]);
    }
  });

  it("by a link is told late, and counts", async () => {
    await visit("sora", NOW - DAY);
    const order = { kind: "order", at: NOW + DAY, code: "MINA" } as const;
    expect(await done("sora", order)).toMatchObject([{ is: "qualified" }]);
    const late = await done("sora", { kind: "sign-up", at: NOW });
    expect(late).toMatchObject([{ is: "qualified", rewards: [expect.any(String)] }]);
  });
});
