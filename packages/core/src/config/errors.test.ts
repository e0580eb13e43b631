import { expect, it } from "vitest";
import { readConfig, StagelightError } from "../config.ts";

const model = (rules: unknown[], more: object = {}) => ({
  lifecycle: { model: { stages: ["a", "b", "c"], rules, ...more } },
});
/** One rule that is to be wrong, beside two that lead to every stage. */
const rule = (rule: unknown) =>
  model([
    rule,
    { to: "b", when: { event: "To B" } },
    { to: "c", when: { event: "To C" } },
    { to: "a", when: { event: "To A" } },
  ]);
const when = (when: unknown) => rule({ to: "b", when });
const decays = (...decay: unknown[]) => ({ lifecycle: { decay } });
const audience = (audience: unknown) => ({ audiences: { mine: audience } });
/** Mails that need nothing else. */
const mails = (...lifecycle: unknown[]) => ({
  server: {},
  mail: { from: "hello@nuri.example", lifecycle },
});
const mail = (mail: object) =>
  mails({ id: "mine", when: { event: "X" }, template: "mine", kind: "transactional", ...mail });
const connectors = (...connectors: unknown[]) => ({ server: {}, connectors });
const circular: Record<string, unknown> = {};
circular.site = circular;

/** What people write wrong, by what it is. */
const WRONG: Record<string, unknown> = {
  nothing: undefined,
  null: null,
  "a list": [],
  "a text": "awareness-to-advocacy",
  "a function": () => ({}),
  "an unknown key": { lifecycel: {} },
  "an unknown key that is like none": { zebra: 1 },
  "an unknown key of site": { site: { title: "Nuri" } },
  "an unknown key of lifecycle": { lifecycle: { rule: [] } },
  "an unknown key of a model": model([], { decays: [] }),
  "an unknown key of a rule": rule({ to: "b", if: { event: "X" }, when: { event: "X" } }),
  "an unknown key of a condition": when({ event: "X", counts: 2 }),
  "an unknown key of a step": when({ sequence: [{ event: "X", count: 2 }, { event: "Y" }] }),
  "an unknown key of a decay": decays({
    from: "purchase",
    to: "awareness",
    after: "3d",
    until: "x",
  }),
  "an unknown key of an audience": audience({ stages: "purchase" }),
  "an unknown key of a source": audience({ source: { utm_source: "x" } }),
  "an unknown key of consent": { consent: { mod: "implied" } },
  "a prototype key": JSON.parse('{"__proto__": {"x": 1}, "constructor": 1}'),
  "a prototype key in properties": when(
    JSON.parse('{"event": "X", "properties": {"__proto__": 1}}'),
  ),
  "a prototype key deeper": when({ event: "X", properties: { "a.constructor.b": 1 } }),
  "a prototype key as audience": { audiences: JSON.parse('{"__proto__": {"visits": 1}}') },
  "a number for site": { site: 5 },
  "a bad url": { site: { url: "nuri.example" } },
  "a bad locale": { site: { locales: ["en", "한국어"] } },
  "an empty name": { site: { name: "" } },
  "a locale as text": { site: { locales: "en" } },
  "a bad consent mode": { consent: { mode: "implicit" } },
  "preview as text": { preview: "yes" },
  "googleConsentMode as text": { consent: { googleConsentMode: "yes" } },
  "an unknown consent platform": { consent: { platform: "cookie-bot" } },
  "an unknown consent platform by id": { consent: { platform: { id: "cookieyess" } } },
  "a consent platform without id": { consent: { platform: { purposes: {} } } },
  "an unknown purpose": {
    consent: { platform: { id: "onetrust", purposes: { advertising: "C0004" } } },
  },
  "a purpose without categories": {
    consent: { platform: { id: "onetrust", purposes: { marketing: [] } } },
  },
  "a purpose of a number": { consent: { platform: { id: "iab-tcf", purposes: { analytics: 7 } } } },
  "consent mode both ways": {
    consent: { googleConsentMode: true, platform: "google-consent-mode" },
  },
  "a preset with a typo": { lifecycle: { model: "awareness-to-advocasy" } },
  "a preset like none": { lifecycle: { model: "funnel" } },
  "a preset by a prototype key": { lifecycle: { model: "constructor" } },
  "a number for model": { lifecycle: { model: 5 } },
  "a list for model": { lifecycle: { model: ["a", "b"] } },
  "a model without rules": { lifecycle: { model: { stages: ["a"] } } },
  "a model without stages": { lifecycle: { model: { rules: [] } } },
  "a model with no stage": { lifecycle: { model: { stages: [], rules: [] } } },
  "a stage in capitals": { lifecycle: { model: { stages: ["Lead In"], rules: [] } } },
  "a stage too long": { lifecycle: { model: { stages: ["a".repeat(25)], rules: [] } } },
  "a stage that is a number": { lifecycle: { model: { stages: ["a", 3], rules: [] } } },
  "a stage twice": {
    lifecycle: { model: { stages: ["a", "b", "a"], rules: [{ to: "b", when: { event: "X" } }] } },
  },
  "rules as an object": { lifecycle: { rules: { to: "purchase" } } },
  "a rule that is a text": { lifecycle: { rules: ["purchase"] } },
  "a rule without anything": rule({}),
  "an unknown stage in a rule": {
    lifecycle: { rules: [{ to: "considerations", when: { event: "X" } }] },
  },
  "an unknown stage in from": {
    lifecycle: { rules: [{ to: "purchase", from: "awarenes", when: { event: "X" } }] },
  },
  "unknown stages in from": {
    lifecycle: { rules: [{ to: "purchase", from: ["awareness", "zebra"], when: { event: "X" } }] },
  },
  "a number for from": {
    lifecycle: { rules: [{ to: "purchase", from: 3, when: { event: "X" } }] },
  },
  "an empty from": { lifecycle: { rules: [{ to: "purchase", from: [], when: { event: "X" } }] } },
  "an unknown stage in a decay": decays({ from: "consideration", to: "aware", after: "3d" }),
  "a condition that is a text": when("X"),
  "an empty condition": when({}),
  "a count alone": when({ count: 2 }),
  "two kinds in one": when({ event: "X", page: "/a" }),
  "two other kinds in one": when({ stageFor: "3d", traits: { plan: "pro" } }),
  "a number for event": when({ event: 5 }),
  "a list with a number for event": when({ event: ["X", 5] }),
  "an empty event": when({ event: "" }),
  "no event in the list": when({ event: [] }),
  "a count of nothing": when({ event: "X", count: 0 }),
  "a count of a half": when({ event: "X", count: 1.5 }),
  "a count as text": when({ event: "X", count: "2" }),
  "a count too high": when({ event: "X", count: 1000 }),
  NaN: when({ event: "X", count: NaN }),
  "verified: false": rule({ to: "b", when: { event: "X" }, verified: false }),
  "within a week": when({ event: "X", within: "1 week" }),
  "within a number": when({ event: "X", within: 7 }),
  "within ten years": when({ event: "X", within: "520w" }),
  "within beside traits": when({ traits: { plan: "pro" }, within: "3d" }),
  "atLeast after atMost": when({ since: { event: "X" }, atLeast: "3d", atMost: "2d" }),
  "a page without slash": when({ page: "compare" }),
  "a page with a host": when({ page: "https://nuri.example/compare" }),
  "a page with too many stars": when({ page: "/*/*/*/*/*" }),
  "a wrong page in a list": when({ page: ["/a", "b"] }),
  "a sequence of one": when({ sequence: [{ event: "X" }] }),
  "a step with nothing": when({ sequence: [{ event: "X" }, {}] }),
  "no properties": when({ event: "X", properties: {} }),
  "a null property": when({ event: "X", properties: { price: null } }),
  "a date as value": when({ event: "X", properties: { price: new Date(0) } }),
  "a function as value": when({ event: "X", properties: { price: () => 1 } }),
  "a regular expression as value": when({ event: "X", properties: { price: /x/ } }),
  "unknown bounds": when({ event: "X", properties: { price: { min: 5 } } }),
  "bounds as text": when({ event: "X", properties: { price: { gte: "5" } } }),
  "contradictory bounds": when({ event: "X", properties: { price: { gte: 5, lt: 5 } } }),
  "exists beside bounds": when({ event: "X", properties: { price: { exists: true, gte: 1 } } }),
  "a deep condition": when({ all: [{ event: "X" }, { any: [{ not: { evnt: "Y" } }] }] }),
  "from is to": rule({ to: "b", from: "b", when: { event: "X" } }),
  "only one stage": {
    lifecycle: { model: { stages: ["a"], rules: [{ to: "a", when: { event: "X" } }] } },
  },
  "from where nobody is": model([
    { to: "c", from: "b", when: { event: "X" } },
    { to: "b", from: "c", when: { event: "X" } },
  ]),
  "shadowed by the same": model([
    { id: "first", to: "b", when: { event: "X" } },
    { id: "second", to: "c", from: "a", when: { event: "X" } },
    { to: "c", when: { event: "C" } },
  ]),
  "shadowed by a wider": model([
    { to: "b", when: { event: "X", count: 2 } },
    { to: "c", from: "a", when: { event: "X", count: 3, within: "3d" } },
    { to: "c", when: { event: "C" } },
  ]),
  "its opposite": when({ all: [{ event: "X" }, { not: { event: "X" } }] }),
  "a decay to itself": decays({ from: "purchase", to: "purchase", after: "3d" }),
  "a decay after the preset's": decays({
    id: "late",
    from: "consideration",
    to: "awareness",
    after: "60d",
  }),
  "a circle of decays": decays({ from: "awareness", to: "retention", after: "3d" }),
  "a decay as a number": decays({ from: "purchase", to: "awareness", after: 30 }),
  "two rules of one id": model([
    { id: "x", to: "b", when: { event: "X" } },
    { id: "x", to: "c", when: { event: "Y" } },
  ]),
  "an id of the preset": {
    lifecycle: { rules: [{ id: "ordered", to: "retention", when: { event: "Bought" } }] },
  },
  "two decays without id": decays(
    { from: "purchase", to: "awareness", after: "3d" },
    { from: "purchase", to: "consideration", after: "2d" },
  ),
  "too much to count": model([
    { to: "b", when: { event: "X", count: 40 } },
    { to: "c", when: { event: "Y", count: 40 } },
  ]),
  "trackBy a number": { lifecycle: { trackBy: 5 } },
  "trackBy a prototype key": { lifecycle: { trackBy: "__proto__" } },
  "an empty audience": audience({}),
  "a number for an audience": audience(5),
  "an unknown stage in an audience": audience({ stage: "buying" }),
  "one unknown stage of several": audience({ stage: ["purchase", "retension"] }),
  "a number for a stage": audience({ stage: 2 }),
  "visits as text": audience({ visits: "2" }),
  "visits with unknown bounds": audience({ visits: { min: 2 } }),
  "visits that contradict": audience({ visits: { gt: 3, lt: 3 } }),
  "an unknown channel": audience({ source: { channel: "Organic" } }),
  "an unknown name": { audiences: { mine: { not: "yous" }, yours: { visits: 1 } } },
  "an unknown name, there being one": audience("yours"),
  "a bad name": { audiences: { "my own": { visits: 1 } } },
  "a track without trackBy": audience({ stage: "purchase", track: "tea" }),
  "a track without stage": { lifecycle: { trackBy: "category" }, ...audience({ track: "tea" }) },
  "a track with a dot": {
    lifecycle: { trackBy: "category" },
    ...audience({ stage: "purchase", track: "No. 5" }),
  },
  "circular audiences": {
    audiences: { one: { not: "two" }, two: { any: ["one", { visits: 1 }] } },
  },
  "deep in an audience": audience({ any: [{ visits: 1 }, { all: [{ locale: 5 }] }] }),
  "an unknown segment": audience({ segment: "VIP" }),
  "a segment in a segment": { segments: { best: { segment: "vip" } } },
  "an audience's name in a segment": {
    audiences: { often: { visits: 3 } },
    segments: { best: { not: "often" } },
  },
  "an empty segment": { segments: { vip: {} } },
  "a score in an audience without points": audience({ score: { gte: 30 } }),
  "a score in a rule without points": when({ score: { gte: 30 } }),
  "a score in a rule of one's own without points": {
    lifecycle: { rules: [{ to: "purchase", when: { any: [{ score: { gte: 30 } }] } }] },
  },
  "a score that is a number": {
    lifecycle: { model: "saas", rules: [{ to: "purchase", when: { score: 30 } }] },
  },
  "a score that exists": {
    lifecycle: { model: "saas", rules: [{ to: "purchase", when: { score: { exists: true } } }] },
  },
  "points without an event": { lifecycle: { score: { halfLife: "14d", points: [{ points: 5 }] } } },
  "points of a half": {
    lifecycle: { score: { halfLife: "14d", points: [{ event: "X", points: 0.5 }] } },
  },
  "a score without points": { lifecycle: { score: { halfLife: "14d" } } },
  "a half-life of minutes": {
    lifecycle: { score: { halfLife: "5m", points: [{ event: "X", points: 5 }] } },
  },
  "interests as a list": { interests: ["tea"] },
  "a half-life that is a number": { interests: { halfLife: 30 } },
  "a label for no stage": {
    lifecycle: { model: { stages: ["a"], rules: [], labels: { b: { en: "B" } } } },
  },
  "a mapping onto no stage": {
    lifecycle: { model: { stages: ["a"], rules: [], mapsTo: { a: "loyalty" } } },
  },
  "server: true": { server: true },
  "a server by its address": { server: "https://events.nuri.example" },
  "an unknown key of server": { server: { secret: "canary" } },
  "a database with a password": {
    server: { database: "postgres://nuri:can/ary@db.internal/nuri" },
  },
  "a database with a password behind": {
    server: { database: "postgresql://db.internal/nuri?sslmode=require&password=canary" },
  },
  "a database of another kind": { server: { database: "mysql://nuri:canary@db.internal/nuri" } },
  "a database without a scheme": { server: { database: "stagelight.db" } },
  "a database on a file server": { server: { database: "file://nas/stagelight.db" } },
  "a database that is a number": { server: { database: 5432 } },
  "a base path without slash": { server: { basePath: "_stagelight" } },
  "a base path with a slash behind": { server: { basePath: "/_stagelight/" } },
  "a base path of nothing": { server: { basePath: "/" } },
  "a base path that climbs": { server: { basePath: "/a/../b" } },
  "a server with a path": { server: { url: "https://events.nuri.example/v1" } },
  "an origin with a slash": { server: { origins: ["https://shop.nuri.example/"] } },
  "an origin with a standard port": { server: { origins: ["https://shop.nuri.example:443"] } },
  "an origin for everybody": { server: { origins: ["*"] } },
  "a publishable key that is a secret": { server: { publishableKey: "sk_canary" } },
  "a proxy by name": { server: { trustedProxies: ["nginx"] } },
  "a proxy of a wrong range": { server: { trustedProxies: ["127.0.0.1", "10.0.0.0/40"] } },
  "an unknown retention": { server: { retention: { event: "90d" } } },
  "a retention of days": { server: { retention: { events: 90 } } },
  "an unknown key of mail": { mail: { smtp: "smtps://nuri:canary@smtp.nuri.example" } },
  "a sender without an address": { mail: { from: "Nuri Tea" } },
  "two senders": { mail: { from: "hello@nuri.example, tea@nuri.example" } },
  "a sender with a line break": { mail: { from: "Nuri\r\nBcc: all <hello@nuri.example>" } },
  "a sender's name with a line break": {
    mail: { from: { name: "Nuri\nBcc: all", address: "hello@nuri.example" } },
  },
  "a sender by a wrong address": { mail: { from: { address: "hello@nuri" } } },
  "an answer to nobody": { mail: { replyTo: 5 } },
  "a link without a slash": { mail: { links: { cart: "cart" } } },
  "a link to a script": { mail: { links: { shop: "javascript:alert(1)" } } },
  "a link to another host without a scheme": { mail: { links: { shop: "//elsewhere.example" } } },
  "an unknown link": { mail: { links: { basket: "/basket" } } },
  "no mail a day": { mail: { perDay: 0 } },
  "an unknown key of attention": { attention: { perDay: 1 } },
  "a budget as a number": { attention: 3 },
  "a budget below nothing": { attention: { perWeek: -1 } },
  "half a prompt": { attention: { perSession: 0.5 } },
  "a budget that is none": { attention: { perWeek: 100 } },
  "more in a session than in a week": { attention: { perSession: 3, perWeek: 2 } },
  "more in a session than in a week by default": { attention: { perSession: 4 } },
  "quiet for days as a number": { attention: { quietAfterDismiss: 7 } },
  "asked again before the quiet is over": { attention: { askAgainAfter: "3d" } },
  "a wait that outlasts the page": { attention: { notBefore: "1h" } },
  "mails from nobody": {
    server: {},
    mail: { lifecycle: [{ id: "mine", when: { event: "X" }, template: "mine" }] },
  },
  "marketing without a postal address": mail({ kind: "marketing" }),
  "mails without a server": { ...mail({}), server: undefined },
  "mails with the server off": { ...mail({}), server: false },
  "an unknown key of a mail": mail({ delay: "2h" }),
  "a mail without anything": mails({}),
  "a mail's id in capitals": mail({ id: "Thank you" }),
  "a mail's id twice": mails(
    { id: "mine", when: { event: "X" }, template: "mine" },
    { id: "mine", when: { event: "Y" }, template: "yours" },
  ),
  "a template by its file": mail({ template: "en/thank-you.md" }),
  "a mail of an unknown kind": mail({ kind: "newsletter" }),
  "nothing that sets a mail off": mail({ when: {} }),
  "two things that set a mail off": mail({ when: { event: "X", stage: "purchase" } }),
  "a misspelt trigger": mail({ when: { evnt: "X" } }),
  "an empty event of a mail": mail({ when: { event: "" } }),
  "properties without an event": mail({
    when: { stage: "purchase", properties: { total: { gte: 5 } } },
  }),
  "a mail on an unknown stage": mail({ when: { stage: "buying" } }),
  "a mail on an unknown stage of several": mail({ when: { stage: ["purchase", "retension"] } }),
  "a mail on a track without trackBy": mail({ when: { stage: "purchase", track: "tea" } }),
  "a track without a stage in a mail": {
    lifecycle: { trackBy: "category" },
    ...mail({ when: { event: "X", track: "tea" } }),
  },
  "dormant: false": mail({ when: { dormant: false } }),
  "a dormant customer of a model without customers": {
    ...model([
      { to: "b", when: { event: "B" } },
      { to: "c", when: { event: "C" } },
    ]),
    ...mail({ when: { dormant: true } }),
  },
  "a dormant customer of a model without such a decay": {
    ...model([
      { to: "b", when: { any: [{ event: "B" }, { event: ["Order Completed"], count: 2 }] } },
      { to: "c", when: { event: "C" } },
    ]),
    ...mail({ when: { dormant: true } }),
  },
  "a delay in words": mail({ after: "2 hours" }),
  "a delay as a number": mail({ after: 7200 }),
  "an unknown rhythm": mail({ after: { rhythm: "visits" } }),
  "a rhythm that is never": mail({ after: { rhythm: "orders", atLeast: "30d", atMost: "7d" } }),
  "a rhythm that is never by default": mail({ after: { rhythm: "orders", atLeast: "400d" } }),
  "a mail to an unknown audience": mail({ if: "yours" }),
  "a mail to an audience with an unknown stage": mail({ if: { stage: "buying" } }),
  "a mail that asks for visits": mail({ if: { any: [{ stage: "purchase" }, { visits: 3 }] } }),
  "a mail that asks for a source by an audience's name": {
    audiences: { ads: { source: { channel: "Paid Search", medium: "cpc" } } },
    ...mail({ if: { not: "ads" } }),
  },
  "a mail that stops when nothing": mail({ stopWhen: [] }),
  "at most once per never": mail({ atMostOncePer: "0d" }),
  "at most once in two years": mail({ atMostOncePer: "730d" }),
  "a lifecycle that is an object": { server: {}, mail: { lifecycle: {} } },
  "connectors as an object": { server: {}, connectors: { webhook: {} } },
  "a connector by its name alone": connectors("webhook"),
  "a connector without an id": connectors({ options: { url: "https://erp.example" } }),
  "a connector with its secret": connectors({ id: "webhook", secret: "whsec_canary" }),
  "a connector's id in capitals": connectors({ id: "GA4" }),
  "two connectors of one kind": connectors({ id: "webhook" }, { id: "webhook" }),
  "two connectors of one name": connectors(
    { id: "webhook", name: "erp" },
    { id: "ga4", name: "erp" },
  ),
  "a connector with a name that is taken": connectors({ id: "webhook", name: "follow-up" }),
  "a connector for an unknown purpose": connectors({ id: "webhook", purpose: "personalization" }),
  "options as a list": connectors({ id: "webhook", options: ["https://erp.example"] }),
  "connectors without a server": { connectors: [{ id: "webhook" }] },
  "several at once": {
    site: { url: 5 },
    consent: { mode: "x" },
    lifecycle: { rules: [{ to: "x" }] },
  },
  "an object that holds itself": circular,
};

it.each(Object.entries(WRONG))("%s", (_, config) => {
  let message = "";
  try {
    readConfig(config);
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    expect(error.code).toBe("config-invalid");
    const paths = error.problems.map((problem) => JSON.stringify(problem));
    expect(new Set(paths).size).toBe(paths.length);
    message = error.message.replace(/^.*\n\n/, "");
  }
  expect(message).not.toContain("canary");
  expect(message).not.toBe("");
  expect(`\n${message}\n`).toMatchSnapshot();
});
