import { answerJson } from "../http/answer-json.ts";
import { RequestProblem } from "../http/problem.ts";
import type { Route } from "../http/route.ts";

/** For balancers and watchers: whether the server can take in events and store them. */
export const healthRoute: Route = {
  method: "GET",
  path: "/health",
  summary: "Tells whether events can be taken in and stored.",
  access: "open",
  origins: "any",
  limit: { name: "health", calls: 600, seconds: 60 },
  answer: { status: 200 },
  handle({ services: { store } }) {
    const { trouble, replaying } = store.status();
    if (trouble !== undefined) throw new RequestProblem(trouble);
    // States of before are told while history is played again.
    return answerJson({ status: "ok", replaying: replaying !== undefined });
  },
};
