import { createHmac } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { PUBLISHABLE, basic, SECRET } from "../../../http/test-server.ts";
import { signedReplyTo } from "../reply-address.ts";
import { type TestChatMail, testChatMail } from "../test-chat-mail.ts";
import { byMailgun, byPostmark, mailBy } from "./test-mails.ts";

let test: TestChatMail;
afterEach(() => test.close());

async function shop(inbound: string, secret?: string) {
  const mail = { replyTo: "chat@in.nuri.example", inbound };
  test = await testChatMail("sqlite", { mail }, secret ? { CHAT_MAIL_SECRET: secret } : {});
  const { id } = await test.begin("mina@tea.example", { email_proven_at: 1 });
  return { id, to: signedReplyTo(test.server.services, mail.replyTo, id) };
}
async function post(provider: string, init: RequestInit) {
  const response = await test.ask(`/v1/chat/mail/${provider}`, { method: "POST", ...init });
  const { code, taken, why } = (await response.json()) as Record<string, unknown>;
  return { status: response.status, code, taken, why };
}
const TAKEN = { status: 200, taken: true };
const texts = async (id: string) => (await test.entries(id)).map(({ text }) => text).slice(1);

describe("mails are brought", { timeout: 30_000 }, () => {
  it("by Postmark, with user and password", async () => {
    const { id, to } = await shop("postmark", "postmark:a-password-of-some-length");
    const bring = (body: string, headers: Record<string, string>) =>
      post("postmark", { headers: { "content-type": "application/json", ...headers }, body });
    const right = basic("postmark:a-password-of-some-length").authorization;
    // As basic() writes it, a colon follows.
    const authorization = `Basic ${Buffer.from("postmark:a-password-of-some-length").toString("base64")}`;
    expect(right).not.toBe(authorization);
    const mail = JSON.stringify(byPostmark(to));
    expect(await bring(mail, { authorization })).toMatchObject(TAKEN);
    expect(await bring(mail, { authorization })).toMatchObject(TAKEN);
    expect(await texts(id)).toEqual(["Great, thank you!"]);
    for (const wrong of [{}, { authorization: right }, basic("postmark"), basic(SECRET)]) {
      expect(await bring(mail, wrong)).toMatchObject({ status: 401, code: "signature-invalid" });
    }
    expect(await bring("{}", { authorization })).toMatchObject({ taken: false, why: "unreadable" });
    expect(await bring("{", { authorization })).toMatchObject({ status: 400 });
    expect(await texts(id)).toHaveLength(1);
  });

  it("by Mailgun, signed, each signature once", async () => {
    const secret = "key-0123456789";
    const { id, to } = await shop("mailgun", secret);
    const bring = (form: FormData, more: Record<string, string> = {}) => {
      const timestamp = String(Math.floor(test.server.services.clock.now() / 1_000));
      const token = more["token"] ?? "t".repeat(50);
      const signature = createHmac("sha256", more["secret"] ?? secret)
        .update(timestamp + token)
        .digest("hex");
      for (const [name, value] of Object.entries({ timestamp, token, signature })) {
        form.append(name, value);
      }
      return post("mailgun", { body: form });
    };
    expect(await bring(byMailgun(to))).toMatchObject(TAKEN);
    // Whoever has seen one cannot send another mail with it.
    const other = { "body-plain": "Another one.", "message-headers": '[["Message-Id","<b@c.d>"]]' };
    expect(await bring(byMailgun(to, other))).toMatchObject({ taken: false, why: "repeated" });
    expect(await bring(byMailgun(to, other), { token: "u" })).toMatchObject(TAKEN);
    const forged = await bring(byMailgun(to), { secret: "another", token: "v" });
    expect(forged).toMatchObject({ status: 401, code: "signature-invalid" });
    const whole = { "body-mime": (await mailBy({ to, messageId: "<c@d.e>" })).toString("latin1") };
    expect(await bring(byMailgun(to, whole), { token: "w" })).toMatchObject(TAKEN);
    const urlencoded = await post("mailgun", {
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "recipient=a%40b.example",
    });
    expect(urlencoded).toMatchObject({ status: 401 });
    expect(await texts(id)).toEqual(["Great, thank you!", "Another one.", "Great, thank you!"]);
  });

  it("as they are, by whom the site's secrets know", async () => {
    const key = Buffer.alloc(32, 7);
    const { id, to } = await shop("raw", `whsec_${key.toString("base64")}`);
    const mail = await mailBy({ to });
    const bring = (headers: Record<string, string>, body: Buffer = mail) =>
      post("raw", {
        headers: { "content-type": "message/rfc822", ...headers },
        body: new Uint8Array(body),
      });
    const signed = (body: Buffer) => {
      const timestamp = String(Math.floor(test.server.services.clock.now() / 1_000));
      const mac = createHmac("sha256", key).update(`msg_1.${timestamp}.`).update(body);
      return {
        "webhook-id": "msg_1",
        "webhook-timestamp": timestamp,
        "webhook-signature": `v1,${mac.digest("base64")}`,
      };
    };
    expect(await bring(signed(mail))).toMatchObject(TAKEN);
    expect(await bring(signed(Buffer.from("other")))).toMatchObject({ code: "signature-invalid" });
    expect(await bring({})).toMatchObject({ status: 401, code: "signature-invalid" });
    expect(await bring(basic(PUBLISHABLE))).toMatchObject({ status: 401 });
    expect(await bring(basic("wrong"))).toMatchObject({ code: "key-unknown" });
    const more = await mailBy({ to, messageId: "<b@c.d>", text: "More." });
    expect(await bring(basic(SECRET), more)).toMatchObject(TAKEN);
    const page = { ...basic(SECRET), origin: "https://nuri.example" };
    expect(await bring(page, more)).toMatchObject({ code: "secret-key-in-browser" });
    const large = Buffer.alloc(3 * 1024 * 1024, "a");
    expect(await bring(basic(SECRET), large)).toMatchObject({ status: 413 });
    expect(await texts(id)).toEqual(["Great, thank you!", "More."]);
  });

  it("by nobody else than the config names, and nowhere without one", async () => {
    await shop("raw");
    for (const provider of ["postmark", "mailgun", "other", "__proto__"]) {
      const answer = await post(provider, { headers: basic(SECRET), body: "x" });
      expect([404, 415]).toContain(answer.status);
    }
    const empty = await post("raw", { headers: { "content-type": "message/rfc822" }, body: "x" });
    expect(empty).toMatchObject({ status: 401 });
  });
});
