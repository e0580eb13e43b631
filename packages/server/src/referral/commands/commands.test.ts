import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StagelightError } from "@stagelight/core/config";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Command, OptionValues } from "../../command-line/command.ts";
import { colors } from "../../terminal/colors.ts";
import { checkReferral, referralMetrics } from "../figures.ts";
import { FRIENDS, type TestReferral, testReferral } from "../test-referral.ts";
import { referralCheckCommand } from "./check-command.ts";
import { referralCodesCommand } from "./codes-command.ts";
import { referralApproveCommand, referralRejectCommand } from "./decide-commands.ts";
import { referralExportCommand } from "./export-command.ts";
import { referralListCommand } from "./list-command.ts";

const PROGRAM = {
  ...FRIENDS,
  review: { most: 1, within: "1d" },
  rewards: [
    {
      id: "thanks",
      to: "referrer",
      for: "first-order",
      give: { kind: "code", codes: { generate: { most: 1 } }, discount: { percent: 10 } },
      text: "10 % off",
      hold: false,
    },
    {
      id: "credit",
      to: "friend",
      for: "first-order",
      give: { kind: "credit", amount: 250, currency: "USD" },
      text: "2.50 dollars",
      hold: false,
    },
  ],
};

/** Two weeks pass before it gives anything. */
const SLOW = { ...FRIENDS, id: "slow", review: PROGRAM.review };

let test: TestReferral;
let folder: string;
let config: string;

beforeAll(async () => {
  test = await testReferral("sqlite", [PROGRAM, SLOW]);
  folder = mkdtempSync(join(tmpdir(), "stagelight-"));
  config = join(folder, "stagelight.config.ts");
  const site = { url: "https://nuri.example", name: "Nuri Tea" };
  const mail = { from: "hello@nuri.example", postalAddress: "Seoul" };
  const read = { site, mail, server: {}, referral: { programs: [PROGRAM, SLOW] } };
  writeFileSync(config, `export default ${JSON.stringify(read)};`);
  vi.stubEnv("DATABASE_URL", test.server.settings.database);
  vi.stubEnv("STAGELIGHT_SECRET", "the-secret-of-this-test-0123456789ab");
  const { code } = await test.join("mina@tea.example");
  for (const friend of ["a", "b", "c"]) {
    await test.order(friend, `${friend}@tea.example`, { referral_code: code, firstName: "=1+1" });
  }
  await test.order("self", "mina@tea.example", { referral_code: code });
}, 60_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
  await test.close();
});

/** What a command prints, and how it ends. */
async function run(command: Command, values: OptionValues = {}) {
  const lines: string[] = [];
  const terminal = { out: (line: string) => void lines.push(line), colors: colors(false) };
  const code = await command.run({ config, ...values }, terminal as never);
  return { code, text: lines.join("\n") };
}

async function waiting(rule: string): Promise<string[]> {
  const rewards = await test.rewards();
  return rewards
    .filter((each) => each.rule === rule && each.state === "review")
    .map(({ id }) => id);
}

it("lists what waits for a decision and what was refused, each with its reason", async () => {
  const listed = await run(referralListCommand, { state: "review" });
  expect(listed.text.split("\n")).toHaveLength(4);
  expect(listed.text).toMatch(
    /review: friends\/thanks to mina@tea\.example for order:c \(velocity\)/,
  );
  expect((await run(referralListCommand, { state: "used" })).text).toBe("There is none.");
  const refused = await run(referralListCommand, { refused: true, program: "friends" });
  expect(refused.text).toMatch(/refused: friends, brought by mina@tea\.example .*self-address/);
  for (const values of [{ state: "lost" }, { program: "lost" }] as const) {
    await expect(run(referralListCommand, values)).rejects.toBeInstanceOf(StagelightError);
  }
});

it("shows how it is known who brought whom, with every friend and every reward", async () => {
  const known = / by server at [^ ]+Z: given of 1 code; policy first within 30d; 1 conversion$/;
  const friends = (await run(referralListCommand, { friends: true })).text.split("\n");
  expect(friends).toHaveLength(4);
  const rewards = (await run(referralListCommand)).text.split("\n");
  for (const line of [...friends, ...rewards]) expect(line).toMatch(known);
  expect(friends.join("\n")).toMatch(
    /qualified: friends, brought by mina@tea\.example by order:a,/,
  );
});

