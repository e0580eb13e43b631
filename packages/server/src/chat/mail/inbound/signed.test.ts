import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { isBroughtBy, wrongMailSecret } from "./signed.ts";

const NOW = Date.UTC(2026, 10, 23, 9);
const body = Buffer.from("From: mina@tea.example\r\n\r\nHi");
const basic = (text: string) => ({
  authorization: `Basic ${Buffer.from(text).toString("base64")}`,
});
const is = (
  provider: Parameters<typeof isBroughtBy>[0],
  secret: string | undefined,
  headers: Record<string, string>,
  form?: FormData,
  isTrusted = false,
) =>
  isBroughtBy(
    provider,
    { secret, isTrusted },
    { headers: new Headers(headers), body, form, now: NOW },
  ).is;

it("Postmark is known by the user and the password of the address", () => {
  const secret = "postmark:a-password-of-some-length";
  expect(is("postmark", secret, basic(secret))).toBe("right");
  for (const wrong of ["", "postmark:", "postmark:a-password-of-some-lengtH", `${secret}:`]) {
    expect(is("postmark", secret, basic(wrong))).toBe("refused");
  }
  expect(is("postmark", secret, {})).toBe("refused");
  // Without a secret nobody is let in, with an empty one neither.
  expect(is("postmark", undefined, basic(""))).toBe("refused");
  expect(is("postmark", "", basic(""))).toBe("refused");
  // The site's own server brings no mails by Postmark.
  expect(is("postmark", secret, {}, undefined, true)).toBe("refused");
});

it("Mailgun is known by the number that it signs, which is good for some hours", () => {
  const key = "key-0123456789";
  const signed = (at: number, token = "t".repeat(50), secret = key) => {
    const timestamp = String(Math.floor(at / 1_000));
    const form = new FormData();
    form.append("timestamp", timestamp);
    form.append("token", token);
    const signature = createHmac("sha256", secret)
      .update(timestamp + token)
      .digest("hex");
    form.append("signature", signature);
    return form;
  };
  expect(is("mailgun", key, {}, signed(NOW))).toBe("right");
  expect(is("mailgun", key, {}, signed(NOW - 8 * 3_600_000))).toBe("right");
  expect(is("mailgun", key, {}, signed(NOW - 13 * 3_600_000))).toBe("stale");
  expect(is("mailgun", key, {}, signed(NOW + 13 * 3_600_000))).toBe("stale");
  expect(is("mailgun", key, {}, signed(NOW, "t", "another"))).toBe("refused");
  expect(is("mailgun", key, {}, signed(NOW, ""))).toBe("refused");
  expect(is("mailgun", undefined, {}, signed(NOW, "t", ""))).toBe("refused");
  expect(is("mailgun", key, {})).toBe("refused");
  const changed = signed(NOW);
  changed.set("token", "other");
  expect(is("mailgun", key, {}, changed)).toBe("refused");
  // What is signed is not the mail: the same number is not taken for another one.
  const once = (form: FormData) =>
    isBroughtBy(
      "mailgun",
      { secret: key, isTrusted: false },
      { headers: new Headers(), body, form, now: NOW },
    );
  expect(once(signed(NOW))).toEqual({ is: "right", once: expect.any(String) });
  expect(once(signed(NOW))).toEqual(once(signed(NOW - 1_000)));
  expect(once(signed(NOW))).not.toEqual(once(signed(NOW, "other")));
});

it("who brings mails as they are signs them, or shows the secret key", () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
  const signed = (at: number, more: Record<string, string> = {}, what: Buffer = body) => {
    const timestamp = String(Math.floor(at / 1_000));
    const signature = createHmac("sha256", Buffer.alloc(32, 7))
      .update(`msg_1.${timestamp}.`)
      .update(what)
      .digest("base64");
    return {
      "webhook-id": "msg_1",
      "webhook-timestamp": timestamp,
      "webhook-signature": `v1a,other v1,${signature}`,
      ...more,
    };
  };
  expect(is("raw", secret, signed(NOW))).toBe("right");
  expect(is("raw", secret, signed(NOW - 299_000))).toBe("right");
  expect(is("raw", secret, signed(NOW - 301_000))).toBe("stale");
  expect(is("raw", secret, signed(NOW + 301_000))).toBe("stale");
  expect(is("raw", secret, signed(NOW, { "webhook-id": "msg_2" }))).toBe("refused");
  expect(is("raw", secret, signed(NOW, { "webhook-id": "msg_1.1" }))).toBe("refused");
  expect(is("raw", secret, signed(NOW, {}, Buffer.from("another")))).toBe("refused");
  expect(is("raw", undefined, signed(NOW))).toBe("refused");
  expect(is("raw", undefined, {}, undefined, true)).toBe("right");
  expect(is("raw", secret, {}, undefined, true)).toBe("right");
  expect(is("raw", secret, {})).toBe("refused");
});

it("says what a secret has to be", () => {
  expect(wrongMailSecret("postmark", "user:password-of-16-ch")).toBe(undefined);
  expect(wrongMailSecret("postmark", "password-of-16-characters")).toContain("colon");
  expect(wrongMailSecret("postmark", "user:short")).toContain("16");
  expect(wrongMailSecret("mailgun", undefined)).toContain("signing key");
  expect(wrongMailSecret("mailgun", "key")).toBe(undefined);
  expect(wrongMailSecret("raw", undefined)).toBe(undefined);
  expect(wrongMailSecret("raw", "whsec_short")).toContain("whsec_");
  expect(wrongMailSecret("raw", `whsec_${"A".repeat(44)}`)).toBe(undefined);
});
