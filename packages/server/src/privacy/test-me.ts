import { readConfig } from "@stagelight/core/config";
import {
  type ErasedAnswer,
  erasedAnswerSchema,
  type MeAnswer,
  meAnswerSchema,
} from "@stagelight/core/endpoints";
import { expect } from "vitest";
import { testDatabase } from "../store/test-database.ts";
import { createServer, type StagelightServer } from "../http/server.ts";
import { type Saying, saying } from "../http/test-server.ts";
import { newVisitorSecret, visitorIdOf } from "../keys/visitor-secret.ts";
import type { DatabaseKind } from "../store/database.ts";

/** For tests: the site of the server. */
export const ME_SITE = "https://nuri.example";

/** Its secret. */
export const KEY = "the-secret-of-this-test-0123456789ab";

/** The header by which a visitor's secret or an identity token is shown. */
export const bearer = (shown: string) => ({ authorization: `Bearer ${shown}` });

/** A new browser. */
export function browser() {
  const secret = newVisitorSecret();
  return { secret, id: visitorIdOf(secret), headers: bearer(secret) };
}

/** A server that is asked what it holds of somebody. */
export interface TestMe {
  readonly server: StagelightServer;
  readonly say: Saying;
  /** Each call has an address of its own, so that no limit is met. */
  call(
    path: string,
    headers: Record<string, string>,
    method?: string,
  ): Promise<{ readonly response: Response; readonly body: Record<string, unknown> }>;
  /** What is held of who shows these headers. */
  me(headers: Record<string, string>): Promise<MeAnswer>;
  /** Erases that; tells how many rows were deleted. */
  erase(headers: Record<string, string>): Promise<{
    readonly response: Response;
    readonly erased: ErasedAnswer["erased"];
  }>;
  close(): Promise<void>;
}

/** Such a server, on a database of its own. */
export async function testMe(kind: DatabaseKind): Promise<TestMe> {
  const { address: database, remove } = await testDatabase(kind);
  const server = await createServer({
    config: readConfig({ site: { url: ME_SITE }, server: {} }),
    environment: { STAGELIGHT_SECRET: KEY, DATABASE_URL: database, LOG_LEVEL: "silent" },
  });
  let calls = 0;
  const call: TestMe["call"] = async (path, headers, method = "GET") => {
    const request = new Request(`${ME_SITE}/_stagelight/v1/${path}`, { method, headers });
    const address = `192.0.${Math.floor(++calls / 200)}.${calls % 200}`;
    const response = await server.fetch(request, { address });
    return { response, body: (await response.json()) as Record<string, unknown> };
  };
  return {
    server,
    say: saying(server),
    call,
    async me(headers) {
      const { response, body } = await call("me", headers);
      expect(response.status).toBe(200);
      return meAnswerSchema.parse(body);
    },
    async erase(headers) {
      const { response, body } = await call("me/erase", headers, "POST");
      expect(response.status).toBe(200);
      return { response, erased: erasedAnswerSchema.parse(body).erased };
    },
    async close() {
      await server.close();
      await remove();
    },
  };
}
