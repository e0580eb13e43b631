import { parseFriendly } from "@stagelight/core/config";
import { expect, it } from "vitest";
import { optionsSchema } from "./options.ts";
import { STAGES } from "./stages.ts";

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
      properties: { "First Name": "firstName", lastname: 5 },
      lifecycle: "yes",
      stages: { vip: "very important", guest: 5 },
      events: {
        "Order Completed": { name: "order_completed" },
        "Quiz Done": { name: "pe12_quiz_done", properties: { "Order ID": "order_id" } },
      },
      token: "pat-na1",
    }),
  ).toMatchSnapshot();
  expect(wrong({})).toBe("");
});

it("knows the stages of all models that come with Stagelight, but for one that two mean differently", () => {
  expect(STAGES.size).toBeGreaterThan(25);
  expect(STAGES.has("acquisition")).toBe(false);
});
