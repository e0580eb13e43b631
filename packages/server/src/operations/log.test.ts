import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLogger, type LogOptions } from "./log.ts";

const CANARY = "canary-Zm9vYmFyYmF6cXV4";
const QUOTED = 'canary "with" \\ and ü';

function heard(
  work: (log: ReturnType<typeof createLogger>) => void,
  options: Partial<LogOptions> = {},
) {
  const lines: string[] = [];
  const to = { write: (line: string) => void lines.push(line) };
  work(
    createLogger({ level: "trace", secrets: [CANARY, QUOTED], to, readable: false, ...options }),
  );
  return lines.join("");
}

it("writes one line of JSON for each entry", () => {
  const text = heard((log) => {
    log.info({ route: "v1/track", ms: 1.5 }, "answered");
    log.child({ part: "projector" }).warn("behind");
    log.debug({ list: [1, null, true], inner: { deep: "x" } });
  });
  const time = expect.stringMatching(/^20\d\d-.*Z$/);
  expect(
    text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { level: "info", time, pid: process.pid, route: "v1/track", ms: 1.5, msg: "answered" },
    { level: "warn", time, pid: process.pid, part: "projector", msg: "behind" },
    { level: "debug", time, pid: process.pid, list: [1, null, true], inner: { deep: "x" } },
  ]);
});

it("writes nothing below its level", () => {
  expect(heard((log) => log.info("x"), { level: "warn" })).toBe("");
  expect(heard((log) => log.fatal("x"), { level: "silent" })).toBe("");
});

describe("shows no secret", () => {
  it("whose text it was told, wherever it stands", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(CANARY, QUOTED),
        fc.string(),
        fc.string(),
        fc.string({ minLength: 1 }),
        fc.constantFrom("key", "value", "message", "error", "list", "child", "argument"),
        fc.boolean(),
        (secret, before, after, name, place, readable) => {
          const text = before + secret + after;
          const line = heard(
            (log) => {
              if (place === "key") log.info({ deep: { [text]: 1 } });
              if (place === "value") log.info({ [name]: { deep: text } });
              if (place === "message") log.info(text);
              if (place === "error") log.error(new Error("a", { cause: new Error(text) }), "b");
              if (place === "list") log.info({ list: [[text]] });
              if (place === "child") log.child({ text }).info("a");
              if (place === "argument") log.info("%s and %j", text, { text });
            },
            { readable },
          );
          expect(line).not.toBe("");
          expect(line).not.toContain("canary");
        },
      ),
    );
  });

  it.each<[string, object | string]>([
    [
      "headers",
      { headers: { Authorization: "Basic canary", cookie: ["a=canary"], "Set-Cookie": "canary" } },
    ],
    [
      "keys of several spellings",
      { writeKey: "canary", write_key: "canary", "x-api-key": "canary", apiKey: "canary" },
    ],
    [
      "secrets",
      {
        secret: "canary",
        STAGELIGHT_SECRET: "canary",
        visitorSecret: { a: "canary" },
        identityToken: "canary",
      },
    ],
    ["passwords", { password: "canary", db: { PASSWORD: 4711, passwd: "canary" } }],
    ["connection strings", "could not connect to postgres://nuri:canary@db.internal:5432/nuri"],
    ["an address in quotes", { url: '"redis://:canary@cache"' }],
    ["parameters", "GET /v1/x?api_secret=canary&access_token=canary&password=canary"],
    ["text with headers", "authorization: Bearer canary.canary\ncookie: a=canary; b=canary"],
    ["text with JSON", 'unexpected {"writeKey":"canary","password": "canary"}'],
    ["a token", "refused eyJhbGciOiJIUzI1NiJ9.canary.canary-canary"],
  ])("that is known by its place: %s", (_, what) => {
    for (const readable of [false, true]) {
      const line = heard((log) => log.info(what as object), { readable });
      expect(line).toContain("[hidden]");
      expect(line).not.toMatch(/canary|4711/);
    }
  });

  it("of an error's own fields", () => {
    const error = Object.assign(new Error("failed"), {
      config: { headers: { authorization: CANARY } },
    });
    const line = heard((log) => log.error(error));
    expect(line).toContain("failed");
    expect(line).not.toContain("canary");
  });
});

describe("shows no e-mail address", () => {
  it.each([
    "minji@nuri.example",
    "minji.kim+tea@mail.nuri.example",
    "MINJI@NURI.EXAMPLE",
    "민지@누리.한국",
    "o'hara@nuri.example",
    "minji%40nuri.example",
    "minji@xn--bj0bj06e.xn--3e0b707e",
  ])("%s", (address) => {
    const sayings = [
      address,
      `for <${address}>, again`,
      { deep: [`a ${address}`] },
      { [address]: 1 },
    ];
    for (const saying of [...sayings, new Error(address)]) {
      const line = heard((log) => log.error(saying as object)).toLowerCase();
      expect(line).toContain("[hidden]");
      expect(line).not.toMatch(/minji|민지|hara/);
    }
  });

  it("by its key either", () => {
    expect(heard((log) => log.info({ email: "minji at nuri", userEmail: "minji" }))).not.toContain(
      "minji",
    );
  });
});

it("leaves the rest as it is", () => {
  const texts = [
    "/app/node_modules/.pnpm/hono@4.1.0_zod@4.2.0/node_modules/hono/dist/index.js:10:5",
    "node_modules/@stagelight/core/dist/index.js",
    "http://127.0.0.1:8080/v1/track?stage=purchase",
    "postgres://db.internal:5432/nuri",
    "12:30 tea @ home, 3.5@2",
  ];
  for (const text of texts) {
    expect(JSON.parse(heard((log) => log.info(text)))).toMatchObject({ msg: text });
  }
});

it("writes lines for people, whom no visitor can lead astray", () => {
  const line = heard(
    (log) =>
      log.warn({ ms: 3, agent: "\u001B[2J\u202Eevil\u009B" }, "slow\r\u001B]0;title\u0007\nnext"),
    { readable: true },
  );
  expect(line.split("\n")).toHaveLength(2);
  // oxlint-disable-next-line no-control-regex
  expect(line.replace(/\u001B\[\d+m/g, "")).toMatch(
    /^\d\d:\d\d:\d\d warn {2}slow\\u000d\\u001b\]0;title\\u0007\\u000anext ms=3 agent="\\u001b\[2J\\u202eevil\\u009b"\n$/,
  );
  expect(heard((log) => log.info({ err: "no tea" }), { readable: true })).toContain("no tea");
  const failure = heard((log) => log.error(new Error("no\ttea")), { readable: true });
  expect(failure).toMatch(/error\S* no\\u0009tea\n {2}Error: no\\u0009tea\n {2} +at /);
});
