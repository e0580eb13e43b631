import { execFile, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { freshDatabase } from "../kit/postgres.ts";
import { type FolderOptions, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";

const BIN = fileURLToPath(new URL("../../packages/server/bin/stagelight.js", import.meta.url));
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

async function folder(options: FolderOptions = {}): Promise<ServerFolder> {
  const site = await serverFolder(options);
  undo.push(() => site.remove());
  return site;
}

/** What somebody sees who types this in the site's folder. */
function type(site: ServerFolder, ...words: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, ...words], {
    ...inFolder(site),
    encoding: "utf8",
  });
  return { stdout, stderr, status };
}

function inFolder({ path: cwd, database, secret }: ServerFolder) {
  const own = { DATABASE_URL: database, STAGELIGHT_SECRET: secret, NO_COLOR: "1" };
  return { cwd, env: { ...process.env, ...own } };
}

const running = async (site: ServerFolder) => {
  const server = await site.start();
  undo.push(() => server.end("SIGKILL"));
  return server;
};

const basic = (key: string) => ({
  authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}`,
});

async function send({ secret }: ServerFolder, base: string, batch: object[]): Promise<Response> {
  return fetch(`${base}/v1/batch`, {
    method: "POST",
    headers: { "content-type": "application/json", ...basic(secret) },
    body: JSON.stringify({ batch }),
  });
}

describe("backup and restore", () => {
  it(
    "copies while the server writes, without a hole, and puts the copy back",
    { timeout: 120_000 },
    async () => {
      const site = await folder();
      const server = await running(site);
      let made = 0;
      let writing = true;
      const write = (async () => {
        while (writing) {
          const batch = Array.from({ length: 20 }, () => ({
            type: "page",
            messageId: String(++made),
            anonymousId: "a",
          }));
          await send(site, server.base, batch);
        }
      })();
      await vi.waitFor(() => expect(made).toBeGreaterThan(400), { timeout: 20_000 });
      const copies: string[] = [];
      for (const each of [1, 2, 3]) {
        const before = made;
        const words = [BIN, "backup", `copy-${each}.db`];
        await promisify(execFile)(process.execPath, words, inFolder(site));
        expect(made).toBeGreaterThan(before);
        copies.push(join(site.path, `copy-${each}.db`));
      }
      writing = false;
      await write;
      for (const file of copies) {
        expect(statSync(file).mode & 0o077).toBe(0);
        const copy = new DatabaseSync(file, { readOnly: true });
        const numbers = copy
          .prepare("select body from log order by id")
          .all()
          .map(({ body }) => Number((JSON.parse(String(body)) as { messageId: string }).messageId));
        copy.close();
        expect(numbers).toEqual(numbers.map((_, place) => place + 1));
        expect(numbers.length % 20).toBe(0);
      }
      expect(type(site, "backup", "copy-1.db").stderr).toContain("There is a file of that name.");

      const refused = type(site, "restore", "copy-1.db");
      expect([refused.status, refused.stderr]).toEqual([
        1,
        expect.stringContaining("Stop the server"),
      ]);
      await server.end();
      const then = (await site.events()).length;
      expect(type(site, "restore", "nothing.db").stderr).toContain("There is no such backup.");
      writeFileSync(join(site.path, "other.db"), "no database at all, but long enough".repeat(100));
      expect(type(site, "restore", "other.db").stderr).toContain("damaged");
      expect(await site.events()).toHaveLength(then);
      const done = type(site, "restore", "copy-1.db");
      expect([done.stderr, done.status]).toEqual(["", 0]);
      expect((await site.events()).length).toBeLessThan(then);
      const [old] = readdirSync(site.path).filter((name) => name.includes(".before-restore-"));
      const kept = new DatabaseSync(join(site.path, old!), { readOnly: true });
      expect(kept.prepare("select count(*) as rows from log").get()).toEqual({ rows: then });
      kept.close();
      const again = await running(site);
      expect((await send(site, again.base, [{ type: "page", anonymousId: "b" }])).status).toBe(200);
    },
  );

  it("tells the line for PostgreSQL", { timeout: 60_000 }, async () => {
    const { url, drop } = await freshDatabase();
    undo.push(drop);
    const site = await folder({ database: url });
    expect(type(site, "backup", "a b.dump")).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(
        /^pg_dump --format=custom --file='.*a b\.dump' "\$DATABASE_URL"\n$/,
      ),
    });
    expect(type(site, "restore", "x.dump").stdout).toContain("pg_restore --clean");
  });
});

describe.each(["sqlite", "postgres"] as const)("commands on %s", (kind) => {
  let site: ServerFolder;
  beforeEach(async () => {
    if (kind === "sqlite") return void (site = await folder());
    const { url, drop } = await freshDatabase();
    undo.push(drop);
    site = await folder({ database: url });
  }, 60_000);

  it("say before the first start what is missing", { timeout: 60_000 }, () => {
    for (const words of [
      ["export", "a@b.example", "--to", "x"],
      ["replay"],
      ["erase", "a@b.example", "--yes"],
    ]) {
      const { status, stderr } = type(site, ...words);
      expect([status, stderr]).toEqual([
        1,
        expect.stringMatching(/no database yet|older Stagelight/),
      ]);
    }
    expect(type(site, "migrate").stdout).toContain("Done: 0001");
    expect(type(site, "migrate").stdout).toBe("Nothing to do.\n");
    expect(type(site, "replay").stdout).toBe("Played 0 events.\n");
  });

  it("export and erase a person while the server runs", { timeout: 120_000 }, async () => {
    const server = await running(site);
    const mina = { type: "identify", userId: "mina", anonymousId: "a" };
    await send(site, server.base, [
      { ...mina, traits: { email: "Mina@Tea.example", plan: "gold" } },
      { type: "track", event: "Order Completed", userId: "mina", properties: { revenue: 5 } },
      { type: "track", event: "Order Completed", userId: "juno", properties: { revenue: 7 } },
    ]);
    await vi.waitFor(
      async () => expect(await site.query("select * from profile")).toHaveLength(2),
      20_000,
    );
    expect(type(site, "export", "mina@tea.example").stderr).toContain("Say where");
    expect(type(site, "export", "mina", "--to", "x").stderr).toContain("no e-mail address");
    const { stdout, stderr } = type(site, "export", "mina@tea.example", "--to", "out");
    expect(stderr).toBe("");
    expect(stdout).toContain("profile.csv");
    const exported = JSON.parse(readFileSync(join(site.path, "out/export.json"), "utf8"));
    expect(exported.tables.log).toHaveLength(2);
    expect(exported.tables.profile[0].traits).toMatchObject({ plan: "gold" });
    expect(statSync(join(site.path, "out/export.json")).mode & 0o077).toBe(0);

    expect(type(site, "erase", "mina@tea.example").stderr).toContain("Add --yes");
    const erased = type(site, "erase", "MINA@tea.example", "--yes");
    expect([erased.stderr, erased.status]).toEqual(["", 0]);
    expect(erased.stdout).toContain("log: 2 deleted");
    expect(await site.query("select * from profile")).toHaveLength(1);
    expect(await site.events()).toMatchObject([{ userId: "juno" }]);
    expect(await site.query("select * from suppression")).toHaveLength(1);
    expect(type(site, "erase", "mina@tea.example", "--yes").stdout).toBe(
      "Nothing was known of this person.\n",
    );
    expect(type(site, "replay").stdout).toBe("Played 1 events.\n");
    expect((await fetch(`${server.base}/health`)).status).toBe(200);
  });

  it(
    "doctor finds a server that can work, and says nothing secret",
    { timeout: 60_000 },
    async () => {
      type(site, "migrate");
      const { stdout, status } = type(site, "doctor");
      expect(stdout).not.toMatch(/^wrong/m);
      expect(status).toBe(0);
      for (const about of ["config", "secret keys", "durability", "tables", "writing"]) {
        expect(stdout).toMatch(new RegExp(`^ok +${about}: `, "m"));
      }
      expect(stdout).toContain(`…${site.secret.slice(-4)}`);
      expect(stdout).not.toContain(site.secret.slice(0, 12));
      if (kind === "postgres") expect(stdout).not.toContain(new URL(site.database).password);
    },
  );
});

it("doctor says what is wrong", { timeout: 60_000 }, async () => {
  const site = await folder();
  const told = (database: string, secret = site.secret) => {
    const { stdout, status } = type({ ...site, database, secret }, "doctor", "--json");
    expect(status).toBe(1);
    return JSON.parse(stdout).filter(({ state }: { state: string }) => state === "wrong");
  };
  expect(told(site.database, "short")).toMatchObject([
    { about: "STAGELIGHT_SECRET", found: expect.stringContaining("5 characters") },
  ]);
  writeFileSync(join(site.path, "damaged.db"), "x".repeat(9_000));
  expect(told(`file:${join(site.path, "damaged.db")}`)).toMatchObject([{ about: "integrity" }]);
  expect(told("postgres://nobody:sesame-open@127.0.0.1:1/none")).toMatchObject([
    { about: "database", found: expect.stringContaining("ECONNREFUSED") },
  ]);
  expect(JSON.stringify(told("postgres://nobody:sesame-open@127.0.0.1:1/none"))).not.toContain(
    "sesame",
  );
  expect(existsSync(join(site.path, "stagelight.db"))).toBe(false);
});

it("metrics are for who has the secret key, health is for all", { timeout: 60_000 }, async () => {
  const site = await folder();
  const { base } = await running(site);
  await send(site, base, [{ type: "page", anonymousId: "a" }]);
  expect(await (await fetch(`${base}/health`)).json()).toEqual({ status: "ok", replaying: false });
  for (const headers of [{}, basic("pk_stagelight"), basic("x".repeat(40))]) {
    expect((await fetch(`${base}/metrics`, { headers })).status).toBeGreaterThan(400);
  }
  const answer = await fetch(`${base}/metrics`, { headers: basic(site.secret) });
  const text = await answer.text();
  expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(text).toContain('stagelight_events_total{outcome="accepted"} 1\n');
  const sample = /^stagelight_\w+(\{\w+="[^"]*"\})? [\d.e+-]+$/;
  for (const line of text.split("\n").filter(Boolean)) {
    expect(line.startsWith("# ") || sample.test(line), line).toBe(true);
  }
});
