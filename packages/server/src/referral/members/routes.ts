import {
  MAX_FORM_BYTES,
  referralInviteBodySchema,
  referralJoinBodySchema,
  referralLeaveBodySchema,
  referralLeftAnswerSchema,
  referralPendingAnswerSchema,
  referralSettingsBodySchema,
  referralStatusAnswerSchema,
  referralStatusBodySchema,
} from "@stagelight/core/endpoints";
import { z } from "zod";
import type { BodyRule, Route } from "../../http/route.ts";
import { FORM_TYPES } from "../../forms/given.ts";
import { changeSettings, leave, tellStatus } from "./answer-status.ts";
import { invite } from "./invite.ts";
import { join } from "./join.ts";
import { JOIN_PATH } from "./join-pages.ts";
import { OPEN_PATH } from "./links.ts";
import { actOnPage, openPage } from "./open-routes.ts";

/** Forms stand on pages of any origin; how much of one address is too much, the guard says. */
const FORM = { access: "open", origins: "any" } as const;

const PENDING = { status: 202, schema: referralPendingAnswerSchema } as const;
const PAGE = { status: 200, type: "text/html" } as const;

const body = (schema: z.ZodType, types: BodyRule["types"] = JSON_TYPES): BodyRule => ({
  schema,
  types,
  most: MAX_FORM_BYTES,
  raw: true,
});

const JSON_TYPES = ["application/json", "text/plain"];

/**
 * What members of a referral program do for themselves. The token of a mail decides who it is, or what
 * proves a person elsewhere. Opening a link changes nothing: scanners do.
 */
export const memberRoutes: readonly Route[] = [
  {
    ...FORM,
    method: "POST",
    path: JOIN_PATH,
    summary: "Sends a mail that leads to a link for friends. A plain form gets a page.",
    body: body(referralJoinBodySchema, FORM_TYPES),
    limit: { name: "referral-join", calls: 600, seconds: 60 },
    answer: PENDING,
    handle: join,
  },
  {
    ...FORM,
    method: "POST",
    path: "/v1/referral/status",
    summary: "What a member has: link, friends, rewards. Proves the address, the first time.",
    body: body(referralStatusBodySchema),
    limit: { name: "referral-status", calls: 120, seconds: 60, shared: true },
    answer: { status: 200, schema: referralStatusAnswerSchema },
    handle: tellStatus,
  },
  {
    ...FORM,
    method: "POST",
    path: "/v1/referral/settings",
    summary: "Changes a member's first name, and whether friends see it.",
    body: body(referralSettingsBodySchema),
    limit: { name: "referral-settings", calls: 60, seconds: 60, shared: true },
    answer: { status: 200, schema: referralStatusAnswerSchema },
    handle: changeSettings,
  },
  {
    ...FORM,
    method: "POST",
    path: "/v1/referral/leave",
    summary: "Takes a member's link away; what was earned stays.",
    body: body(referralLeaveBodySchema),
    limit: { name: "referral-leave", calls: 30, seconds: 60, shared: true },
    answer: { status: 200, schema: referralLeftAnswerSchema },
    handle: leave,
  },
  {
    ...FORM,
    method: "POST",
    path: "/v1/referral/invite",
    summary: "Mails a friend an invitation in a member's name, where the program allows it.",
    body: body(referralInviteBodySchema),
    limit: { name: "referral-invite", calls: 30, seconds: 60, shared: true },
    answer: PENDING,
    handle: invite,
  },
  {
    ...FORM,
    method: "GET",
    path: OPEN_PATH,
    summary: "A member's page without JavaScript; it changes nothing itself.",
    limit: { name: "referral-page", calls: 300, seconds: 60 },
    answer: PAGE,
    handle: openPage,
  },
  {
    ...FORM,
    method: "POST",
    path: OPEN_PATH,
    summary: "Takes the link, changes the name, sends an invitation or leaves, from that page.",
    body: body(z.record(z.string(), z.string()), FORM_TYPES),
    limit: { name: "referral-page-form", calls: 60, seconds: 60, shared: true },
    answer: PAGE,
    handle: actOnPage,
  },
];
