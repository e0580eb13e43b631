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
  "no server": { ...newsletter({}), server: false },
  "no sender": { ...newsletter({}), mail: {} },
  "nobody's newsletter": { ...newsletter({}), site: {} },
};

tellsEach(WRONG);