it("lets what waits be given, which waits for a code until there are some", async () => {
  const [id] = await waiting("thanks");
  const approved = await run(referralApproveCommand, { id: id!, reason: "known to us" });
  expect(approved.text).toMatch(/^It is approved now\.\nNo code is left/);
  const { config, clock } = test.server.services;
  const found = await checkReferral(test.database, config, clock.now());
  expect(found).toContainEqual(expect.objectContaining({ state: "wrong", about: "reward codes" }));
  const file = join(folder, "codes.txt");
  writeFileSync(file, "MORE-1\nMORE-2\n");
  const added = await run(referralCodesCommand, { reward: "friends/thanks", file });
  expect(added.text).toBe("Added 2 of 2 codes.\nfriends/thanks: 1 of 3 codes are left.");
  const reward = (await test.rewards()).find((each) => each.id === id);
  expect(reward).toMatchObject({ state: "issued", code: "MORE-1" });
  expect(JSON.parse(reward!.reasons)).toContain("known to us");
  await expect(run(referralApproveCommand, { id: id! })).rejects.toBeInstanceOf(StagelightError);
  await expect(run(referralCodesCommand, { reward: "friends/lost" })).rejects.toBeInstanceOf(
    StagelightError,
  );
});

it("refuses with a reason alone; a friend of whom nothing is left does not count", async () => {
  const [id] = await waiting("thanks");
  await expect(run(referralRejectCommand, { id: id! })).rejects.toBeInstanceOf(StagelightError);
  expect((await run(referralRejectCommand, { id: id!, reason: "one household" })).text).toBe(
    "It is rejected now.",
  );
  const { referral_id: referral } = (await test.rewards()).find((each) => each.id === id)!;
  const ofFriend = async () => (await test.referrals()).find((each) => each.id === referral)?.state;
  expect(await ofFriend()).toBe("qualified");
  const other = (await test.rewards()).find(
    (each) => each.referral_id === referral && each.state === "review",
  );
  await run(referralRejectCommand, { id: other!.id, reason: "one household" });
  expect(await ofFriend()).toBe("refused");
});

it("tells what each was given in a year, and opens in a spreadsheet without harm", async () => {
  const year = String(new Date().getUTCFullYear());
  await test.tell({ event: "Order Cancelled", properties: { order_id: "a" } });
  const { text } = await run(referralExportCommand, { year });
  const lines = text.split("\r\n");
  expect(lines[0]).toBe("member,email,name,program,unit,given,taken_back");
  expect(text).toMatch(/,a@tea\.example,'=1\+1,friends,USD,2\.50,2\.50/);
  expect(text).toMatch(/,mina@tea\.example,,friends,reward:friends\/thanks,2,1/);
  expect((await run(referralExportCommand, { year: "2020" })).text.split("\r\n")).toHaveLength(1);
  await expect(run(referralExportCommand, {})).rejects.toBeInstanceOf(StagelightError);
});

it("is told in figures", async () => {
  const told = new Map(
    (await referralMetrics(test.server.services)).map(({ name, value }) => [name, value]),
  );
  expect(told.get("referral_rewards_review")).toBeGreaterThan(0);
  expect(told.get("referral_rewards_rejected")).toBe(2);
  expect(told.get("referral_codes_left")).toBe(1);
});

it("gives what is held at once if that is asked for, and not by mere approving", async () => {
  const { code } = await test.join("bo@tea.example", "slow");
  for (const friend of ["d", "e", "f"]) {
    await test.order(friend, `${friend}@tea.example`, { referral_code: code });
  }
  const of = async (order: string) => {
    const rewards = await test.rewards("slow");
    return rewards.find(({ conversion }) => conversion === `order:${order}`)!;
  };
  const [held, released, doubtful] = await Promise.all(["d", "e", "f"].map(of));
  expect([held, released, doubtful].map((each) => each!.state)).toEqual([
    "held",
    "review",
    "review",
  ]);
  const approve = (id: string, more: OptionValues = {}) =>
    run(referralApproveCommand, { id, ...more });
  expect((await approve(released!.id)).text).toBe("It is held now.");
  for (const { id } of [held!, released!]) {
    await expect(approve(id, { reason: "once more" })).rejects.toMatchObject({
      problems: [
        {
          expected: expect.stringContaining("--now"),
          found: expect.stringMatching(/^one that is held until 2\d{3}-/),
          help: expect.stringContaining(`stagelight referral approve ${id} --now`),
        },
      ],
    });
  }
  expect(await of("e")).toMatchObject({ state: "held", reasons: '["velocity"]' });
  for (const { id } of [held!, released!, doubtful!]) {
    expect((await approve(id, { now: true })).text).toBe("It is issued now.");
  }
});

it("finds what is not as it is booked", async () => {
  expect(await run(referralCheckCommand)).toMatchObject({
    code: 0,
    text: expect.stringContaining("all in order"),
  });
  const { db } = test.database;
  const [reward] = await test.rewards();
  await db.updateTable("reward").set({ state: "used" }).where("id", "=", reward!.id).execute();
  expect(await run(referralCheckCommand)).toMatchObject({
    code: 1,
    text: expect.stringContaining("is used"),
  });
});
