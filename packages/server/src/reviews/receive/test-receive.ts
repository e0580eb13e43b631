import type { ReviewAnswer } from "@stagelight/core/endpoints";
import { basic, SECRET } from "../../http/test-server.ts";
import {
  type Asked,
  type TestNewsletter,
  testNewsletter,
} from "../../newsletter/test-newsletter.ts";
import type { ReviewInvitationTable, ReviewTable } from "../../store/review-tables.ts";
import { writeInvitationToken } from "../token.ts";
import { addInvitation } from "./test-reviews.ts";

/** The reviews of a test's tea shop. */
export const REVIEW = {
  links: [
    { id: "google", url: "https://g.example/review?a=1&b=2" },
    { id: "naver", url: "https://naver.example/review" },
    { id: "forum", url: "https://forum.example/", label: { en: "Our <forum>", ko: "게시판" } },
  ],
} as const;

/** What `v1/reviews` answers, or the problem. */
export type Answer = Partial<ReviewAnswer> & {
  readonly code?: string;
  readonly problems?: readonly { readonly path: string }[];
};

/** A server that takes reviews; its mails become files, and its clock can be put forward. */
export interface TestReceive extends TestNewsletter {
  /** Sends a review as the widget does. */
  review(
    form: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly answer: Answer; readonly text: string }>;
  /** The same as the site's own server, of which nothing is asked. */
  trusted(form: object): Promise<{ readonly status: number; readonly answer: Answer }>;
  /** Posts JSON. */
  post(path: string, body: object, headers?: Asked["headers"]): Promise<Response>;
  /** An invitation, and the token of its mail. */
  invited(
    given?: Partial<ReviewInvitationTable>,
  ): Promise<{ readonly id: string; readonly t: string }>;
  reviews(): Promise<ReviewTable[]>;
  /** What the log has by a name. */
  said(event: string): Promise<Record<string, unknown>[]>;
}

/** Such a server, on a database of its own. */
export async function testReceive(
  kind: "sqlite" | "postgres" = "sqlite",
  review: object = REVIEW,
  mail: object = {},
): Promise<TestReceive> {
  const test = await testNewsletter(kind, { review, mail });
  const { services } = test.server;
  const post: TestReceive["post"] = (path, body, headers = {}) =>
    test.ask(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const send: TestReceive["review"] = async (form, headers) => {
    const response = await post("/v1/reviews", { kind: "stars", began: 5_000, ...form }, headers);
    const text = await response.text();
    return { status: response.status, answer: JSON.parse(text) as Answer, text };
  };
  return {
    ...test,
    post,
    review: send,
    trusted: (form) => send(form, basic(SECRET)),
    async invited(given) {
      const id = await addInvitation(test.server, given);
      const link = { invitation: id, language: "en", createdAt: services.clock.now() };
      return { id, t: writeInvitationToken(services, link) };
    },
    reviews: async () =>
      (await test.rows<ReviewTable>("review")).toSorted((a, b) => a.created_at - b.created_at),
    said: async (event) =>
      (await services.store.read.selectFrom("log").selectAll().execute())
        .map(({ body, trust }) => ({ ...(JSON.parse(body) as { event?: string }), trust }))
        .filter((each) => each.event === event),
  };
}
