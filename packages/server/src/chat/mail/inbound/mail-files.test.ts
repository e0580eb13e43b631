import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FILES_AT_ONCE } from "../../attachments/limits.ts";
import { signedReplyTo } from "../reply-address.ts";
import { type TestChatMail, testChatMail } from "../test-chat-mail.ts";
import { MOST_FILES } from "./inbound-mail.ts";
import { mailBy } from "./test-mails.ts";

describe.each(["sqlite", "postgres"] as const)(
  "files that come by mail, on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestChatMail;
    let photo: Buffer;
    beforeAll(async () => {
      test = await testChatMail(kind, { attachments: true });
      photo = await sharp({ create: { width: 9, height: 9, channels: 3, background: "green" } })
        .png()
        .toBuffer();
    }, 60_000);
    afterAll(() => test.close());

    /** Brings a mail with so many files, and tells how many were taken and left out. */
    const bring = async (conversation: string, files: number): Promise<[number, number]> => {
      const mail = await mailBy({
        to: signedReplyTo(test.server.services, "chat@in.nuri.example", conversation),
        messageId: `<${randomUUID()}@tea.example>`,
        attachments: Array.from({ length: files }, () => ({ content: photo, filename: "a.png" })),
      });
      expect((await test.bring(mail)).told).toEqual({ taken: true });
      const entry = (await test.entries(conversation)).at(-1)!;
      expect(entry.text).toBe("Great, thank you!");
      const { attachments = [], leftOut = 0 } = JSON.parse(entry.data!);
      return [attachments.length, leftOut];
    };

    it("are counted as those that a browser sends up, by whose conversation it is", async () => {
      const { id } = await test.begin("mina@tea.example", { email_proven_at: 1 });
      const other = await test.begin("somin@tea.example", { email_proven_at: 1 });
      for (let sent = 0; sent < FILES_AT_ONCE.calls; sent += MOST_FILES) {
        expect(await bring(id, MOST_FILES)).toEqual([MOST_FILES, 0]);
      }
      // What was written is taken, and the team knows that there were files.
      expect(await bring(id, 2)).toEqual([0, 2]);
      expect(await bring(other.id, 2)).toEqual([2, 0]);
    });

    it("are not taken from whom too many wait already", async () => {
      const { id, secret } = await test.begin("haru@tea.example", { email_proven_at: 1 });
      const sendUp = async () => {
        const { status } = await test.ask("/v1/chat/attachments", {
          method: "POST",
          headers: { authorization: `Bearer ${secret}`, "content-type": "image/png" },
          body: new Uint8Array(photo),
        });
        return status;
      };
      expect(await bring(id, 1)).toEqual([1, 0]);
      while ((await sendUp()) === 201);
      expect(await bring(id, 1)).toEqual([0, 1]);
    });
  },
);
