import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig, StagelightError } from "@stagelight/core/config";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkMail } from "./mail.ts";
import { type Environment, readSettings, secretTexts, type SettingsOptions } from "./settings.ts";

const SECRET = "canary-".padEnd(43, "s");
const OTHER = "canary-".padEnd(32, "o");
const config = readConfig({ server: {} });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stagelight-settings-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (environment: Environment, options: SettingsOptions = {}) =>
  readSettings(environment, config, { folder, ...options });

function refusal(environment: Environment, from = config): string {
  try {
    readSettings(environment, from, { folder });
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    expect(error.code).toBe("settings-invalid");
    expect(error.message).not.toContain("canary");
    return error.problems
      .map(({ path, expected, found, help }) => [path, expected, found, help].join(" | "))
      .join("\n");
  }
  throw new Error("nothing was refused");
}

it("needs a secret only", () => {
  expect(read({ STAGELIGHT_SECRET: SECRET, DATABASE_URL: "", PORT: " " })).toEqual({
    ...config.server,
    database: `file:${join(folder, ".stagelight/stagelight.db")}`,
    secrets: [SECRET],
    host: "127.0.0.1",
    port: 8080,
    logLevel: "info",
    allowPrivate: [],
    connectors: { destinations: new Map(), sources: new Map() },
    mail: { by: "nothing" },
    folder,
    development: false,
  });
});

it("takes several secrets, the first first", () => {
  expect(read({ STAGELIGHT_SECRET: ` ${SECRET}, ${OTHER},` }).secrets).toEqual([SECRET, OTHER]);
});

it("lets the environment say where the database is", () => {
  const database = (DATABASE_URL: string) =>
    read({ STAGELIGHT_SECRET: SECRET, DATABASE_URL }).database;
  expect(database("postgres://nuri:canary@db/nuri")).toBe("postgres://nuri:canary@db/nuri");
  expect(database("file:data/a.db")).toBe(`file:${join(folder, "data/a.db")}`);
  expect(database("file:/var/lib/a.db")).toBe("file:/var/lib/a.db");
  expect(database("file:///var/lib/a.db")).toBe("file:/var/lib/a.db");
});

it("reads host, port and level", () => {
  const environment = { STAGELIGHT_SECRET: SECRET, HOST: "::", PORT: "0", LOG_LEVEL: "Debug" };
  expect(read(environment)).toMatchObject({ host: "::", port: 0, logLevel: "debug" });
});

describe("mail", () => {
  const mail = (SMTP_URL: string) => read({ STAGELIGHT_SECRET: SECRET, SMTP_URL }).mail;

  it("goes by SMTP_URL", () => {
    expect(mail("smtps://mina%40tea:p%3Aw@smtp.tea.example")).toEqual({
      by: "smtp",
      smtp: {
        host: "smtp.tea.example",
        port: 465,
        secure: true,
        user: "mina@tea",
        password: "p:w",
      },
    });
    expect(mail("smtp://[::1]:2525/")).toEqual({
      by: "smtp",
      smtp: { host: "::1", port: 2525, secure: false },
    });
    expect(mail("smtp://smtp.tea.example")).toMatchObject({ smtp: { port: 587, secure: false } });
  });

  it("goes into a folder in development, and is refused elsewhere", () => {
    const own = read({ STAGELIGHT_SECRET: SECRET }, { development: true });
    expect(own.mail).toEqual({ by: "folder", folder: join(folder, ".stagelight/mailbox") });
    const mailboxOf = (address: string) =>
      read({ STAGELIGHT_SECRET: SECRET, DATABASE_URL: address }, { development: true }).mail;
    // Two databases share no mailbox.
    expect(mailboxOf("file:/data/a/shop.db")).toEqual({ by: "folder", folder: "/data/a/mailbox" });
    expect(mailboxOf("postgres://db.example/shop")).toEqual(own.mail);
    const { lifecycle } = readConfig({
      server: {},
      mail: {
        from: "hello@nuri.example",
        lifecycle: [
          { id: "a", when: { event: "A" }, template: "thank-you", kind: "transactional" },
        ],
      },
    }).mail;
    const mails = { mail: { ...config.mail, lifecycle } };
    expect(() => checkMail(mails, { by: "nothing" })).toThrow("SMTP_URL");
    expect(() => checkMail(mails, own.mail)).not.toThrow();
    expect(() => checkMail(config, { by: "nothing" })).not.toThrow();
  });

  it("shows its password nowhere", () => {
    const settings = read({
      STAGELIGHT_SECRET: SECRET,
      SMTP_URL: "smtp://mina:canary%40pass@smtp.tea.example",
    });
    expect(secretTexts(settings)).toContain("canary@pass");
  });

  it("takes a public address without its path", () => {
    const url = (PUBLIC_URL: string) => read({ STAGELIGHT_SECRET: SECRET, PUBLIC_URL }).publicUrl;
    expect(url("https://Shop.nuri.example:443/")).toBe("https://shop.nuri.example");
    expect(url("http://127.0.0.1:8080")).toBe("http://127.0.0.1:8080");
  });
});

