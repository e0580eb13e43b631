import { type ChatHours, chatHoursSchema } from "@stagelight/core/config";
import { lineSchema, type TeamAnswerSources } from "@stagelight/core/endpoints";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { RequestProblem } from "../../http/problem.ts";
import type { Route } from "../../http/route.ts";
import { does, found, tells, written } from "../api-route.ts";
import { by, deedOf } from "../audited.ts";
import { cannedAnswers, MOST_CANNED } from "./canned-answers.ts";
import { toldChatSettings } from "./chat-settings.ts";
import { lineFigures } from "./line-figures.ts";
import { unansweredQuestions } from "./unanswered.ts";

/** The longest text that is said while nobody is there, in characters. */
const LONGEST_AWAY = 500;

const awaySchema = z.union([
  written(LONGEST_AWAY),
  z
    .record(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), written(LONGEST_AWAY))
    .refine((texts) => Object.keys(texts).length > 0, "Write it in one language at least."),
]);

const chatSettingsSchema = z.object({
  hours: z.union([z.literal("config"), z.null(), chatHoursSchema]).optional(),
  away: z.union([z.literal("config"), awaySchema]).optional(),
});

const cannedSchema = z.object({
  id: z
    .uuid()
    .optional()
    .describe("Of one that is there; or made by who asks, so that it is made once"),
  shortcut: lineSchema(40).regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u, "one word"),
  title: lineSchema(100).min(1),
  text: written(4_000),
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .nullable()
    .default(null),
});

/** What the team sets for the chat, and what the config has set for it. */
export const settingsRoutes: readonly Route[] = [
  tells(
    { path: "/settings/chat", summary: "When somebody answers, and what is said else." },
    ({ services: { store, config } }) =>
      toldChatSettings(store.read, config.chat, config.site?.locales ?? ["en"]),
  ),
  does(
    {
      path: "/settings/chat",
      summary: "Sets when somebody answers, and what is said else.",
      role: "marketer",
      schema: chatSettingsSchema,
    },
    async ({ services }, { hours, away }, member) => {
      const { store, clock, config } = services;
      const values = {
        ...(hours !== undefined && { hours: hours as ChatHours | null | "config" }),
        ...(away !== undefined && { away }),
      };
      await store.run("keepChatSettings", { values, by: by(member), now: clock.now() });
      return toldChatSettings(store.read, config.chat, config.site?.locales ?? ["en"]);
    },
  ),
  tells({ path: "/canned", summary: "Texts that the team answers with." }, ({ services }) =>
    cannedAnswers(services.store.read),
  ),
  does(
    {
      path: "/canned",
      summary: "Keeps a text that the team answers with.",
      role: "marketer",
      schema: cannedSchema,
    },
    async ({ services }, { id = randomUUID(), ...answer }, member) => {
      const { store, clock } = services;
      const kept = await store.run("keepCanned", {
        answer: { id, ...answer },
        by: by(member),
        now: clock.now(),
      });
      if (kept === "taken") {
        throw new RequestProblem("body-invalid", {
          problems: [
            {
              path: "shortcut",
              expected: "a shortcut of its own",
              found: JSON.stringify(answer.shortcut),
              help: "Another text of this language has it.",
            },
          ],
        });
      }
      if (kept === "full") {
        throw new RequestProblem("body-invalid", {
          detail: `There are ${MOST_CANNED} already: delete one first.`,
        });
      }
      const { answers } = await cannedAnswers(store.read);
      return { answer: answers.find((each) => each.id === id) };
    },
  ),
  does(
    {
      path: "/canned/:id/delete",
      summary: "Deletes a text that the team answers with.",
      role: "marketer",
      schema: z.object({}),
    },
    async ({ services, params }, _body, member) => {
      const { store, clock } = services;
      const gone = await store.run("dropCanned", {
        id: params["id"] ?? "",
        by: by(member),
        now: clock.now(),
      });
      return { is: gone ? "done" : "already" };
    },
  ),
  tells(
    { path: "/unanswered", summary: "Questions that could not be answered at once." },
    ({ services }) => unansweredQuestions(services.store.read),
  ),
  does(
    {
      path: "/unanswered/:id/drop",
      summary: "Takes a question off the list, since somebody has seen to it.",
      role: "marketer",
      schema: z.object({}),
    },
    async ({ services, params }, _body, member) => {
      const id = params["id"] ?? "";
      const { store, clock } = services;
      const deed = deedOf(member, "question-seen-to", `question ${id}`);
      const gone = await store.run("dropUnanswered", { id, deed, now: clock.now() });
      return { is: gone ? "done" : "already" };
    },
  ),
  tells(
    { path: "/answer-sources", summary: "What frequent questions are answered from." },
    async ({ services }): Promise<TeamAnswerSources> => {
      const { answers } = found(services.config.chat);
      return {
        entries: answers.entries.map(({ id, question, answer, page }) => ({
          id,
          question,
          answer,
          page: page ?? null,
        })),
        pages: answers.pages,
        // The address may hold a key; the host says enough.
        answerer: answers.answerer ? new URL(answers.answerer.url).host : null,
      };
    },
  ),
  tells(
    {
      path: "/lines",
      summary: "Proactive lines, when they are said, and how that has gone.",
      limit: { name: "dashboard-log", calls: 30, seconds: 60 },
    },
    ({ services }) => lineFigures(services),
  ),
];
