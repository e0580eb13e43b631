import { expect, it } from "vitest";
import { newsletterSettings, readConfig } from "../config.ts";

const form = (newsletter: object) =>
  newsletterSettings(readConfig({ site: { name: "Nuri Tea" }, server: false, newsletter }))!.direct;

const lists = [
  { id: "tea", name: "Tea" },
  { id: "events", name: "Events" },
];
const fields = [
  { id: "cups", type: "number", label: "Cups" },
  {
    id: "teas",
    type: "choices",
    label: "Teas",
    choices: [
      { id: "green", label: "Green" },
      { id: "black", label: "Black" },
    ],
  },
];

it("of Mailchimp has merge tags, boxes of groups, and a trap of its form", () => {
  const url = "https://nuri.us6.list-manage.com/subscribe/post?u=1a2b&id=3c4d&f_id=5e6f";
  const direct = {
    service: "mailchimp",
    url,
    fields: { cups: "CUPS", teas: { green: "group[91023][1]", black: "group[91023][2]" } },
    lists: { tea: "group[7][1]", events: "group[7][2]" },
  };
  expect(form({ name: true, lists, fields, direct })).toEqual({
    action: url,
    names: { email: "EMAIL", name: "FNAME", "fields.cups": "CUPS" },
    chosen: {
      "fields.teas": { green: ["group[91023][1]", "1"], black: ["group[91023][2]", "1"] },
      lists: { tea: ["group[7][1]", "1"], events: ["group[7][2]", "1"] },
    },
    trap: "b_1a2b_3c4d",
  });
});

it("of Kit has its fields and tags, and answers scripts", () => {
  const url = "https://app.kit.com/forms/1234567/subscriptions";
  const teas = { green: "11", black: "12" };
  const direct = { service: "kit", url, fields: { teas }, lists: { newsletter: "9" } };
  expect(form({ name: true, fields, direct })).toEqual({
    action: url,
    names: {
      email: "email_address",
      name: "fields[first_name]",
      "fields.cups": "fields[cups]",
    },
    chosen: { "fields.teas": { green: ["tags[]", "11"], black: ["tags[]", "12"] } },
    also: [["tags[]", "9"]],
    answers: "kit",
  });
});

it("of Buttondown has metadata, and tags for lists", () => {
  const url = "https://buttondown.com/api/emails/embed-subscribe/nuri";
  const direct = { service: "buttondown", url, lists: { tea: "tea", events: "events" } };
  expect(form({ name: true, lists, fields, direct })).toEqual({
    action: url,
    names: {
      email: "email",
      name: "metadata__name",
      "fields.cups": "metadata__cups",
      "fields.teas": "metadata__teas",
    },
    chosen: { lists: { tea: ["tag", "tea"], events: ["tag", "events"] } },
    also: [["embed", "1"]],
  });
});

it("of listmonk has its lists, picked or not", () => {
  const direct = {
    service: "listmonk",
    url: "https://lists.nuri.example/mail/",
    lists: { newsletter: "55e243af-80c6-4169-8d7f-bc571e0269e9" },
  };
  const address = {
    action: "https://lists.nuri.example/mail/subscription/form",
    names: { email: "email" },
    trap: "nonce",
    answers: "listmonk",
  };
  expect(form({ direct })).toEqual({
    ...address,
    also: [["l", "55e243af-80c6-4169-8d7f-bc571e0269e9"]],
  });
  const picked = { ...direct, lists: { tea: "u-1", events: "u-2" } };
  expect(form({ lists, direct: picked })).toEqual({
    ...address,
    chosen: { lists: { tea: ["l", "u-1"], events: ["l", "u-2"] } },
  });
});

it("is not there where a server takes the form", () => {
  const config = readConfig({
    site: { name: "Nuri Tea" },
    server: {},
    mail: { from: "hello@nuri.example", postalAddress: "Seoul" },
    newsletter: {},
  });
  expect(newsletterSettings(config)).not.toHaveProperty("direct");
});
