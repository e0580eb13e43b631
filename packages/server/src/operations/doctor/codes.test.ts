import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "@stagelight/core/config";
import { afterAll, beforeAll, expect, it } from "vitest";
import { FRIENDS, THANKS } from "../../referral/test-referral.ts";
import type { Settings } from "../../settings/settings.ts";
import { checkPromises } from "./codes.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stagelight-"));
  writeFileSync(join(folder, "good.txt"), "TEA-1\nTEA-2\n");
  writeFileSync(join(folder, "wrong.txt"), "TEA-1\ntwo words\n# three words here\nTEA-2;TEA-3\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What doctor says of files of codes: those of rewards, and that of the newsletter. */
function told(rewards: readonly string[], newsletter?: string) {
  const config = readConfig({
    site: { url: "https://nuri.example", name: "Nuri Tea" },
    mail: { from: "hello@nuri.example", postalAddress: "Seoul" },
    server: {},
    ...(newsletter !== undefined && {
      newsletter: {
        incentive: { kind: "code", text: "10 % off", codes: { pool: newsletter } },
      },
    }),
    referral: {
      programs: rewards.map((pool, at) => ({
        ...FRIENDS,
        id: `friends-${at}`,
        rewards: [
          { ...THANKS, give: { kind: "code", codes: { pool }, discount: { percent: 10 } } },
        ],
      })),
    },
  });
  const found = checkPromises(config, { folder } as Settings, Date.now());
  return found.filter(({ about }) => about === "codes");
}

it("says nothing of files that can be read", () => {
  expect(told(["good.txt"], "good.txt")).toEqual([]);
});

it("tells of a file that is not there, whoever would get its codes, and what to do", () => {
  const missing = {
    state: "wrong",
    about: "codes",
    found: expect.stringMatching(/^none\.txt: ENOENT.*; expected a file with a code on each line$/),
    help: expect.stringContaining("Put the file there"),
  };
  expect(told(["none.txt"])).toEqual([missing]);
  expect(told(["good.txt"], "none.txt")).toEqual([missing]);
});

it("tells of each line that is no code, by its number", () => {
  expect(
    told(["wrong.txt"]).map(({ state, found }) => [state, found.split("; expected")[0]]),
  ).toEqual([
    ["wrong", `${join(folder, "wrong.txt")}, line 2: "two words"`],
    ["wrong", `${join(folder, "wrong.txt")}, line 4: "TEA-2;TEA-3"`],
  ]);
});

it("tells of a file of every reward and of the newsletter at once", () => {
  const found = told(["none.txt", "wrong.txt"], "gone.txt").map((each) => each.found);
  expect(found).toEqual([
    expect.stringMatching(/^gone\.txt: /),
    expect.stringMatching(/^none\.txt: /),
    expect.stringMatching(/line 2/),
    expect.stringMatching(/line 4/),
  ]);
});
