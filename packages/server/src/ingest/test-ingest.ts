import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { BASE, basic, PUBLISHABLE, type TestServer, testServer } from "../http/test-server.ts";
import type { LogEntry } from "../log/log.ts";

/** The server that the tests of a file share. */
export let test: TestServer;
/** What was appended since the last question. */
export const logged: LogEntry[] = [];

beforeAll(async () => {
  test = await testServer();
  const { store } = test.server.services;
  const append = store.append.bind(store);
  Object.assign(store, {
    append(entries: readonly LogEntry[]) {
      logged.push(...entries);
      return append(entries);
    },
  });
}, 30_000);
afterAll(() => test.close());
beforeEach(() => void logged.splice(0));

export const CHROME =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.6478.61 Safari/537.36";
let callers = 0;

/** Sends a body, each time from another address. */
export async function send(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: Headers; text: string }> {
  const request = new Request(`${BASE}${path}`, {
    method: "POST",
    headers: { "content-type": "text/plain", "user-agent": CHROME, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  callers++;
  const address = `203.${callers >> 16}.${(callers >> 8) & 255}.${callers & 255}`;
  const response = await test.server.fetch(request, { address });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Sends one event and tells what is kept of it. */
export async function kept(
  event: object,
  headers: Record<string, string> = basic(PUBLISHABLE),
): Promise<Record<string, any> | undefined> {
  const { status } = await send("/v1/batch", { batch: [event] }, headers);
  expect(status).toBe(200);
  const [entry] = logged.splice(0);
  return entry && { ...(JSON.parse(entry.body) as Record<string, any>), trust: entry.trust };
}
