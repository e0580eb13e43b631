import { expect, it } from "vitest";
import type { z } from "zod";
import {
  referralInviteBodySchema,
  referralJoinBodySchema,
  referralQuoteBodySchema,
  referralRedeemBodySchema,
  referralSettingsBodySchema,
  referralStatusBodySchema,
  referralVisitBodySchema,
} from "../endpoints.ts";

const JOIN = { email: "mina@nuri.example", terms: { version: "2026-11" } };
const VISIT = { code: "0123456789ABC", consent: true, at: "2026-11-22T15:00:00Z" };

it.each<[string, z.ZodType, unknown, unknown]>([
  ["joining", referralJoinBodySchema, JOIN, JOIN],
  [
    "a form without code",
    referralJoinBodySchema,
    { ...JOIN, name: " Mina ", showName: "yes" },
    { ...JOIN, name: "Mina", showName: true },
  ],
  ["a token alone", referralStatusBodySchema, { t: "x.y" }, { t: "x.y" }],
  [
    "one click of a known person",
    referralStatusBodySchema,
    { join: true, terms: { version: "1" } },
    { join: true, terms: { version: "1" } },
  ],
  [
    "names with dots",
    referralSettingsBodySchema,
    { name: "J. R. Mina-Ok Jr." },
    { name: "J. R. Mina-Ok Jr." },
  ],
  ["no name any more", referralSettingsBodySchema, { name: "" }, { name: "" }],
  ["a visit", referralVisitBodySchema, VISIT, VISIT],
  [
    "a consent that is withdrawn, and nothing beside",
    referralVisitBodySchema,
    { ...VISIT, consent: false },
    { consent: false },
  ],
  [
    "an order of nothing",
    referralQuoteBodySchema,
    { code: "X", amount: 0 },
    { code: "X", amount: 0 },
  ],
])("takes %s", (_, schema, given, taken) => {
  expect(schema.parse(given)).toEqual(taken);
});

it.each<[string, z.ZodType, unknown]>([
  ["nobody", referralJoinBodySchema, { terms: JOIN.terms }],
  ["who has seen no terms", referralJoinBodySchema, { email: JOIN.email }],
  ["a name of two lines", referralJoinBodySchema, { ...JOIN, name: "Mina\nBcc: jun@nuri.example" }],
  ["a name with a host", referralJoinBodySchema, { ...JOIN, name: "Win at evil.example now" }],
  ["a name with a path", referralJoinBodySchema, { ...JOIN, name: "Mina t.co/x" }],
  ["a name with a mailbox", referralSettingsBodySchema, { name: "mina@localhost" }],
  ["a name with a host of Hangul", referralSettingsBodySchema, { name: "무료.한국" }],
  ["a long name", referralJoinBodySchema, { ...JOIN, name: "x".repeat(41) }],
  ["a program of signs", referralJoinBodySchema, { ...JOIN, program: "../friends" }],
  ["a visit without consent", referralVisitBodySchema, { code: VISIT.code, at: VISIT.at }],
  ["a visit of no link", referralVisitBodySchema, { ...VISIT, code: undefined }],
  ["a visit that says yes in words", referralVisitBodySchema, { ...VISIT, consent: "yes" }],
  ["a visit at no time", referralVisitBodySchema, { ...VISIT, at: "yesterday" }],
  ["half a cent", referralQuoteBodySchema, { code: "X", amount: 0.5 }],
  ["a currency in words", referralQuoteBodySchema, { code: "X", currency: "dollars" }],
  ["a code used by no order", referralRedeemBodySchema, { code: "X" }],
  ["an order without a name", referralRedeemBodySchema, { code: "X", orderId: "" }],
])("refuses %s", (_, schema, given) => {
  expect(schema.safeParse(given).success).toBe(false);
});

it("lets nobody write an invitation of their own", () => {
  const invitation = { email: "jun@nuri.example", text: "Buy this", url: "https://evil.example" };
  expect(referralInviteBodySchema.parse(invitation)).toEqual({ email: invitation.email });
});
