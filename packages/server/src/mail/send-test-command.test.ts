import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { type Fault, smtpSink, type SmtpSink } from "../../../../test/fakes/smtp-sink.ts";
import { readSite } from "../command-line/site.ts";
import { checkMail } from "../operations/doctor/mail.ts";
import { colors } from "../terminal/colors.ts";
import { mailTestCommand } from "./send-test-command.ts";

let sink: SmtpSink;
let folder: string;
beforeAll(async () => {
  sink = await smtpSink({ user: "nuri", password: "canary" });
  folder = mkdtempSync(join(tmpdir(), "stagelight-"));
  const config = {
    site: { url: "https://nuri.example" },
    server: {},
    mail: {
      from: "hello@nuri.example",
      lifecycle: [{ id: "a", when: { event: "A" }, template: "thank-you", kind: "transactional" }],
    },
  };
  writeFileSync(join(folder, "stagelight.config.mjs"), `export default ${JSON.stringify(config)};`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  sink.behave();
  sink.clear();
});
afterAll(async () => {
  await sink.close();
  rmSync(folder, { recursive: true });
});

const values = () => ({ config: join(folder, "stagelight.config.mjs") });

function environment(smtp: string, development = false): void {
  vi.stubEnv("STAGELIGHT_SECRET", "s".repeat(40));
  vi.stubEnv("SMTP_URL", smtp);
  vi.stubEnv("NODE_ENV", development ? "development" : "production");
}

async function type(email = "mina@tea.example"): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const terminal = {
    out: (text: string) => void lines.push(text),
    note: () => {},
    progress: () => {},
    colors: colors(false),
  };
  const code = await mailTestCommand.run({ ...values(), email }, terminal);
  const said = lines.join("\n");
  expect(said).not.toContain("canary");
  return { code, said };
}

const found = async () => {
  const { config, settings } = await readSite(values(), { signs: true });
  return (await checkMail(config, settings)).filter(({ about }) => about === "mail");
};
const url = (password = "canary") => `smtp://nuri:${password}@127.0.0.1:${sink.port}`;

it("sends one mail, and says so", async () => {
  environment(url());
  const { code, said } = await type();
  expect(code).toBe(0);
  expect(said).toContain("It answers, and the password is right.");
  expect(said).toContain("The server has taken it.");
  expect(sink.mails.map(({ from, to }) => [from, to])).toEqual([
    ["hello@nuri.example", ["mina@tea.example"]],
  ]);
  expect(await found()).toMatchObject([{ state: "ok" }]);
});

it.each<[string, () => string, string, string]>([
  ["a wrong password", () => url("wrong"), "535 5.7.8", "Correct user and password"],
  ["a closed port", () => "smtp://127.0.0.1:1", "ECONNREFUSED", "Correct host and port"],
])("tells of %s what to do, and so does the doctor", async (_, smtp, why, help) => {
  environment(smtp());
  const { code, said } = await type();
  expect(code).toBe(1);
  expect(said).toContain(why);
  expect(said).toContain(help);
  expect(await found()).toMatchObject([
    { state: "wrong", found: expect.stringContaining(why), help: expect.stringContaining(help) },
  ]);
  expect(sink.mails).toEqual([]);
});

it.each<[string, Fault, string]>([
  ["sender", { at: "from", code: 550, text: "5.7.1 No" }, "correct mail.from"],
  ["recipient", { at: "to", code: 550, text: "5.1.1 No" }, "There is no such mailbox"],
  ["message", { at: "data", code: 554, text: "5.6.0 No" }, "mail server's log"],
])("tells that the %s is refused", async (_, fault, help) => {
  environment(url());
  sink.behave(fault);
  const { code, said } = await type();
  expect(code).toBe(1);
  expect(said).toContain(help);
});

it("puts it into the mailbox in development", async () => {
  environment("", true);
  expect((await type()).code).toBe(0);
  expect(readdirSync(join(folder, ".stagelight/mailbox"))).toEqual([
    ".gitignore",
    expect.stringMatching(/\.eml$/),
  ]);
  expect(await found()).toMatchObject([{ state: "note" }]);
});

it("the doctor tells of a template that is not there", async () => {
  environment(url());
  const { config, settings } = await readSite(values(), { signs: true });
  const lifecycle = config.mail.lifecycle.map((mail) => ({ ...mail, template: "thankyou" }));
  const findings = await checkMail({ ...config, mail: { ...config.mail, lifecycle } }, settings);
  expect(findings.filter(({ state }) => state === "wrong")).toMatchObject([
    {
      found: expect.stringContaining("mail.lifecycle[0].template"),
      help: 'Did you mean "thank-you"?',
    },
  ]);
});

it("says what is missing", async () => {
  environment("");
  expect(await type()).toMatchObject({ code: 1, said: expect.stringContaining("SMTP_URL") });
  expect(await found()).toMatchObject([{ state: "wrong" }]);
  await expect(type("mina@tea.example, victim@tea.example")).rejects.toMatchObject({
    code: "command-invalid",
  });
});
