import { expect, it } from "vitest";
import { isNamesake } from "./who.ts";

const TEAM = ["Jin Park", "김민아", "Zoë", ""];

it.each([
  "Jin Park",
  "  jin   PARK ",
  "JinPark",
  "Jin-Park",
  "Ｊｉｎ Ｐａｒｋ",
  "Jin\u200BPark",
  "Jin Раrк",
  "j\u0131n park",
  "김 민아",
  "김민아".normalize("NFD"),
  "Zoe",
  "J1n Park",
  "JΙN РARK",
])("takes %j for a name of the team", (name) => {
  expect(isNamesake(name, TEAM)).toBe(true);
});

it.each([undefined, "", " ", "?", "Jin", "Jin Parker", "Mina", "민아"])(
  "takes %j for a name of nobody there",
  (name) => {
    expect(isNamesake(name, TEAM)).toBe(false);
  },
);
