import { tellsEach } from "./test-errors.ts";

const model = (rules: unknown[]) => ({
  lifecycle: { model: { stages: ["a", "b", "c"], rules } },
});
/** Mails that need nothing else. */
const mails = (...lifecycle: unknown[]) => ({
  server: {},
  mail: { from: "hello@nuri.example", lifecycle },
});
const mail = (mail: object) =>
  mails({ id: "mine", when: { event: "X" }, template: "mine", kind: "transactional", ...mail });
const connectors = (...connectors: unknown[]) => ({ server: {}, connectors });

/** What people write wrong of mails and connectors, by what it is. */
const WRONG: Record<string, unknown> = {
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
  "a link in unknown languages": { mail: { links: { cart: "/[...locale]/cart" } } },
  "a link with braces": {
    site: { locales: ["en"] },
    mail: { links: { cart: "/{locale}/cart", shop: "/[lang]/" } },
  },
  "no mail a day": { mail: { perDay: 0 } },
  "no confirmation in an hour": { mail: { confirmationsPerHour: 0 } },
  "alerts to nobody": { mail: { from: "hello@nuri.example", alertsTo: "Mina" } },
  "alerts from nobody": { mail: { alertsTo: "mina@nuri.example" } },
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
};

tellsEach(WRONG);
