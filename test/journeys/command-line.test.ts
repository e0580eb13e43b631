import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const BIN = path("../../packages/server/bin/stagelight.js");
const SHOP = path("../../apps/demo-site");
const SITE = path("./simulated-site");

/** What somebody sees who types this in a folder. */
function type(cwd: string, ...words: string[]) {
  const { FORCE_COLOR: _, NO_COLOR: __, ...env } = process.env;
  const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, ...words], {
    cwd,
    env,
    encoding: "utf8",
  });
  return { stdout, stderr, status };
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/gu;
const columns = (line: string): number => line.replace(WIDE, "xx").length;

it("plays visitors through the shop's own rules", () => {
  const { stdout, stderr, status } = type(SHOP, "simulate", "--days", "400");
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Nuri Tea · stagelight\.config\.ts\n1,000 visitors at random, seed 1/);
  expect(stdout).not.toContain("\u001B");
  for (const line of stdout.split("\n")) expect(columns(line), line).toBeLessThanOrEqual(80);
  for (const word of ["awareness", "advocacy", "ordered", "cart-left", "From ↓ to →"]) {
    expect(stdout).toContain(word);
  }
});

it("is the same for the same seed, and not for another", () => {
  const json = (seed: string) =>
    type(SHOP, "simulate", "--visitors", "50", "--json", "--seed", seed);
  const first = json("3");
  expect(first.status).toBe(0);
  expect(json("3").stdout).toBe(first.stdout);
  expect(json("4").stdout).not.toBe(first.stdout);
  const outcome = JSON.parse(first.stdout);
  expect(outcome).toMatchObject({
    config: "stagelight.config.ts",
    seed: 3,
    visitors: 50,
    days: 90,
  });
  const ends = outcome.stages.map(({ end }: { end: number }) => end);
  expect(ends.reduce((sum: number, end: number) => sum + end, 0)).toBe(50);
});

it("plays a script, in text that lines up", async () => {
  const { stdout, status } = type(SITE, "simulate", "--script", "visitors.yaml");
  expect(status).toBe(0);
  await expect(stdout).toMatchFileSnapshot("./simulated-site/outcome.txt");
});

it("tells one visitor's time", async () => {
  const { stdout, status } = type(
    SITE,
    "simulate",
    "--script",
    "visitors.yaml",
    "--explain",
    "민아",
  );
  expect(status).toBe(0);
  await expect(stdout).toMatchFileSnapshot("./simulated-site/timeline.txt");
  const json = type(SITE, "simulate", "--script", "visitors.yaml", "--explain", "1", "--json");
  const { entries, end } = JSON.parse(json.stdout);
  expect(end).toBe("staying");
  expect(entries.at(-1).transitions[0]).toMatchObject({
    rule: "stays",
    cause: "2 × /guide/** within 1d",
  });
});

it("fails, if asked to, on a rule that never fires", () => {
  const script = ["simulate", "--script", "visitors.yaml", "--fail-on-unused"];
  expect(type(SITE, ...script).status).toBe(2);
  expect(type(SITE, "simulate", "--fail-on-unused").status).toBe(0);
  const { rules } = JSON.parse(type(SITE, ...script, "--json").stdout);
  expect(rules[2]).toMatchObject({
    id: "asks",
    fired: 0,
    unused: { reason: "never-done", text: "No visitor did this: Demo Requested." },
  });
});

it.each([
  [["simulate", "--script", "wrong.yaml"], "wrong-script.txt"],
  [["simulate", "--script", "none.yaml"], "missing-script.txt"],
  [["simulate", "--config", "none.ts"], "missing-config.txt"],
  [["simulate", "--script", "visitors.yaml", "--explain", "Leaver-4"], "unknown-visitor.txt"],
  [["simulate", "--script", "visitors.yaml", "--seed", "2"], "seed-of-a-script.txt"],
  [["simulate", "--vistors", "5", "--days"], "unknown-option.txt"],
  [["simulate", "--days", "0"], "wrong-number.txt"],
  [["simluate"], "unknown-command.txt"],
])("says what is wrong with %j, and what to do", async (words, file) => {
  const { stdout, stderr, status } = type(SITE, ...words);
  expect(stdout).toBe("");
  expect(status).toBe(1);
  await expect(stderr).toMatchFileSnapshot(`./simulated-site/errors/${file}`);
});

it("helps, and says its version", () => {
  expect(type(SITE, "--help")).toMatchObject({ status: 0, stderr: "" });
  expect(type(SITE, "--version").stdout).toMatch(/^\d+\.\d+\.\d+/);
  expect(type(SITE).status).toBe(1);
  const commands = [
    "simulate",
    "serve",
    "doctor",
    "replay",
    "backup",
    "restore",
    "export",
    "erase",
    "admin create",
    "mail why",
    "mail test",
    "newsletter import",
    "newsletter export",
    "newsletter codes",
    "surveys list",
    "surveys figures",
    "surveys export",
    "referral list",
    "referral approve",
    "referral reject",
    "referral codes",
    "referral export",
    "referral check",
    ...["list", "show", "publish", "hide", "answer", "feature", "unfeature", "unfreeze"].map(
      (name) => `reviews ${name}`,
    ),
    ...["figures", "import", "export"].map((name) => `reviews ${name}`),
    "outbox",
    "connectors",
  ];
  for (const words of [["--help"], ...commands.map((name) => [...name.split(" "), "--help"])]) {
    const { stdout, status } = type(SITE, ...words);
    expect(status).toBe(0);
    for (const line of stdout.split("\n")) expect(columns(line), line).toBeLessThanOrEqual(80);
  }
});
