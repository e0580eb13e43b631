import { parseFriendly } from "@stagelight/core/config";
import { expect, it } from "vitest";
import type { z } from "zod";
import { optionsSchema as listmonk } from "../listmonk/options.ts";
import { optionsSchema as mailchimp } from "../mailchimp/options.ts";

const wrong = (schema: z.ZodType, options: unknown): string => {
  try {
    parseFriendly(schema, options, "The options do not fit.", "settings-invalid");
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};

it("says what is wrong with an option of Mailchimp's, and what to do", () => {
  expect(
    wrong(mailchimp, {
      lists: { tea: "my audience", events: { audience: "a1b2c3", interest: "tea!" }, shop: 3 },
      fields: { "First name": "name", TEA: 3 },
      interests: { kinds: { green: "Green" } },
      askAgain: "yes",
      apiKey: "x-us6",
    }),
  ).toMatchSnapshot();
  expect(wrong(mailchimp, { lists: {} })).toContain("at least one list");
  expect(wrong(mailchimp, {})).toContain("lists");
  expect(wrong(mailchimp, { lists: { tea: "a1b2c3" } })).toBe("");
});

it("says what is wrong with an option of listmonk's, and what to do", () => {
  expect(
    wrong(listmonk, {
      url: "lists.nuri.example",
      user: "api:user",
      lists: { tea: "3", events: 1.5 },
      attributes: "none",
      token: "x",
    }),
  ).toMatchSnapshot();
  expect(wrong(listmonk, { url: "https://l.example", user: "api", lists: { tea: 3 } })).toBe("");
});
