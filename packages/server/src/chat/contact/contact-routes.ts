import { contactBodySchema, MAX_CHAT_BYTES } from "@stagelight/core/endpoints";
import type { Route } from "../../http/route.ts";
import { FORM_TYPES } from "../../forms/given.ts";
import { CONTACT_PATH } from "./contact-form.ts";
import { openContact, takeContact } from "./take-contact.ts";

const COMMON = {
  access: "open",
  path: CONTACT_PATH,
  limit: { name: "contact", calls: 120, seconds: 60 },
  answer: { status: 200, type: "text/html" },
} as const;

/** The way to the team without JavaScript: what the chat's launcher is a link to. */
export const contactRoutes: readonly Route[] = [
  {
    ...COMMON,
    // A link, on pages of any host that the site has.
    origins: "any",
    method: "GET",
    summary: "A page on which visitors write to the team; it changes nothing itself.",
    handle: openContact,
  },
  {
    ...COMMON,
    origins: "site",
    method: "POST",
    summary: "Takes a message to the team from that page; the answer comes by mail.",
    // Of some languages a form without code sends nine bytes for each character.
    body: { schema: contactBodySchema(), types: FORM_TYPES, most: 2 * MAX_CHAT_BYTES, raw: true },
    handle: takeContact,
  },
];
