import { tellsEach } from "./test-errors.ts";

/** A newsletter in a config that has all that it needs. */
const newsletter = (newsletter: unknown) => ({
  site: { name: "Nuri Tea" },
  server: {},
  mail: { from: "hello@nuri.example", postalAddress: "Nuri Tea, Seoul" },
  newsletter,
});
const fields = (...fields: unknown[]) => newsletter({ fields });
const field = (more: object) => fields({ id: "teas", type: "text", label: "Teas", ...more });
const incentive = (incentive: object) =>
  newsletter({ incentive: { kind: "code", text: "10 % off", ...incentive } });
/** A newsletter without a server. */
const direct = (direct: object, more: object = {}) => ({
  ...newsletter({ direct: { ...KIT, ...direct }, ...more }),
  server: false,
});
const KIT = { service: "kit", url: "https://app.kit.com/forms/1234567/subscriptions" };
const MAILCHIMP = {
  service: "mailchimp",
  url: "https://nuri.us6.list-manage.com/subscribe/post?u=1a2b&id=3c4d",
};
const LISTMONK = { service: "listmonk", url: "https://lists.nuri.example" };
const choices = [{ id: "green", label: "Green" }];

/** What people write wrong of a newsletter, by what it is. */
const WRONG: Record<string, unknown> = {
  "newsletter: true": newsletter(true),
  "an unknown key": newsletter({ list: [] }),
  "no lists": newsletter({ lists: [] }),
  "a list by its name alone": newsletter({ lists: ["tea"] }),
  "a list in capitals": newsletter({ lists: [{ id: "New Teas", name: "New teas" }] }),
  "a list without a name": newsletter({ lists: [{ id: "tea" }] }),
  "a list with a name in no language": newsletter({ lists: [{ id: "tea", name: {} }] }),
  "a list with a name in an unknown language": newsletter({
    lists: [{ id: "tea", name: { English: "Tea" } }],
  }),
  "two lists of one id": newsletter({
    lists: [
      { id: "tea", name: "Tea" },
      { id: "tea", name: "More tea" },
    ],
  }),
  "a field of an unknown type": field({ type: "textarea" }),
  "a field with a space": field({ id: "my teas" }),
  "a field that is known anyway": field({ id: "email" }),
  "two fields of one id": fields(
    { id: "tea", type: "text", label: "Tea" },
    { id: "tea", type: "date", label: "When" },
  ),
  "a choice without choices": field({ type: "choice" }),
  "choices of a text": field({ choices }),
  "a choice with a comma": field({ type: "choices", choices: [{ id: "a,b", label: "A" }] }),
  "a choice twice": field({ type: "choice", choices: [...choices, ...choices] }),
  "an interest in a number": field({ type: "number", interest: true }),
  "consent without a version": newsletter({ consent: { text: "I agree" } }),
  "consent with a version in words": newsletter({
    consent: { text: "I agree", version: "the first one" },
  }),
  "a ticked box": newsletter({ consent: { text: "I agree", version: "1", checked: true } }),
  "an incentive of an unknown kind": incentive({ kind: "discount" }),
  "a code from nowhere": incentive({}),
  "a download without an address": incentive({ kind: "download" }),
  "an entry with a code": incentive({ kind: "entry", codes: { pool: "codes.txt" } }),
  "codes from two places": incentive({ codes: { pool: "a.txt", generate: { most: 5 } } }),
  "codes without end": incentive({ codes: { generate: { prefix: "TEA-" } } }),
  "a budget of nothing": incentive({ codes: { pool: "a.txt" }, budget: { most: 0 } }),
  "a confirmation within a minute": newsletter({ confirmWithin: "1m" }),
  "a confirmation within a year": newsletter({ confirmWithin: "365d" }),
  "a page in unknown languages": newsletter({ pages: { confirmed: "/[locale]/welcome" } }),
  "a page to a script": newsletter({ pages: { confirmed: "javascript:alert(1)" } }),
  "a mail of an unknown list": {
    ...newsletter({ lists: [{ id: "tea", name: "Tea" }] }),
    mail: {
      from: "hello@nuri.example",
      postalAddress: "Seoul",
      lifecycle: [{ id: "more", when: { event: "X" }, template: "more", list: "teas" }],
    },
  },
  "no server": { ...newsletter({}), server: false },
  "a service beside a server": newsletter({ direct: KIT }),
  "an unknown service": direct({ service: "mailerlite" }),
  "a secret of a service": direct({ apiKey: "canary" }),
  "the page of a form": direct({ url: "https://nuri.kit.com/1234567" }),
  "Mailchimp's form without its audience": direct({
    ...MAILCHIMP,
    url: "https://nuri.us6.list-manage.com/subscribe/post?u=1a2b",
  }),
  "Buttondown's page": direct({ service: "buttondown", url: "https://buttondown.com/nuri" }),
  "listmonk's form": direct({ ...LISTMONK, url: "https://lists.nuri.example/?x", lists: {} }),
  "what only a server does": direct(
    {},
    {
      incentive: { kind: "entry", text: "A teapot" },
      confirmWithin: "2d",
      welcome: false,
      pages: { confirmed: "/thanks" },
    },
  ),
  "a list that the service calls otherwise": direct(
    { lists: { te: "123" } },
    { lists: [{ id: "tea", name: "Tea" }] },
  ),
  "listmonk without a list": direct(LISTMONK),
  "listmonk with a field": direct(
    { ...LISTMONK, lists: { newsletter: "55e243af-80c6-4169-8d7f-bc571e0269e9" } },
    { fields: [{ id: "cups", type: "number", label: "Cups" }] },
  ),
  "fields that Mailchimp cannot know": direct(MAILCHIMP, {
    fields: [
      { id: "cups", type: "number", label: "Cups" },
      { id: "since", type: "date", label: "Since" },
      { id: "teas", type: "choices", label: "Teas", choices },
    ],
  }),
  "a choice that has no name at the service": direct(
    { fields: { teas: { black: "1" }, cups: { one: "2" }, other: "3" } },
    {
      fields: [
        { id: "teas", type: "choices", label: "Teas", choices },
        { id: "cups", type: "number", label: "Cups" },
      ],
    },
  ),
  "no sender": { ...newsletter({}), mail: {} },
  "nobody's newsletter": { ...newsletter({}), site: {} },
};

tellsEach(WRONG);
