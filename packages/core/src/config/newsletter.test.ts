import { expect, it } from "vitest";
import { newsletterSettings, readConfig } from "../config.ts";

const read = (newsletter: object) =>
  readConfig({
    site: { name: "Nuri Tea" },
    server: {},
    mail: { from: "hello@nuri.example", postalAddress: "Nuri Tea, Seoul" },
    newsletter,
  });

it("needs nothing: one list, one field, a wording in three languages", () => {
  const config = read({});
  expect(config.newsletter).toMatchObject({
    lists: [{ id: "newsletter" }],
    confirmWithin: 7 * 86_400,
    welcome: true,
  });
  const settings = newsletterSettings(config)!;
  expect(Object.keys(settings)).toEqual(["consent"]);
  expect(settings.consent.text).toMatchObject({
    ko: expect.stringContaining("Nuri Tea") as string,
  });
});

it("tells a page what its form shows, and nothing of how it is done", () => {
  const config = read({
    name: true,
    lists: [{ id: "tea", name: { en: "Tea", ko: "차" }, frequency: "weekly" }],
    fields: [
      {
        id: "teas",
        type: "choices",
        label: "Teas",
        choices: [{ id: "green", label: "Green" }],
        interest: true,
      },
    ],
    consent: { text: "I agree", version: "2", box: true },
    incentive: {
      kind: "code",
      text: "10 % off",
      codes: { pool: "secret-codes.txt" },
      budget: { most: 5 },
    },
  });
  expect(newsletterSettings(config)).toEqual({
    name: true,
    lists: [{ id: "tea", name: { en: "Tea", ko: "차" } }],
    fields: [
      {
        id: "teas",
        type: "choices",
        label: "Teas",
        choices: [{ id: "green", label: "Green" }],
        interest: true,
      },
    ],
    consent: { text: "I agree", version: "2", box: true },
    incentive: "10 % off",
  });
});

it("has none where the config has none", () => {
  expect(newsletterSettings(readConfig({}))).toBeUndefined();
});
