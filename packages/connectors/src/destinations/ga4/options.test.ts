import { parseFriendly } from "@stagelight/core/config";
import { expect, it } from "vitest";
import { optionsSchema } from "./options.ts";

const wrong = (options: unknown): string => {
  try {
    parseFriendly(optionsSchema, options, "The options do not fit.", "settings-invalid");
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};

it("says what is wrong with an option, and what to do", () => {
  expect(
    wrong({
      measurementId: "UA-1234-1",
      region: "asia",
      events: { "Quiz Done": "error", "Form Sent": "1st form", Long: "x".repeat(41), Ga: "ga_x" },
      parameters: ["plan", "email", "customer name"],
      currency: "euro",
      url: "nuri.example",
      userid: true,
    }),
  ).toMatchSnapshot();
  expect(wrong({})).toContain("measurementId");
  expect(wrong({ measurementId: "G-ABC123DEF4" })).toBe("");
});
