import { describe, expect, it } from "vitest";
import { readConfig } from "../config.ts";
import { tellsEach } from "./test-errors.ts";

const welcome = { id: "welcome", widget: "newsletter", as: "popup" };
const site = {
  site: { name: "Nuri Tea" },
  newsletter: {},
  mail: { from: "hello@nuri.example", postalAddress: "Boseong" },
  server: {},
};
const one = (prompt: object) => ({ ...site, prompts: [{ ...welcome, ...prompt }] });

it("compiles prompts to plain data, in their order", () => {
  const { prompts } = readConfig({
    ...site,
    audiences: { readers: { visits: { gte: 3 } } },
    prompts: [
      { ...welcome, when: "readers", trigger: { after: "30s" }, priority: 2 },
      {
        id: "after-article",
        widget: "newsletter",
        as: "inline",
        place: "#after-article",
        attributes: { heading: { en: "Read on", ko: "더 읽기" }, lists: "tea" },
      },
    ],
  });
  expect(prompts).toEqual([
    {
      id: "welcome",
      priority: 2,
      when: ["visits", "<>", [3, 9e99]],
      triggers: [["time", 30]],
      widget: "newsletter",
      as: "popup",
    },
    {
      id: "after-article",
      priority: 0,
      widget: "newsletter",
      as: "inline",
      place: "#after-article",
      attributes: { heading: { en: "Read on", ko: "더 읽기" }, lists: "tea" },
    },
  ]);
  expect(JSON.parse(JSON.stringify(prompts))).toEqual(prompts);
  expect(readConfig({}).prompts).toEqual([]);
});

it("has browsers remember what the audiences of prompts ask for", () => {
  const { table } = readConfig(one({ when: { interests: "green-tea", orders: { gte: 1 } } }));
  expect(table.profile?.[1]).toBeTruthy();
  expect(table.profile?.[2]).toBeTruthy();
  expect(readConfig(one({})).table.profile).toBe(undefined);
});

describe("what does not fit", () => {
  tellsEach({
    "one prompt without a list": { ...site, prompts: welcome },
    "no widget": one({ widget: undefined }),
    "an unknown widget": one({ widget: "newsleter" }),
    "no form": one({ as: undefined }),
    "an unknown form": one({ as: "modal" }),
    "an unknown key": one({ title: "Welcome" }),
    "an unknown attribute": one({ attributes: { headline: "Welcome" } }),
    "an attribute that is none": one({ attributes: { onclick: "alert(1)" } }),
    "an attribute in no language": one({ attributes: { heading: 5 } }),
    "inline without a place": one({ as: "inline" }),
    "a pop-up with a place": one({ place: "#here" }),
    "two of one name": { ...site, prompts: [welcome, { ...welcome, as: "bar" }] },
    "too many": {
      ...site,
      prompts: Array.from({ length: 13 }, (_, at) => ({ ...welcome, id: `p-${at}` })),
    },
    "an unknown audience": one({ when: "reader" }),
    "a verified stage without a server": {
      prompts: [{ ...welcome, verified: true, when: { stage: "purchase" } }],
    },
    "a newsletter that the site does not have": { prompts: [welcome] },
  });
});
