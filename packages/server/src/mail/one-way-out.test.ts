import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const source = new URL("../", import.meta.url).pathname;
const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !/(\.test\.ts|\/test-[\w-]+\.ts)$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(source, file), "utf8") }));
const saying = (words: RegExp): string[] =>
  files.filter(({ text }) => words.test(text)).map(({ file }) => file);

it("knows the mail library in one file", () => {
  expect(saying(/["']nodemailer/)).toEqual(["mail/smtp.ts"]);
  expect(
    saying(/node:(net|tls|dgram|http2)["']/).filter((file) => !/^(outgoing|http)\//.test(file)),
  ).toEqual([]);
});

it("sends from the handler alone, and where somebody types so", () => {
  expect(saying(/\bopenSmtp\(/).sort()).toEqual(["mail/endpoint.ts", "mail/smtp.ts"]);
  expect(saying(/\bsenderBy\(/).sort()).toEqual(["mail/endpoint.ts", "mail/send-test-command.ts"]);
  expect(saying(/\bsender\.send\(/).sort()).toEqual([
    "mail/handler.ts",
    "mail/send-test-command.ts",
  ]);
});
