import { describe, expect, it } from "vitest";
import { readChatOptions } from "../chat-options.ts";
import { beginningOf, problemsOf } from "./before-first.ts";

const options = readChatOptions({
  attribute: () => undefined,
  server: "https://nuri.example/_stagelight",
  locale: "en",
  settings: {
    fields: [
      { id: "name", type: "text", label: "Name" },
      { id: "mail", type: "email", label: "E-mail", required: true },
      { id: "order", type: "text", label: "Order" },
    ],
    consent: { text: "I agree." },
  },
});
const { fields, consent } = options;

describe("what is asked before the first message", () => {
  it("is wrong where it is missing, no address, or too long: in the order of the fields", () => {
    expect(problemsOf({}, fields, consent)).toEqual({ email: "missing", consent: "not-chosen" });
    const values = { email: "mina@", "fields.order": "1".repeat(1_001), consent: ["yes"] };
    expect(Object.entries(problemsOf(values, fields, consent))).toEqual([
      ["email", "no-address"],
      ["fields.order", "too-long"],
    ]);
  });

  it("goes along by the config's ids, name and address by their own", () => {
    const values = {
      "fields.name": " Mina ",
      email: "mina@nuri.example",
      "fields.order": "1024",
      consent: ["yes"],
    };
    expect(problemsOf(values, fields, consent)).toEqual({});
    expect(beginningOf(values, options)).toEqual({
      name: "Mina",
      email: "mina@nuri.example",
      fields: { order: "1024" },
      consent: { agreed: true, wording: "I agree." },
    });
  });
});
