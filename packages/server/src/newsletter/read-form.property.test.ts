import fc from "fast-check";
import { readConfig, type ReadNewsletter } from "@stagelight/core/config";
import { describe, expect, it } from "vitest";
import { FORM_TYPE, type Given, givenIn } from "../forms/given.ts";
import { checkForm } from "./read-form.ts";
import { NEWSLETTER } from "./test-newsletter.ts";

const read = (newsletter: object): ReadNewsletter =>
  readConfig({
    site: { name: "Nuri Tea" },
    server: {},
    mail: { from: "hello@nuri.example", postalAddress: "Seoul" },
    newsletter,
  }).newsletter!;
const SHOP = read({
  ...NEWSLETTER,
  fields: [
    ...NEWSLETTER.fields,
    { id: "city", type: "text", label: "City", required: true },
    {
      id: "how",
      type: "choice",
      label: "How",
      choices: [
        { id: "friend", label: "A friend" },
        { id: "search", label: "Search" },
      ],
    },
  ],
});
const GOOD = { email: "mina@tea.example", fields: { city: "Seoul" } };

const request = (type: string) =>
  new Request("https://nuri.example/", { method: "POST", headers: { "content-type": type } });
const paths = (given: Given, newsletter = SHOP): string[] => {
  const checked = checkForm(newsletter, given);
  return "problems" in checked ? checked.problems.map(({ path }) => path) : [];
};

const line = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
  .map((text) => text.replace(/[\p{C}\u2028\u2029]/gu, "").trim());
/** Values of each field that fit. */
const fitting = fc.record(
  {
    teas: fc.subarray(["green-tea", "black-tea"], { minLength: 1 }),
    cups: fc.integer({ min: -1000, max: 1000 }).map((cups) => cups / 4),
    birthday: fc
      .date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
    city: line.filter(Boolean),
    how: fc.constantFrom("friend", "search"),
  },
  { requiredKeys: ["city"] },
);

describe("a form", () => {
  it("that fits is taken as it is, from code and from a browser without", () => {
    fc.assert(
      fc.property(fitting, line, fc.subarray(["tea", "events"]), (fields, name, lists) => {
        const given = { email: "mina@tea.example", name, lists, fields };
        const json = givenIn(
          request("application/json"),
          Buffer.from(JSON.stringify(given)),
          SHOP.fields,
        );
        const body = new URLSearchParams();
        body.set("email", given.email);
        body.set("name", name);
        for (const list of lists) body.append("lists", list);
        for (const [id, value] of Object.entries(fields)) {
          for (const each of [value].flat()) body.append(`fields.${id}`, String(each));
        }
        const plain = givenIn(
          request(`${FORM_TYPE}; charset=utf-8`),
          Buffer.from(body.toString()),
          SHOP.fields,
        );
        for (const each of [json, plain]) {
          expect(checkForm(SHOP, each)).toMatchObject({
            address: { canonical: "mina@tea.example" },
            form: { fields },
          });
        }
      }),
    );
  });

  it("with a value of another kind is refused by the name of its field, and by no other", () => {
    const wrong: Record<string, fc.Arbitrary<unknown>> = {
      teas: fc.oneof(
        fc.string(),
        fc.constant(["oolong"]),
        fc.array(fc.integer(), { minLength: 1 }),
        fc.constant(["green-tea", null]),
      ),
      cups: fc.oneof(
        fc.string(),
        fc.constantFrom(NaN, Infinity, 1e300, null, true),
        fc.array(fc.integer()),
      ),
      birthday: fc.oneof(
        fc.constantFrom("2026-02-30", "2026-13-01", "20.3.2026", "2026-3-2", "tomorrow"),
        fc.integer(),
      ),
      city: fc.oneof(
        fc.constantFrom("", "  ", "a\nb", "a\u2028b", "x".repeat(1001)),
        fc.integer(),
        fc.array(fc.string()),
      ),
      how: fc.oneof(fc.string(), fc.constant(["friend"]), fc.constantFrom(1, null)),
    };
    const cases = fc
      .constantFrom(...Object.keys(wrong))
      .chain((id) => wrong[id]!.map((value) => [id, value] as const));
    fc.assert(
      fc.property(fitting, cases, (fields, [id, value]) => {
        const given = { ...GOOD, fields: { ...fields, [id]: value } };
        expect(new Set(paths(given))).toEqual(new Set([`fields.${id}`]));
      }),
    );
  });

  it("with any field of any kind never throws anything else", () => {
    const keys = fc.constantFrom(
      "email",
      "name",
      "lists",
      "fields",
      "locale",
      "page",
      "form",
      "consentText",
      "trap",
      "began",
      "proof",
      "idempotency",
    );
    fc.assert(
      fc.property(fc.dictionary(keys, fc.jsonValue()), (given) => {
        const found = paths({ ...GOOD, ...given });
        for (const path of found) {
          expect(path).toMatch(
            /^(email|name|lists|fields|locale|page|form|consentText|trap|began|proof|idempotency)/,
          );
        }
      }),
    );
  });

  it("with a list or a field that the config does not have is refused", () => {
    expect(paths({ ...GOOD, lists: ["tea", "spam"] })).toEqual(["lists"]);
    expect(paths({ ...GOOD, fields: { city: "Seoul", shoe: 42 } })).toEqual(["fields.shoe"]);
  });

  it("needs what is required, and the tick where there is a box", () => {
    expect(paths({ email: "mina@tea.example" })).toEqual(["fields.city"]);
    const box = read({ consent: { text: "Yes", version: "1", box: true } });
    expect(paths({ email: "mina@tea.example" }, box)).toEqual(["consent"]);
    for (const consent of ["no", "on", false, 1])
      expect(paths({ email: "mina@tea.example", consent }, box)).toEqual(["consent"]);
    for (const consent of ["yes", true])
      expect(paths({ email: "mina@tea.example", consent }, box)).toEqual([]);
  });

  it("is for one address that mail can be sent to", () => {
    for (const email of [
      "",
      "mina",
      "mina@tea",
      "a@b.example,c@d.example",
      "Mina <mina@tea.example>",
      "mina@127.0.0.1",
      "mina@tea.example\r\nBcc: all@tea.example",
      5,
      null,
    ])
      expect(paths({ ...GOOD, email })).toEqual(["email"]);
  });
});
