import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newVisitorSecret } from "../../keys/visitor-secret.ts";
import { type TestChatMail, testChatMail } from "../mail/test-chat-mail.ts";
import { BASE, basic, SECRET } from "../../http/test-server.ts";
import { useDatabase } from "../../store/use-database.ts";
import { checkFiles } from "./check-files.ts";
import { bytesOfFiles, MOST_BYTES } from "./keep-attachment.ts";
import { MOST_IN_A_DAY } from "./limits.ts";
import { attachmentUrl } from "./link.ts";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const DAY = 86_400_000;
const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

describe.each(["sqlite", "postgres"] as const)(
  "files of a chat, on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestChatMail;
    let photo: Buffer;
    beforeAll(async () => {
      test = await testChatMail(kind, {
        attachments: { types: ["image/png", "application/pdf"], mostBytes: 50_000 },
      });
      photo = await sharp({ create: { width: 9, height: 9, channels: 3, background: "green" } })
        .png()
        .toBuffer();
    }, 60_000);
    afterAll(() => test.close());

    const sendUp = async (
      file: Buffer | string,
      headers: Record<string, string>,
      path = "/v1/chat/attachments",
    ) => {
      const response = await test.ask(path, {
        method: "POST",
        headers: { "content-type": "application/octet-stream", ...headers },
        body: typeof file === "string" ? file : new Uint8Array(file),
      });
      const told = (await response.json()) as { attachment?: { id: string }; code?: string };
      return { status: response.status, ...told };
    };
    const say = async (id: string, secret: string, attachments: readonly string[]) => {
      const response = await test.ask(`/v1/chat/conversations/${id}/messages`, {
        method: "POST",
        headers: { ...bearer(secret), "content-type": "application/json" },
        body: JSON.stringify({ id: randomUUID(), text: "Here it is.", attachments }),
      });
      return { status: response.status, text: await response.text() };
    };

    it("are sent up, sent with a message, and saved by the address in it", async () => {
      const { id, secret } = await test.begin("mina@tea.example");
      const name = encodeURIComponent("../찻잔 <b>.png");
      const { status, attachment } = await sendUp(photo, {
        ...bearer(secret),
        "x-file-name": name,
      });
      expect(status).toBe(201);
      expect(attachment).toEqual({
        id: expect.stringMatching(/^[\w-]{22}$/),
        name: "찻잔 b.png",
        type: "image/png",
        size: photo.length,
      });
      // Nobody is served what nobody has sent.
      const { services } = test.server;
      const early = attachmentUrl(services, attachment!.id).replace("/_stagelight", "");
      expect((await test.ask(early)).status).toBe(404);
      const said = await say(id, secret, [attachment!.id]);
      expect(said.status).toBe(200);
      const [, url = ""] = /"url":"([^"]+)"/.exec(said.text)!;
      const file = await test.ask(`https://nuri.example${url}`);
      expect(file.status).toBe(200);
      expect(Buffer.from(await file.arrayBuffer()).equals(photo)).toBe(true);
      expect(Object.fromEntries(file.headers)).toMatchObject({
        "content-type": "image/png",
        "content-disposition": expect.stringMatching(/^attachment; filename="/),
        "content-security-policy": expect.stringMatching(/default-src 'none';.*sandbox/),
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
      });
    });

    it("are fetched by their signed addresses alone, for a while", async () => {
      const { id, secret } = await test.begin("mina@tea.example");
      const first = (await sendUp(photo, bearer(secret))).attachment!.id;
      const second = (await sendUp(photo, bearer(secret))).attachment!.id;
      await say(id, secret, [first, second]);
      const { services } = test.server;
      const [path = "", query = ""] = attachmentUrl(services, first)
        .replace("/_stagelight", "")
        .split("?");
      expect((await test.ask(`${path}?${query}`)).status).toBe(200);
      for (const wrong of [
        path,
        `${path}?s=`,
        `${path}?${query.slice(0, -1)}`,
        `${path.replace(first, second)}?${query}`,
        `/v1/chat/attachments/${randomUUID()}?${query}`,
      ]) {
        expect((await test.ask(wrong)).status, wrong).toBe(404);
        expect((await test.ask(wrong, { headers: bearer(secret) })).status, wrong).toBe(404);
      }
      await test.forward(2 * DAY);
      expect((await test.ask(`${path}?${query}`)).status).toBe(404);
    });

    it("are what their bytes say, of a kind that the site takes, and not too large", async () => {
      const headers = bearer(newVisitorSecret());
      const jpeg = await sharp(photo).jpeg().toBuffer();
      for (const file of [
        SVG,
        `<!doctype html>${SVG}`,
        "MZ",
        jpeg,
        Buffer.concat([photo, Buffer.from(SVG)]),
      ]) {
        const refused = await sendUp(file, { ...headers, "content-type": "image/png" });
        expect(refused).toMatchObject({ status: 415, code: "file-refused" });
      }
      const large = await sendUp(Buffer.alloc(50_001), headers);
      expect(large).toMatchObject({ status: 413, code: "body-too-large" });
      for (const type of ["image/svg+xml", "text/html", "application/json", ""]) {
        const refused = await sendUp(photo, { ...headers, "content-type": type });
        expect(refused).toMatchObject({ status: 415, code: "content-type-unsupported" });
      }
    });

    it("are sent by who has sent them up, and by nobody else", async () => {
      const mina = await test.begin("mina@tea.example");
      const eve = await test.begin("eve@evil.example");
      const { attachment } = await sendUp(photo, bearer(mina.secret));
      const stolen = await say(eve.id, eve.secret, [attachment!.id]);
      expect(stolen.status).toBeGreaterThanOrEqual(400);
      expect((await say(mina.id, mina.secret, [attachment!.id])).status).toBe(200);
      // Once it is sent, it is not sent again elsewhere.
      const again = await say(eve.id, eve.secret, [attachment!.id]);
      expect(again.status).toBeGreaterThanOrEqual(400);
      expect((await sendUp(photo, {})).status).toBe(401);
      const cookie = {
        cookie: `stagelight_visitor=${mina.secret}`,
        "sec-fetch-site": "same-origin",
      };
      expect((await sendUp(photo, cookie)).status).toBe(401);
    });

    it("wait for a message for a day, and not many of one visitor", async () => {
      const secret = newVisitorSecret();
      const answers = [];
      for (let sent = 0; sent < 11; sent++) answers.push(await sendUp(photo, bearer(secret)));
      expect(answers.map(({ status }) => status)).toEqual([
        ...Array.from({ length: 10 }, () => 201),
        429,
      ]);
      expect((await sendUp(photo, bearer(newVisitorSecret()))).status).toBe(201);
      const { store, clock } = test.server.services;
      await store.run("forgetUnsent", { now: clock.now() + DAY + 60_000 });
      const left = await store.read
        .selectFrom("chat_attachment")
        .select("id")
        .where("conversation_id", "is", null)
        .execute();
      expect(left).toEqual([]);
      expect((await sendUp(photo, bearer(secret))).status).toBe(201);
    });

    it("are 50 MB in a day of the visitors of one address, whoever they are", async () => {
      const { server } = test;
      const from = async (address: string): Promise<number> => {
        const request = new Request(`${BASE}/v1/chat/attachments`, {
          method: "POST",
          headers: { ...bearer(newVisitorSecret()), "content-type": "image/png" },
          body: new Uint8Array(photo),
        });
        return (await server.fetch(request, { address })).status;
      };
      const { limits } = server.services;
      await limits.count(MOST_IN_A_DAY, "192.0.2.1", MOST_IN_A_DAY.calls - 1);
      expect(await from("192.0.2.1")).toBe(201);
      expect(await from("192.0.2.1")).toBe(429);
      expect(await from("192.0.2.2")).toBe(201);
    });

    it("are told of by doctor and figures before their room is full", async () => {
      const { services, settings } = test.server;
      const metrics = await test.ask("/metrics", { headers: basic(SECRET) });
      expect(await metrics.text()).toMatch(/^stagelight_chat_files_bytes \d+$/m);
      const [row] = await services.store.read.selectFrom("chat_attachment").selectAll().execute();
      const found = (bytes: number) =>
        useDatabase(settings.database, async (database) => {
          const sized = (size: number) =>
            database.db
              .updateTable("chat_attachment")
              .set({ size })
              .where("id", "=", row!.id)
              .execute();
          await sized(0);
          await sized(bytes - (await bytesOfFiles(database.db)));
          return checkFiles(database, services.config);
        });
      try {
        expect(await found(0.79 * MOST_BYTES)).toMatchObject([{ state: "ok" }]);
        expect(await found(0.8 * MOST_BYTES)).toMatchObject([
          { state: "note", found: "80 % of 5 GB are used" },
        ]);
        expect(await found(MOST_BYTES)).toMatchObject([{ state: "wrong" }]);
      } finally {
        await useDatabase(settings.database, ({ db }) =>
          db.deleteFrom("chat_attachment").where("id", "=", row!.id).execute(),
        );
      }
      const without = await useDatabase(settings.database, (database) => checkFiles(database, {}));
      expect(without).toEqual([]);
    });

    it("are sent by the team too", async () => {
      const { id } = await test.begin("mina@tea.example");
      const { status, attachment } = await sendUp(
        photo,
        test.agent.headers,
        "/dashboard/api/attachments",
      );
      expect(status).toBe(201);
      const written = await test.write({
        op: "message",
        conversation: id,
        by: { kind: "agent", member: test.agent.id },
        id: randomUUID(),
        text: "Here you are.",
        attachments: [attachment!.id],
      });
      expect(written.ok).toBe(true);
    });
  },
);

it("a site that takes none takes none", async () => {
  const test = await testChatMail();
  try {
    const response = await test.ask("/v1/chat/attachments", {
      method: "POST",
      headers: { ...bearer(newVisitorSecret()), "content-type": "image/png" },
      body: "x",
    });
    expect([404, 413]).toContain(response.status);
  } finally {
    await test.close();
  }
}, 30_000);
