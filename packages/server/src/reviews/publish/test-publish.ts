import {
  reviewListAnswerSchema,
  reviewSummariesAnswerSchema,
  testimonialsAnswerSchema,
} from "@stagelight/core/endpoints";
import { expect } from "vitest";
import type { Insertable } from "kysely";
import { testDatabase } from "../../store/test-database.ts";
import { BASE, SITE, testServer } from "../../http/test-server.ts";
import type { Database, DatabaseKind } from "../../store/database.ts";
import { openDatabase } from "../../store/open.ts";
import type { ReviewTable } from "../../store/review-tables.ts";
import { addReviews, reviewRow } from "./test-rows.ts";

/** What a server answers, as JSON. */
export type Answer = Record<string, any>;

const MAIL = { from: "hello@nuri.example", postalAddress: "Nuri Tea, Seoul" };

/** For tests: a server whose reviews everybody reads. */
export interface TestPublish {
  readonly database: Database;
  /** Asks from an address of its own, for what stands behind `/v1/reviews`. */
  fetched(path: string, headers?: Record<string, string>): Promise<Response>;
  /** The same, of an answer that fits its schema and has nothing beside. */
  read(path: string): Promise<Answer>;
  /** Reviews of a product of their own: answers are remembered for a second. */
  given(...rows: readonly Partial<Insertable<ReviewTable>>[]): Promise<string>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Such a server, on a database of its own. */
export async function testPublish(kind: DatabaseKind): Promise<TestPublish> {
  const { address, remove } = await testDatabase(kind);
  const test = await testServer({
    config: {
      site: { name: "Nuri Tea", url: SITE, locales: ["en", "ko"] },
      mail: MAIL,
      review: {},
    },
    environment: { DATABASE_URL: address },
    development: true,
  });
  const database = openDatabase(address);
  let products = 0;
  let callers = 0;
  const fetched: TestPublish["fetched"] = (path, headers = {}) =>
    test.server.fetch(new Request(`${BASE}/v1/reviews${path}`, { headers }), {
      address: `198.51.${++callers >> 8}.${callers & 255}`,
    });
  return {
    database,
    fetched,
    async read(path) {
      const response = await fetched(path);
      expect(response.status).toBe(200);
      const answer = (await response.json()) as Answer;
      const schema = path.startsWith("/summaries")
        ? reviewSummariesAnswerSchema
        : path.startsWith("/testimonials")
          ? testimonialsAnswerSchema
          : reviewListAnswerSchema;
      expect(schema.parse(answer)).toEqual(answer);
      return answer;
    },
    async given(...rows) {
      const product = `product-${++products}`;
      const all = rows.map((row, at) => reviewRow(`${product}-${at}`, { product, ...row }));
      await addReviews(database.db, ...all);
      return product;
    },
    async clear() {
      await database.db.deleteFrom("review").execute();
      await database.db.deleteFrom("review_photo").execute();
    },
    async close() {
      await test.close();
      await database.close();
      await remove();
    },
  };
}
