import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  address,
  idOf,
  OTHER,
  PASSWORD,
  secondStep,
  type TestSite,
  testSite,
} from "../test-site.ts";

const CHANGED = "Your password for ";
const ON = "takes a code now";
const OFF = "takes no code any more";

describe.each(["sqlite", "postgres"] as const)(
  "a changed way in on %s",
  { timeout: 60_000 },
  (kind) => {
    let site: TestSite;
    beforeAll(async () => {
      site = await testSite(kind);
    }, 60_000);
    afterAll(() => site.close());

    /** What the mails to somebody are about, those about something else left out. */
    const told = (email: string): string[] => {
      const { mail } = site.test.server.settings;
      if (mail.by !== "folder") throw new Error("In development mail is kept in a folder.");
      return readdirSync(mail.folder)
        .filter((name) => name.endsWith(".eml"))
        .map((name) => readFileSync(join(mail.folder, name), "utf8").replaceAll("\r\n ", " "))
        .filter((text) => text.includes(email))
        .map((text) => /^Subject: (.*)$/m.exec(text)![1]!)
        .flatMap((subject) => [CHANGED, ON, OFF].find((each) => subject.includes(each)) ?? [])
        .toSorted();
    };

    it("is told to whom it belongs, whoever has changed it, and nothing else is", async () => {
      const owner = await site.owner();
      const email = address("mina");
      const mina = await site.invited(owner, email, "agent");
      const heard: string[] = [];
      const hears = (what: string) => {
        heard.push(what);
        return expect.poll(() => told(email), { timeout: 10_000 }).toEqual(heard.toSorted());
      };
      const wrong = await mina.post("password", { old: OTHER, new: OTHER });
      expect(wrong.status).toBeGreaterThan(399);
      await secondStep(mina);
      await hears(ON);
      await mina.post("totp/off", { password: PASSWORD });
      await hears(OFF);
      await secondStep(mina);
      await hears(ON);
      const id = await idOf(mina);
      expect(await owner.post(`team/${id}/totp-off`, {})).toMatchObject({ status: 200 });
      await hears(OFF);
      await site.browser().post("reset", { email });
      const token = await site.tokenFor(email, "reset");
      const back = site.browser();
      expect(await back.post("accept", { token, password: OTHER })).toMatchObject({ status: 200 });
      await hears(CHANGED);
      const changed = await back.post("password", { old: OTHER, new: PASSWORD });
      expect(changed).toMatchObject({ status: 200 });
      await hears(CHANGED);
    });
  },
);
