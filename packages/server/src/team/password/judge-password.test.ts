import fc from "fast-check";
import { expect, it } from "vitest";
import { judgePassword, type Weakness } from "./judge-password.ts";

const NAMES = ["mina.kim@tea.example", "Mina Kim", "Nuri Tea", "https://nuri.example"];

it.each<[string, Weakness | undefined]>([
  ["", "short"],
  ["kettle7!x", "short"],
  ["네글자요", "short"],
  ["aaaaaaaaaaaa", "common"],
  ["ababababababab", "common"],
  ["qwertyuiop", "common"],
  ["1q2w3e4r5t6y", "common"],
  ["password123", "common"],
  ["Password123!", "common"],
  ["P@ssw0rd2026", "common"],
  ["!!sunshine!!", "common"],
  ["abcdefghijkl", "common"],
  ["123456789012", "common"],
  ["zxcvbnmasdfghjkl", "common"],
  ["minakim2026", "personal"],
  ["Mina.Kim@tea", "personal"],
  ["nuri-tea-nuri", "personal"],
  ["seven green kettles", undefined],
  ["초록 주전자 일곱 개가 끓는다", undefined],
  ["七只绿色的水壶在炉子上唱歌", undefined],
  ["x7#Lq!vB29zt", undefined],
  ["mina drinks oolong", undefined],
])("%j: %s", async (password, weakness) => {
  expect(await judgePassword(password, NAMES)).toBe(weakness);
});

it("takes what nobody guesses, and says the same of every spelling of it", async () => {
  const random = fc.uint8Array({ minLength: 16, maxLength: 32 });
  await fc.assert(
    fc.asyncProperty(random, async (bytes) => {
      const password = Buffer.from(bytes).toString("base64url");
      fc.pre(new Set(password.toLowerCase()).size >= 10);
      expect(await judgePassword(password, NAMES)).toBeUndefined();
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
      const both = [text.normalize("NFC"), text.normalize("NFD")];
      const [one, other] = await Promise.all(both.map((each) => judgePassword(each, NAMES)));
      expect(one).toBe(other);
    }),
  );
});
