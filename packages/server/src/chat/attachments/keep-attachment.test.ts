import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestLog, testLog } from "../../project/test-log.ts";
import { keepAttachment } from "./keep-attachment.ts";

const MINUTE = 60_000;

describe.each(["sqlite", "postgres"] as const)(
  "files that wait for their messages on %s",
  (kind) => {
    let log: TestLog;
    beforeEach(async () => {
      log = await testLog(kind);
    }, 60_000);
    afterEach(() => log.close());

    const keep = (holder: string, minute: number) =>
      keepAttachment(log, {
        id: randomUUID(),
        holder,
        user_id: null,
        member_id: null,
        name: "cup.png",
        type: "image/png",
        size: 50_000_000,
        data: "AAAA",
        created_at: minute * MINUTE,
      });

    it("are few of one owner, and make room for others where there is none", async () => {
      for (const holder of ["a", "b", "c", "d"]) expect(await keep(holder, 0)).toBe("kept");
      expect(await keep("mina", 14)).toBe("full");
      const { db } = log.database;
      await db
        .updateTable("chat_attachment")
        .set({ conversation_id: "one" })
        .where("holder", "=", "a")
        .execute();
      expect(await keep("mina", 14)).toBe("kept");
      expect(await keep("somin", 16)).toBe("kept");
      const left = await db
        .selectFrom("chat_attachment")
        .select("holder")
        .orderBy("holder")
        .execute();
      expect(left.map(({ holder }) => holder)).toEqual(["a", "mina", "somin"]);
    });
  },
);
