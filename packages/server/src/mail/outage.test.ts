import { readConfig } from "@stagelight/core/config";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type Fault,
  smtpSink,
  type SmtpSink,
  type SunkMail,
} from "../../../../test/fakes/smtp-sink.ts";
import { openAlarm } from "../guard/alarm.ts";
import { keyRing } from "../keys/key-ring.ts";
import { createLogger } from "../operations/log.ts";
import { testOutbox, type TestOutbox } from "../outbox/test-outbox.ts";
import { readSettings } from "../settings/settings.ts";
import type { Store } from "../store/store.ts";
import { senderBy, templatesOf } from "./endpoint.ts";
import { mailHandler } from "./handler.ts";
import { openLinks } from "./links.ts";
import { mailJob } from "./mail-job.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How far the clock is put forward at once. */
const STEP = 30 * MINUTE;
const ACCOUNT = { user: "nuri", password: "the-password" };
const MAILS = 80;

const config = readConfig({
  site: { name: "Nuri Tea", url: "https://nuri.example" },
  server: {},
  consent: { mode: "implied" },
  mail: { from: "hello@nuri.example" },
});

/** What happens to the mail server during a day; from the last hour on all is well. */
function faultAt(hour: number, brokenOff: Map<string, number>) {
  if (hour < 8) return { at: "connect", code: 421, text: "4.3.2 Busy" } as const;
  if (hour < 11) return { at: "auth", code: 535, text: "5.7.8 No" } as const;
  if (hour < 14) return { at: "from", code: 451, text: "4.3.0 Later" } as const;
  if (hour < 17) return { at: "to", code: 450, text: "4.2.1 Later" } as const;
  if (hour < 20) return { at: "data", code: 451, text: "4.7.1 Later" } as const;
  if (hour >= 24) return undefined;
  // Everybody's first answer is lost.
  return (to: string): Fault | undefined => {
    if (!to || brokenOff.has(to)) return undefined;
    return { at: "after-data" };
  };
}

describe("a day of trouble with SMTP", () => {
  let test: TestOutbox;
  let sink: SmtpSink;
  beforeEach(async () => {
    test = await testOutbox("sqlite");
    sink = await smtpSink(ACCOUNT);
  }, 60_000);
  afterEach(async () => {
    await test.close();
    await sink.close();
  });

  function open(): { readonly close: () => void; readonly calls: () => number } {
    const settings = readSettings(
      {
        STAGELIGHT_SECRET: "s".repeat(40),
        SMTP_URL: `smtp://nuri:the-password@127.0.0.1:${sink.port}`,
      },
      config,
    );
    const store: Pick<Store, "run" | "read"> = {
      run: (...asked) => test.store.run(...asked),
      read: test.log.database.db,
    };
    const mail = mailHandler({
      config,
      ring: keyRing(settings.secrets),
      clock: test.clock,
      links: openLinks(config, settings),
      store,
      templates: templatesOf(config, settings),
      alarm: openAlarm({
        config,
        store,
        clock: test.clock,
        logger: createLogger({ level: "silent", secrets: [] }),
      }),
      sender: senderBy(settings.mail),
    });
    let calls = 0;
    const outbox = test.open({
      ...mail,
      handle: (...given) => {
        calls++;
        return mail.handle(...given);
      },
    });
    outboxes.push(outbox);
    return { close: () => mail.close?.(), calls: () => calls };
  }
  const outboxes: { idle(patience?: number): Promise<void> }[] = [];

  it("loses nothing, and doubles only what was not answered", { timeout: 180_000 }, async () => {
    const begin = test.clock.now();
    const jobs = Array.from({ length: MAILS }, (_, number) =>
      mailJob({
        template: number % 2 ? "win-back" : "thank-you",
        language: "en",
        to: { address: `mina${number}@tea.example` },
        data: {},
        cause: String(number),
        visitorId: null,
        profileId: "mina",
        createdAt: begin,
        dueAt: begin + (number / MAILS) * 23 * HOUR,
      }),
    );
    await test.add(...jobs);
    const taken: SunkMail[] = [];
    const brokenOff = new Map<string, number>();
    let tries = 0;
    await sink.close();
    const { close, calls } = open();
    for (let at = 0; at <= 30 * HOUR; at += STEP) {
      const hour = at / HOUR;
      // First nobody answers at all.
      if (hour === 4) sink = await smtpSink({ ...ACCOUNT, port: sink.port });
      if (hour === 14) tries = calls();
      sink.behave(faultAt(hour, brokenOff));
      await outboxes.at(-1)!.idle(20_000);
      for (const mail of sink.mails) {
        taken.push(mail);
        if (hour >= 20 && hour < 24)
          brokenOff.set(mail.to[0]!, (brokenOff.get(mail.to[0]!) ?? 0) + 1);
      }
      sink.clear();
      test.clock.advance(STEP);
    }
    await outboxes.at(-1)!.idle(20_000);
    close();
    expect(await test.jobs()).toEqual([]);
    const ids = taken.map(({ raw }) => /^Message-ID: <(.*)@nuri\.example>\r$/m.exec(raw)?.[1]);
    expect(new Set(ids)).toEqual(new Set(jobs.map(({ uid }) => uid)));
    // One more for each answer that was lost, and the same id on both.
    expect(brokenOff.size).toBeGreaterThan(2);
    expect(ids.length - MAILS).toBeLessThanOrEqual(brokenOff.size);
    for (const { uid, recipient } of jobs) {
      const copies = ids.filter((id) => id === uid).length;
      expect(copies, recipient).toBeLessThanOrEqual(brokenOff.has(recipient!) ? 2 : 1);
    }
    // While nobody gets in there is one try for each look at the clock, and a few before it was known.
    expect(tries).toBeLessThan((14 * HOUR) / STEP + 20);
    const rows = await test.log.database.db.selectFrom("mail_record").select("outcome").execute();
    expect(rows.map(({ outcome }) => outcome)).toEqual(Array(MAILS).fill("sent"));
  });
});
