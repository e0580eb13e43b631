import type { TeamDeadLettersAnswer } from "@stagelight/core/endpoints";
import { z } from "zod";
import type { Route } from "../../http/route.ts";
import { endpointFigures } from "../../outbox/figures.ts";
import { deadJobs } from "../../outbox/manage.ts";
import { asked, does, iso, tells } from "../api-route.ts";
import { deedOf } from "../audited.ts";

/** Jobs that are told at once. */
const MOST = 100;

/** Jobs that were given up, and what becomes of them. */
export const deadLetterRoutes: readonly Route[] = [
  tells(
    {
      path: "/dead-letters",
      summary: "Jobs that were given up, and how it stands with where they go.",
      role: "marketer",
    },
    async (call): Promise<TeamDeadLettersAnswer> => {
      const { store, clock } = call.services;
      const jobs = await deadJobs(store.read, asked(call, "endpoint"), MOST + 1);
      const endpoints = await endpointFigures(store.read, clock.now());
      return {
        jobs: jobs.slice(0, MOST).map(({ uid, createdAt, deadAt, ...job }) => ({
          id: uid,
          ...job,
          createdAt: iso(createdAt),
          deadAt: iso(deadAt),
        })),
        more: jobs.length > MOST,
        endpoints: endpoints.map(({ endpoint: name, state, waiting, dead }) => ({
          name,
          state,
          waiting,
          dead,
        })),
      };
    },
  ),
  does(
    {
      path: "/dead-letters/endpoints/:name",
      summary:
        "Lets all that was given up for one place be tried again, or the place be called again.",
      role: "owner",
      schema: z.object({ action: z.enum(["retry", "enable"]) }),
    },
    async (call, { action }, member) => {
      const { store, clock, outbox, chat } = call.services;
      const name = call.params["name"] ?? "";
      const called = action === "retry" ? "dead-letters-retried" : "endpoint-enabled";
      const doing = { deed: deedOf(member, called, `endpoint ${name}`), now: clock.now() };
      const done =
        action === "retry"
          ? await store.run("replayJobs", { which: name, ...doing })
          : Number(await store.run("enableEndpoint", { name, ...doing }));
      if (done > 0) {
        chat.feed.decision(called);
        outbox.wake();
      }
      return { is: done > 0 ? "done" : "already", count: done };
    },
  ),
  does(
    {
      path: "/dead-letters/:id",
      summary: "Lets a job that was given up be tried again, with the same id, or deletes it.",
      role: "owner",
      schema: z.object({ action: z.enum(["retry", "drop"]) }),
    },
    async (call, { action }, member) => {
      const { store, clock, outbox, chat } = call.services;
      const id = call.params["id"] ?? "";
      const called = action === "retry" ? "dead-letter-retried" : "dead-letter-dropped";
      const doing = { deed: deedOf(member, called, `job ${id}`), now: clock.now() };
      const done =
        action === "retry"
          ? (await store.run("replayJobs", { which: id, ...doing })) > 0
          : await store.run("dropDeadJob", { uid: id, ...doing });
      // Said twice, or by two at once, it is done once.
      if (!done) return { is: "already" };
      chat.feed.decision(called);
      if (action === "retry") outbox.wake();
      return { is: "done" };
    },
  ),
];
