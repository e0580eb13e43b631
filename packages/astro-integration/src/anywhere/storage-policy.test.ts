import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import {
  AS_KEY,
  ATTENTION_KEY,
  CHAT_KEY,
  EVENT_KEY,
  KEPT_KEY,
  LOCK_KEY,
  MEMBER_KEY,
  PROMPT_STORAGE_POLICY,
  REFERRAL_KEY,
  REFERRAL_STORAGE_POLICY,
  REVIEW_WAITING_KEY,
  SERVER_STORAGE_POLICY,
  STORAGE_KEY,
  STORAGE_POLICY,
  SURVEY_WAITING_KEY,
  TOOLBAR_KEY,
  VISITOR_KEY,
  WAITING_KEY,
  WIDGET_STORAGE_POLICY,
} from "./storage-policy.ts";

const packages = fileURLToPath(new URL("../../../", import.meta.url));

/** Every way in which a page can store something. */
const STORES =
  /\b(localStorage|sessionStorage|indexedDB|cookieStore)\b|document\s*\.\s*cookie|\bcaches\s*\.\s*(open|match)|["']set-cookie["']|\bcookies\s*\.\s*set\b/i;

/** Where forms of widgets wait for a connection. */
const WAITING = [WAITING_KEY, REVIEW_WAITING_KEY, SURVEY_WAITING_KEY];

/** Pages of the team alone, which no visitor's browser opens, and who signs in to them. */
const DASHBOARD = "dashboard/";
const TEAM = "server/src/team/";

/** Where it may stand, and under which keys. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  "anywhere/dialog-data.ts": [],
  "anywhere/storage-policy.ts": [],
  "browser/head.ts": [STORAGE_KEY],
  "browser/visitor.ts": [STORAGE_KEY],
  "browser/hint-cookie.ts": [STORAGE_KEY],
  "browser/queue/kept.ts": [VISITOR_KEY, EVENT_KEY, LOCK_KEY],
  "browser/chat.ts": [CHAT_KEY],
  "browser/prompts.ts": [ATTENTION_KEY],
  "browser/prompt-runner.ts": [ATTENTION_KEY],
  "browser/referral.ts": [REFERRAL_KEY],
  "browser/referral/stored.ts": [REFERRAL_KEY],
  "browser/queue.ts": [KEPT_KEY],
  "browser/later-with-server.ts": [KEPT_KEY],
  // Only in astro dev.
  "browser/dev-page.ts": [AS_KEY],
  "dev/toolbar.ts": [AS_KEY],
  "toolbar/page.ts": [AS_KEY],
  "toolbar/app.ts": [TOOLBAR_KEY],
  // What the visitor is shown: reads what the policy lists.
  "browser/privacy/settings.ts": STORAGE_POLICY.map(({ key }) => key),
  "../../widgets/src/chat/chat-stub.ts": [CHAT_KEY],
  "../../widgets/src/platform/session.ts": [CHAT_KEY],
  "../../widgets/src/platform/storage.ts": [...WAITING, MEMBER_KEY, VISITOR_KEY],
  "../../widgets/src/platform/stub.ts": WAITING,
  // Reads the platform's own cookie.
  "browser/consent-platforms/vanilla-cookieconsent.ts": [],
};

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /node_modules|dist/.test(entry.name) ? [] : sources(path);
    return /(?<!\.test|\.test-d)\.(ts|tsx|astro|js|mjs)$/.test(entry.name) ? [path] : [];
  });
}

it("nothing in the packages stores anything but what the policy lists", () => {
  const using = sources(packages)
    .filter((file) => STORES.test(withoutComments(readFileSync(file, "utf8"))))
    .map((file) => file.replace(/^.*\/astro-integration\/src\//, ""))
    .map((file) => file.replace(join(packages, "widgets"), "../../widgets"));
  const elsewhere = using.filter(
    (file) => !["server/", DASHBOARD].some((part) => file.startsWith(join(packages, part))),
  );
  expect(elsewhere.filter((file) => !(file in ALLOWED))).toEqual([]);
});

it("widgets use the keys that the policy lists, and read the visitor's", () => {
  const files = sources(join(packages, "widgets/src"));
  const text = files.map((file) => withoutComments(readFileSync(file, "utf8"))).join("\n");
  const keys = [...text.matchAll(/_KEY = "([^"]+)"/g)].map(([, key]) => key);
  expect(new Set(keys)).toEqual(new Set([CHAT_KEY, MEMBER_KEY, VISITOR_KEY]));
  // A form waits under the name of its widget.
  const names = [...text.matchAll(/waitingKey\("(\w+)"\)|super\("(\w+)",/g)].map(
    ([, name, page]) => `stagelight-${name ?? page}-waiting`,
  );
  expect(new Set(names)).toEqual(new Set(WAITING));
  expect(WIDGET_STORAGE_POLICY.map(({ key }) => key)).toEqual([
    ...WAITING,
    MEMBER_KEY,
    CHAT_KEY,
    CHAT_KEY,
  ]);
});

it("the policy lists each cookie of the server", () => {
  const files = sources(join(packages, "server/src"));
  const names = files.flatMap((file) =>
    file.startsWith(join(packages, TEAM))
      ? []
      : [...readFileSync(file, "utf8").matchAll(/_COOKIE = "([^"]+)"/g)].map(([, name]) => name),
  );
  const listed = keysIn("cookie", [...SERVER_STORAGE_POLICY, ...REFERRAL_STORAGE_POLICY]);
  expect(new Set(listed)).toEqual(new Set(names));
});

it("the policy lists each key once for each place, and says for what", () => {
  const all = [
    ...STORAGE_POLICY,
    ...SERVER_STORAGE_POLICY,
    ...PROMPT_STORAGE_POLICY,
    ...REFERRAL_STORAGE_POLICY,
    ...WIDGET_STORAGE_POLICY,
  ];
  const places = all.map(({ key, where }) => `${where} ${key}`);
  expect(new Set(places).size).toBe(places.length);
  expect(new Set(STORAGE_POLICY.map(({ key }) => key))).toEqual(new Set([STORAGE_KEY]));
  expect(keysIn("localStorage")).toEqual([VISITOR_KEY, `${EVENT_KEY}*`, LOCK_KEY]);
  expect(keysIn("cookie")).toContain(KEPT_KEY);
  for (const { contents } of all) expect(contents.length).toBeGreaterThan(0);
});

it("stored keys are named by the constants alone", () => {
  const writes = /(?:setItem|removeItem|getItem)\(\s*([^,)]+)/g;
  for (const [file, keys] of Object.entries(ALLOWED)) {
    const text = readFileSync(join(packages, "astro-integration/src", file), "utf8");
    for (const [, argument] of text.matchAll(writes)) {
      const known = [
        "STORAGE_KEY",
        "AS_KEY",
        "TOOLBAR_KEY",
        "ATTENTION_KEY",
        "CHAT_KEY",
        "REFERRAL_KEY",
        "key",
        ...keys.map((key) => JSON.stringify(key)),
      ];
      expect(known, `${file}: ${argument}`).toContain(argument!.trim());
    }
  }
});

function keysIn(place: string, policy = SERVER_STORAGE_POLICY): string[] {
  return policy.filter(({ where }) => where === place).map(({ key }) => key);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");
}
