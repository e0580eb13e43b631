import { afterEach, describe, expect, it } from "vitest";
import { freshDatabase } from "../store/test-database.ts";
import { basic, BASE, SECRET } from "../http/test-server.ts";
import { canAdvance } from "../operations/clock.ts";
import { checkSignUps } from "../operations/doctor/sign-ups.ts";
import { testSite, type TestSite, type TestSiteOptions } from "./test-site.ts";
import { usualOf } from "./sign-up-figures.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let site: TestSite;
let drop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await site?.close();
  await drop?.();
  drop = undefined;
});

async function open(options?: TestSiteOptions): Promise<void> {
  site = await testSite(options);
}

const now = () => site.server.services.clock.now();
const state = () => site.server.services.alarm.state();
const jobs = () => site.server.services.store.read.selectFrom("job").selectAll().execute();

async function metrics(): Promise<string> {
  const request = new Request(`${BASE}/metrics`, { headers: basic(SECRET) });
  return (await site.server.fetch(request)).text();
}

function wait(milliseconds: number): void {
  const { clock } = site.server.services;
  if (canAdvance(clock)) clock.advance(milliseconds);
}

describe("what is usual", { timeout: 60_000 }, () => {
  it("is the median of the days' busiest hours, days without a form counted", () => {
    const day = (number: number, ...hours: number[]) =>
      hours.map((forms, hour) => [number * DAY + hour * HOUR, forms] as const);
    const month = (forms: number) =>
      Array.from({ length: 28 }, (_, each) => day(each, 1, forms, 2));
    expect(usualOf([])).toBe(0);
    expect(usualOf(month(7).flat())).toBe(7);
    // A young site has no usual yet, and thirteen days of an attack do not become it.
    expect(usualOf(month(7).slice(0, 13).flat())).toBe(0);
    expect(usualOf([...month(7).slice(13), ...month(9_000).slice(0, 13)].flat())).toBe(7);
  });

  it.each(["sqlite", "postgres"])("is read from the forms of four weeks, on %s", async (kind) => {
    const database = kind === "postgres" ? await freshDatabase() : undefined;
    drop = database?.drop;
    await open({
      mail: { confirmationsPerHour: 10 },
      ...(database && { database: database.url }),
    });
    for (let day = 1; day <= 27; day++) await site.sent(4, now() - day * DAY);
    expect(await state()).toMatchObject({ usual: 4, ceiling: 20, lastHour: 0 });
  });
});

describe("the alarm", { timeout: 60_000 }, () => {
  it("asks everybody for a proof half of the way, and for the hardest when it is raised", async () => {
    await open({ mail: { confirmationsPerHour: 4 } });
    let person = 0;
    const send = () => site.solve({ address: `198.51.100.${++person}` });
    const asked = async () => {
      const verdict = await site.send({ address: `203.0.113.${++person}` });
      return "challenge" in verdict ? verdict.challenge?.parameters.data?.["level"] : verdict.is;
    };
    await send();
    expect(await asked()).toBe("pass");
    expect(await asked()).toBe(1);
    await send();
    expect(await asked()).toBe(1);
    await send();
    expect(await asked()).toBe(3);
    expect(site.server.services.guard.figures).toMatchObject({ "site-warm": 4, "site-alarm": 1 });
  });

  it("lets people without code of many networks wait, and not all of one", async () => {
    await open({ mail: { confirmationsPerHour: 4 } });
    await site.sent(4, now());
    const plain = (address: string) => site.send({ via: "form", began: undefined, address });
    const one = ["198.51.100.1", "198.51.100.2", "198.51.100.3", "198.51.100.4"];
    const is = async (address: string) => (await plain(address)).is;
    const asked = [];
    for (const address of one) asked.push(await is(address));
    expect(asked).toEqual(["wait", "wait", "too-many-requests", "too-many-requests"]);
    expect(await is("203.0.113.1")).toBe("wait");
    expect(await is("2001:db8:1:2::1")).toBe("wait");
    // A line of IPv6 has more networks than it needs; an operator's is counted as one.
    expect([await is("2001:db8:1:3::1"), await is("2001:db8:1:4::1")]).toEqual([
      "wait",
      "too-many-requests",
    ]);
  });

  it("is told once: in the log, and by one mail to whom the config names", async () => {
    await open({ mail: { confirmationsPerHour: 10, alertsTo: "Mina <mina@nuri.example>" } });
    await site.sent(10, now());
    for (let each = 0; each < 5; each++) expect(await state()).toMatchObject({ raised: true });
    await site.sent(10, now());
    wait(10_000);
    expect(await state()).toMatchObject({ raised: true, lastHour: 20 });
    expect(site.logged().match(/Far more sign-ups/g)).toHaveLength(1);
    const mailed = await jobs();
    expect(mailed).toHaveLength(1);
    expect(JSON.parse(mailed[0]!.payload)).toMatchObject({
      template: "sign-up-alarm",
      category: "transactional",
      to: { name: "Mina", address: "mina@nuri.example" },
      data: { properties: { last_hour: 10, usual: 0, ceiling: 10 } },
    });
  });

  it("needs nobody to end it: half as many in an hour, and all is as before", async () => {
    await open({ mail: { confirmationsPerHour: 10 } });
    await site.sent(6, now() - 30 * 60_000);
    await site.sent(6, now());
    expect(await state()).toMatchObject({ raised: true, lastHour: 12 });
    wait(31 * 60_000);
    expect(await state()).toMatchObject({ raised: true, lastHour: 6 });
    wait(30 * 60_000);
    expect(await state()).toMatchObject({ raised: false, warm: false, lastHour: 0 });
    expect(site.logged()).toContain("as usual again");
    expect(await site.send()).toEqual({ is: "pass" });
  });

  it("is told by doctor and metrics", async () => {
    await open({ mail: { confirmationsPerHour: 10 } });
    const { store, config } = site.server.services;
    const examined = () => checkSignUps({ db: store.read }, config, now());
    expect(await examined()).toMatchObject({ state: "ok", about: "sign-ups" });
    expect(await metrics()).toContain("stagelight_sign_ups_alarm 0");
    await site.sent(12, now());
    expect(await examined()).toMatchObject({
      state: "note",
      found: expect.stringMatching(/^12 in the last hour.* at most 10 confirmations leave/),
    });
    wait(10_000);
    await site.send();
    const text = await metrics();
    expect(text).toContain("stagelight_sign_ups_alarm 1");
    expect(text).toContain("stagelight_sign_ups_last_hour 12");
    expect(text).toContain('stagelight_guard_total{outcome="site-alarm"} 1');
  });

  it("is known to the next server, and after a start", async () => {
    await open({ mail: { confirmationsPerHour: 10 } });
    await site.sent(10, now());
    const other = await testSite({
      database: site.server.settings.database,
      mail: { confirmationsPerHour: 10 },
    });
    try {
      expect(await other.send()).toMatchObject({ is: "proof-required" });
    } finally {
      await other.close();
    }
  });
});
