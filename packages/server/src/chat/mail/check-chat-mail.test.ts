import { readConfig } from "@stagelight/core/config";
import { expect, it } from "vitest";
import { checkChatMail } from "./check-chat-mail.ts";

const mx = () => Promise.resolve([{ exchange: "in.example", priority: 1 }]);
const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

async function found(
  more: object,
  {
    secret,
    development = false,
    resolve = mx,
  }: {
    readonly secret?: string;
    readonly development?: boolean;
    readonly resolve?: Parameters<typeof checkChatMail>[2];
  } = {},
): Promise<string[]> {
  const config = readConfig({
    site: { name: "Nuri Tea", url: "https://nuri.example" },
    server: {},
    mail: { from: "hello@nuri.example" },
    ...more,
  });
  const settings = {
    basePath: "/_stagelight",
    development,
    ...(secret !== undefined && { chatMailSecret: secret }),
  };
  const findings = await checkChatMail(config, settings, resolve);
  return findings.map(({ state, about, found: what, help }) =>
    [`${state} ${about}: ${what}`, ...(help ? [help] : [])].join(" | "),
  );
}
const chat = (inbound: string) => ({
  chat: { mail: { replyTo: "chat@in.nuri.example", inbound } },
});

it("says nothing where there is no chat, and what a chat without mail lacks", async () => {
  expect(await found({})).toEqual([]);
  expect(await found({ chat: {}, mail: {} })).toEqual([
    expect.stringMatching(/^note chat by mail: .*not mailed \| Set mail\.from/),
  ]);
  expect(await found({ chat: {} })).toEqual([
    expect.stringMatching(/^note chat by mail: answers are mailed.* \| Set chat\.mail/),
  ]);
});

it("tells where answers are brought, and which secret is missing", async () => {
  expect(await found(chat("postmark"))).toEqual([
    expect.stringMatching(/^wrong chat by mail: CHAT_MAIL_SECRET: nothing; expected user and/),
    "ok chat's mail domain: in.nuri.example takes mail",
  ]);
  const short = await found(chat("postmark"), { secret: "user:short" });
  expect(short[0]).toMatch(/^wrong .*another text/);
  expect(short.join()).not.toContain("user:short");
  expect(await found(chat("mailgun"))).toEqual([
    expect.stringMatching(/^wrong .*signing key/),
    expect.stringMatching(/^ok/),
  ]);
  for (const [inbound, secret] of [
    ["postmark", "user:password-of-16-characters"],
    ["mailgun", "key"],
    ["raw", undefined],
  ] as const) {
    const [first] = await found(chat(inbound), secret === undefined ? {} : { secret });
    expect(first).toBe(
      `ok chat by mail: answers to chat@in.nuri.example are brought to /_stagelight/v1/chat/mail/${inbound}`,
    );
  }
});

it("tells whether the domain takes mail, as far as it is known", async () => {
  const domain = async (resolve: Parameters<typeof checkChatMail>[2]) =>
    (await found(chat("raw"), { resolve: resolve! }))[1];
  const none = /^wrong chat's mail domain: in\.nuri\.example takes no mail \| In the DNS/;
  expect(await domain(() => Promise.resolve([]))).toMatch(none);
  expect(await domain(failing("ENOTFOUND"))).toMatch(none);
  expect(await domain(failing("ENODATA"))).toMatch(none);
  expect(await domain(failing("ESERVFAIL"))).toMatch(/^note .*answers ESERVFAIL/);
  expect(
    await found(chat("raw"), { development: true, resolve: failing("ENOTFOUND") }),
  ).toHaveLength(1);
});