it("reads what connectors may reach beyond the public internet", () => {
  const { allowPrivate } = read({
    STAGELIGHT_SECRET: SECRET,
    STAGELIGHT_ALLOW_PRIVATE: "erp.internal, 10.0.0.0/8,[::1]:4400",
  });
  expect(allowPrivate.map(({ name, port }) => [name, port])).toEqual([
    ["erp.internal", undefined],
    ["10.0.0.0/8", undefined],
    ["::1", 4400],
  ]);
});

describe("says what is wrong, and shows no secret", () => {
  it.each<[string, Environment]>([
    ["no secret", {}],
    ["a short secret", { STAGELIGHT_SECRET: "canary" }],
    ["a short secret beside a good one", { STAGELIGHT_SECRET: `${SECRET},canary` }],
    ["commas", { STAGELIGHT_SECRET: ",," }],
    [
      "another database",
      { STAGELIGHT_SECRET: SECRET, DATABASE_URL: "mysql://nuri:canary@db/nuri" },
    ],
    ["no address", { STAGELIGHT_SECRET: SECRET, DATABASE_URL: "canary" }],
    ["a port by name", { STAGELIGHT_SECRET: SECRET, PORT: "http" }],
    ["a port too high", { STAGELIGHT_SECRET: SECRET, PORT: "70000" }],
    ["a host with a path", { STAGELIGHT_SECRET: SECRET, HOST: "http://localhost/" }],
    ["an unknown level", { STAGELIGHT_SECRET: SECRET, LOG_LEVEL: "verbose" }],
    ["another way to send mail", { STAGELIGHT_SECRET: SECRET, SMTP_URL: "https://u:canary@smtp" }],
    ["no address of a mail server", { STAGELIGHT_SECRET: SECRET, SMTP_URL: "canary" }],
    [
      "a mail server with options",
      { STAGELIGHT_SECRET: SECRET, SMTP_URL: "smtp://smtp/?canary=1" },
    ],
    ["a password without a user", { STAGELIGHT_SECRET: SECRET, SMTP_URL: "smtp://:canary@smtp" }],
    [
      "a public address with a path",
      { STAGELIGHT_SECRET: SECRET, PUBLIC_URL: "https://a.example/b" },
    ],
    [
      "a place with a scheme",
      { STAGELIGHT_SECRET: SECRET, STAGELIGHT_ALLOW_PRIVATE: "10.0.0.0/8,http://erp.internal" },
    ],
    ["several at once", { STAGELIGHT_SECRET: "canary", PORT: "x", DATABASE_URL: "canary:" }],
  ])("%s", (_, environment) => {
    expect(refusal(environment)).toMatchSnapshot();
  });

  it("a site without a server", () => {
    expect(refusal({ STAGELIGHT_SECRET: SECRET }, readConfig({}))).toMatchSnapshot();
  });
});

it("makes a secret for development once, and for nobody else to read", () => {
  expect(() => read({ NODE_ENV: "production" })).toThrow(StagelightError);
  const [first] = read({ NODE_ENV: "development" }).secrets;
  expect(first).toMatch(/^[\w-]{43}$/);
  expect(read({}, { development: true }).secrets).toEqual([first]);
  expect(readdirSync(join(folder, ".stagelight"))).toEqual([".gitignore", "secret"]);
  const file = join(folder, ".stagelight/secret");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, "utf8")).toBe(`${first}\n`);
  expect(read({ STAGELIGHT_SECRET: SECRET }, { development: true }).secrets).toEqual([SECRET]);
});

it("knows what no log may show", () => {
  const secrets = (DATABASE_URL: string) =>
    secretTexts(read({ STAGELIGHT_SECRET: SECRET, DATABASE_URL })).slice(1);
  expect(secretTexts(read({ STAGELIGHT_SECRET: `${SECRET},${OTHER}` }))).toEqual([SECRET, OTHER]);
  expect(secrets("postgres://nuri:c%40n/ary@db:5432/nuri")).toEqual(["c%40n/ary", "c@n/ary"]);
  expect(secrets("postgres://db/nuri?sslmode=require&password=canary%")).toEqual(["canary%"]);
  expect(secrets("postgres://nuri@db:5432/nuri")).toEqual([]);
});
