import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keyRing } from "../keys/key-ring.ts";
import { recordMail } from "../mail/commands.ts";
import { BEGIN, testLog, type TestLog } from "../project/test-log.ts";
import { erase } from "./erase.ts";
import { exportPerson } from "./export.ts";
import { recordKeys, suppressionHash } from "./suppression.ts";

const ring = keyRing(["s".repeat(32)]);
const MINA = "mina.canary@tea.example";

describe.each(["sqlite", "postgres"] as const)("records of mail on %s", (kind) => {
  let log: TestLog;
  beforeEach(async () => {
    log = await testLog(kind);
  }, 60_000);
  afterEach(() => log.close());

  const record = (uid: string, email: string, outcome: "sending" | "sent") =>
    recordMail(
      { database: log.database, ...log.rules, appended: () => {}, progress: () => {} },
      {
        uid,
        mail: "thank-you",
        category: "transactional",
        addressKeys: recordKeys(ring, email),
        visitorId: null,
        profileId: null,
        now: BEGIN,
        outcome,
      },
    );
  const records = async () =>
    (await log.database.db.selectFrom("mail_record").select("uid").execute()).map(({ uid }) => uid);
  const about = {
    email: MINA,
    suppress: suppressionHash(ring, MINA),
    addressKeys: recordKeys(ring, MINA),
    now: BEGIN,
  };

  it("of a guest are found by the address", async () => {
    await record("to-mina", MINA, "sending");
    await record("to-juno", "juno@tea.example", "sending");
    const { tables } = await exportPerson(log.database, about);
    expect(tables.mail_record).toMatchObject([{ mail: "thank-you", outcome: "sending" }]);
    await erase(log.database, log.rules, about);
    expect(await records()).toEqual(["to-juno"]);
  });

  it("do not come back when a mail that was under way has arrived", async () => {
    await record("to-mina", MINA, "sending");
    await erase(log.database, log.rules, about);
    await record("to-mina", MINA, "sent");
    expect(await records()).toEqual([]);
  });
});
