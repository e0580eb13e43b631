import {
  MAX_FORM_BYTES,
  newsletterAnswerSchema,
  newsletterBodySchema,
  resendBodySchema,
} from "@stagelight/core/endpoints";
import type { z } from "zod";
import type { BodyRule, Route } from "../http/route.ts";
import { askToConfirm, askToRefuse, confirm, refuse } from "./confirm-routes.ts";
import { FORM_TYPES } from "../forms/given.ts";
import { resend } from "./resend.ts";
import { subscribe } from "./subscribe.ts";
import { RESEND_PATH, SUBSCRIBE_PATH } from "./subscribe-pages.ts";
import { CONFIRM_PATH, REFUSE_PATH } from "./token.ts";

/** Forms stand on pages of any origin; how much of one address is too much, the guard says. */
const FORM = {
  access: "open",
  origins: "any",
  limit: { name: "newsletter", calls: 600, seconds: 60 },
  answer: { status: 202, schema: newsletterAnswerSchema },
} as const;

/** Links are opened by scanners, for many people from few addresses. */
const LINK = {
  access: "open",
  origins: "any",
  limit: { name: "newsletter-link", calls: 600, seconds: 60 },
  answer: { status: 200, type: "text/html" },
} as const;

const form = (schema: z.ZodType): BodyRule => ({
  schema,
  types: FORM_TYPES,
  most: MAX_FORM_BYTES,
  raw: true,
});

/**
 * Signing up for the newsletter, and what the links in its confirmation lead to. Only POST changes
 * anything: scanners open links, some of them with JavaScript.
 */
export const newsletterRoutes: readonly Route[] = [
  {
    ...FORM,
    method: "POST",
    path: SUBSCRIBE_PATH,
    summary: "Signs up for the newsletter; the address is asked by mail. A plain form gets a page.",
    body: form(newsletterBodySchema()),
    handle: subscribe,
  },
  {
    ...FORM,
    method: "POST",
    path: RESEND_PATH,
    summary: "Sends the mail that asks for a confirmation again, once a day at most.",
    body: { ...form(resendBodySchema), types: [...FORM_TYPES, ""] },
    handle: resend,
  },
  {
    ...LINK,
    method: "GET",
    path: CONFIRM_PATH,
    summary: "A page with a button that confirms a sign-up; it changes nothing itself.",
    handle: askToConfirm,
  },
  {
    ...LINK,
    method: "POST",
    path: CONFIRM_PATH,
    summary: "Confirms a sign-up by the token of its mail.",
    handle: confirm,
  },
  {
    ...LINK,
    method: "GET",
    path: REFUSE_PATH,
    summary: "A page with a button that deletes a sign-up; it changes nothing itself.",
    handle: askToRefuse,
  },
  {
    ...LINK,
    method: "POST",
    path: REFUSE_PATH,
    summary: "Deletes a sign-up that somebody else has made.",
    handle: refuse,
  },
];
