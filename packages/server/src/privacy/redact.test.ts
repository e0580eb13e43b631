import { expect, it } from "vitest";
import { mentions } from "./mentions.ts";
import { mentionsIn, redacted } from "./redact.ts";

const known = {
  emails: new Set(["mina@tea.example", "o'neil@xn--bcher-kva.example"]),
  users: new Set(["42"]),
};

it.each([
  ["mina@tea.example", "erased"],
  ["Mina Park <MINA@Tea.Example>", "erased"],
  ["Juno <juno@tea.example>, Mina <mina@tea.example>", "Juno <juno@tea.example>,erased"],
  ["mailto:mina@tea.example?subject=tea", "mailto:erased?subject=tea"],
  ["/give/?to=mina%40tea.example&tea=sejak", "/give/?to=erased&tea=sejak"],
  ["Write to o'neil@bücher.example today", "Write to erased today"],
  ["jasmina@tea.example", "jasmina@tea.example"],
])("takes the address out of %s", (text, left) => {
  const event = { type: "track", messageId: "m", properties: { deep: [{ text, [text]: 1 }] } };
  const expected = { ...event, properties: { deep: [{ text: left, [left]: 1 }] } };
  expect(redacted(event, known)).toEqual(expected);
  expect(mentions(JSON.stringify(expected), known.emails)).toBe(false);
});

it("takes out the id that somebody else has named", () => {
  const event = { type: "page", messageId: "m", userId: 42 };
  expect(redacted(event, known)).toEqual({ ...event, userId: "erased" });
  expect(redacted({ ...event, userId: 43 }, known)).toEqual({ ...event, userId: 43 });
});

it("tells of somebody else's event only where the address stands", () => {
  const event = {
    type: "track",
    messageId: "m",
    event: "Gift Sent",
    userId: "juno",
    properties: { to: ["x@y.example", "mina@tea.example"], price: 20, card: { from: "Juno" } },
    context: { ip: "192.0.2.0" },
  };
  const told = { type: "track", messageId: "m", properties: { to: ["mina@tea.example"] } };
  expect(mentionsIn(event, known)).toEqual(told);
});
