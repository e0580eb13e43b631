import {
  acceptedAnswerSchema,
  MAX_FORM_BYTES,
  referralCodeAnswerSchema,
  referralVisitBodySchema,
} from "@stagelight/core/endpoints";
import type { Route } from "../../http/route.ts";
import { openLink } from "./open-link.ts";
import { tellCode } from "./tell-code.ts";
import { takeVisit } from "./take-visit.ts";

/** Whose friend a visitor is: the links that are shared, and what pages tell of those who followed them. */
export const attributionRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/r/:code",
    summary: "A friend's link: leads on to the site, to ?next= where that is a page of its own.",
    access: "open",
    origins: "any",
    limit: { name: "referral-link", calls: 120, seconds: 60 },
    answer: { status: 303, type: "text/plain" },
    handle: openLink,
  },
  {
    method: "GET",
    path: "/v1/referral/codes/:code",
    summary:
      "What a friend's code is good for; one that counts no more is answered as one unknown.",
    access: "open",
    origins: "any",
    // Nobody opens so many links, and nobody finds one of 2^65 codes like that.
    limit: { name: "referral-codes", calls: 30, seconds: 60, shared: true },
    answer: { status: 200, schema: referralCodeAnswerSchema },
    handle: tellCode,
  },
  {
    method: "POST",
    path: "/v1/referral/touches",
    summary: "Remembers that a visitor who allows it has come by a friend's link, or forgets it.",
    access: "open",
    origins: "site",
    body: { schema: referralVisitBodySchema, types: ["application/json"], most: MAX_FORM_BYTES },
    limit: { name: "referral-touches", calls: 60, seconds: 60, shared: true },
    answer: { status: 200, schema: acceptedAnswerSchema },
    handle: takeVisit,
  },
];
