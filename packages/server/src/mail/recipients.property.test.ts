import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { smtpSink, type SmtpSink } from "../../../../test/fakes/smtp-sink.ts";
import { canonicalEmail } from "../identity/email.ts";
import { mailKey, parseMailAddress } from "./address.ts";
import { writeLetter } from "./letter.ts";
import { MailFailure } from "./mail-failure.ts";
import { type MailSender, openSmtp } from "./smtp.ts";

/** How many addresses are tried. */
const RUNS = Number(process.env["STAGELIGHT_ADDRESSES"] ?? 5_000);

let sink: SmtpSink;
let sender: MailSender;
beforeAll(async () => {
  sink = await smtpSink();
  sender = openSmtp({ host: "127.0.0.1", port: sink.port, secure: false });
});
afterAll(async () => {
  sender.close();
  await sink.close();
});

/** What breaks out of addresses, headers and commands, and what looks like something else. */
const PIECES = [
  ...Array.from("@,;:<>()[]\"'\\ \t\r\n\0.+-_=%!#$&*/?^`{|}~"),
  "\r\nBcc: victim@w.example",
  "\r\nRCPT TO:<victim@w.example>\r\n",
  "\n.\r\n",
  "%0d%0aBcc:",
  "victim@w.example",
  ", victim@w.example",
  " <victim@w.example>",
  "g: victim@w.example;",
  "(victim@w.example)",
  "@[127.0.0.1]",
  "=?utf-8?Q?victim=40w.example?=",
  "\u2028",
  "\u0085",
  "\uFEFF",
  "\u202E",
  "\u200B",
  "＠",
  "，",
  "；",
  "。",
  "\u037E",
  "\uD800",
  "é",
  "미",
  "茶",
  "а",
  "ß",
  "İ",
  "K",
];
const host = fc.constantFrom(
  "tea.example",
  "gmail.com",
  "googlemail.com",
  "차.한국",
  "XN--VT6B.example",
  "outlook.com",
  "localhost",
  "127.0.0.1",
  "a.co.uk",
);
const word = fc.stringMatching(/^[A-Za-z0-9+._-]{1,12}$/);
const broken = fc
  .array(fc.oneof(word, fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 4 })), {
    maxLength: 6,
  })
  .map((parts) => parts.join(""));
const given = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(word, host).map(([local, at]) => `${local}@${at}`) },
  { weight: 4, arbitrary: fc.tuple(broken, host).map(([local, at]) => `${local}@${at}`) },
  {
    weight: 3,
    arbitrary: fc.tuple(word, host, broken).map(([local, at, more]) => `${local}@${at}${more}`),
  },
  { weight: 2, arbitrary: broken },
);

/** Lines of a message's head, long ones made whole again. */
function headOf(raw: string): string[] {
  return raw
    .slice(0, raw.indexOf("\r\n\r\n"))
    .replaceAll(/\r\n[ \t]/g, " ")
    .split("\r\n");
}

const HEADERS = new Set([
  "Auto-Submitted",
  "Content-Language",
  "Content-Type",
  "Date",
  "From",
  "List-Unsubscribe",
  "List-Unsubscribe-Post",
  "MIME-Version",
  "Message-ID",
  "Subject",
  "To",
]);

it(
  `is sent to one recipient or to nobody, for ${RUNS.toLocaleString("en")} texts`,
  { timeout: 0 },
  async () => {
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(given, broken, broken, async (text, name, subject) => {
        const address = parseMailAddress(text);
        if (!address) return;
        sent++;
        sink.clear();
        await sender
          .send(
            writeLetter({
              config: {
                site: { locales: [] },
                mail: { from: { address: "hello@nuri.example" } } as never,
              },
              uid: "uid",
              mail: {
                subject: `Tea ${subject}`,
                html: "<p>a</p>",
                text: "a",
                category: "marketing",
                language: "en",
              },
              to: { address: address.address, name },
              unsubscribe: "https://nuri.example/",
              now: 0,
            }),
            new AbortController().signal,
          )
          .catch((error: unknown) => {
            throw error instanceof MailFailure
              ? new Error(`${error.message} for ${JSON.stringify(address)}`)
              : error;
          });
        expect(sink.mails.map(({ to }) => to)).toEqual([[address.address]]);
        expect(address.address.replace(/@.*/, "")).toBe(
          text
            .replaceAll(/^ +| +$/g, "")
            .normalize("NFC")
            .replace(/@[^@]*$/, ""),
        );
        const names = headOf(sink.mails[0]!.raw).map((line) => line.split(":")[0]);
        expect(new Set(names)).toEqual(HEADERS);
        expect(names).toHaveLength(HEADERS.size);
        expect(sink.mails[0]!.raw).not.toMatch(/^Bcc|^RCPT/im);
        expect(canonicalEmail(address.canonical)).toBe(address.canonical);
        expect(mailKey(mailKey(address.canonical))).toBe(mailKey(address.canonical));
        expect(parseMailAddress(address.address)).toEqual(address);
      }),
      { numRuns: RUNS },
    );
    // Enough of them were addresses.
    expect(sent).toBeGreaterThan(RUNS / 10);
    console.info(JSON.stringify({ tried: RUNS, sent, refused: RUNS - sent }));
  },
);
