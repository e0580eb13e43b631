import { z } from "zod";
import { csvAnswer } from "../../csv/csv-answer.ts";
import type { Call, Route } from "../../http/route.ts";
import { exportPeople } from "../../newsletter/csv/export-people.ts";
import { exportYear } from "../../referral/ledger/export-year.ts";
import { exportReviews } from "../../reviews/commands/export-reviews.ts";
import { exportAnswers } from "../../surveys/export-answers.ts";
import type { Deed } from "../../team/audit/audit.ts";
import { does, found, tells } from "../api-route.ts";
import { auditedFirst, deedOf } from "../audited.ts";
import { exportsFor } from "./exports-for.ts";

/** For what reads whole tables. */
const HEAVY = { name: "dashboard-export", calls: 30, seconds: 60 } as const;

/** Excel reads Korean and Chinese with it alone. */
const mark = true;

const peopleSchema = z.object({
  list: z.string().max(200).optional().describe("Only this list"),
  left: z.boolean().default(false).describe("Also those who have left"),
});
const yearSchema = z.object({ year: z.int().min(2000).max(2099) });

/**
 * What the command line exports, as files. Addresses of many people go out by owners alone, as those of one
 * person do.
 */
export const exportRoutes: readonly Route[] = [
  tells(
    {
      path: "/exports",
      summary: "What can be downloaded as CSV, and how much that is.",
      role: "marketer",
      limit: HEAVY,
    },
    ({ services }, member) => exportsFor(services, member),
  ),
  does(
    {
      path: "/exports/newsletter",
      summary: "Who is on the lists, as CSV.",
      role: "owner",
      schema: peopleSchema,
      limit: HEAVY,
    },
    async (call, { list, left }, member) => {
      const { config, store } = call.services;
      const { fields, lists } = found(config.newsletter);
      if (list !== undefined) found(lists.find(({ id }) => id === list));
      const detail = { list: list ?? "all", left };
      const parts = exportPeople(store.read, {
        ...(list !== undefined && { list }),
        left,
        fields,
        mark,
      });
      return handOut(call, deedOf(member, "newsletter-exported", "newsletter", detail), parts);
    },
  ),
  does(
    {
      path: "/exports/referral",
      summary: "What each person was given in a year, as CSV.",
      role: "owner",
      schema: yearSchema,
      limit: HEAVY,
    },
    async (call, { year }, member) => {
      const { config, store } = call.services;
      found(config.referral);
      const parts = exportYear(store.read, year, { mark });
      return handOut(call, deedOf(member, "referral-exported", `referral ${year}`), parts);
    },
  ),
  does(
    {
      path: "/exports/reviews",
      summary: "All reviews and scores, as CSV.",
      role: "marketer",
      schema: z.object({}),
      limit: HEAVY,
    },
    async (call, _body, member) => {
      const { config, store } = call.services;
      found(config.review);
      const parts = exportReviews(store.read, { mark });
      return handOut(call, deedOf(member, "reviews-exported", "reviews"), parts);
    },
  ),
  does(
    {
      path: "/exports/surveys/:survey",
      summary: "The answers to a survey, as CSV.",
      role: "marketer",
      schema: z.object({}),
      limit: HEAVY,
    },
    async (call, _body, member) => {
      const { config, store } = call.services;
      const survey = found(config.surveys.find(({ id }) => id === call.params["survey"]));
      const parts = exportAnswers(store.read, survey, { mark });
      return handOut(call, deedOf(member, "survey-exported", `survey ${survey.id}`), parts);
    },
  ),
];

/** A file named by what is in it and the day. */
function handOut(
  { services }: Call,
  deed: Deed & { readonly subject: string },
  parts: AsyncGenerator<{ readonly text: string }>,
): Promise<Response> {
  const day = new Date(services.clock.now()).toISOString().slice(0, 10);
  const name = `${deed.subject.replace(" ", "-")}-${day}.csv`;
  return auditedFirst(services, deed, async () => csvAnswer(parts, name));
}
