import { expect, it } from "vitest";
import { readReferralOptions } from "./referral-options.ts";

it("shows the terms of the person's language", () => {
  const page = { en: "/terms/", ko: "/ko/terms/" };
  const terms = { text: "Terms", version: "1", page };
  const read = (locale: string) =>
    readReferralOptions({
      attribute: () => null,
      settings: { programs: [{ id: "friends", name: "Friends", text: "Give and get", terms }] },
      server: "https://nuri.example",
      locale,
    });
  expect(read("ko-KR").terms!.page).toBe("/ko/terms/");
  expect(read("zh").terms!.page).toBe("/terms/");
});
