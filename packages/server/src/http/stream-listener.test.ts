import { connect } from "node:net";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { newVisitorSecret } from "../keys/visitor-secret.ts";
import { type Serving, serve } from "./serve.ts";
import { type TestServer, testServer } from "./test-server.ts";

let test: TestServer;
let serving: Serving;
/** What would have ended the process. */
const fatal: unknown[] = [];
const note = (error: unknown): void => void fatal.push(error);

beforeAll(async () => {
  process.on("unhandledRejection", note);
  test = await testServer({ config: { chat: {} } });
  Object.assign(test.server.settings, { port: 0 });
  serving = await serve(test.server, { signals: false });
}, 30_000);
afterAll(async () => {
  await serving.close();
  await test.close();
  process.off("unhandledRejection", note);
}, 30_000);

/** Sends a request as it is, and tells the first line of the answer. */
function asked(target: string, host: string): Promise<string> {
  const socket = connect(Number(new URL(serving.url).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  const secret = `authorization: Bearer ${newVisitorSecret()}\r\n`;
  socket.write(`GET ${target} HTTP/1.1\r\nhost: ${host}\r\n${secret}\r\n`);
  return new Promise((resolve, reject) => {
    socket.once("data", (part) => resolve(String(part).split("\r\n")[0]!));
    socket.once("close", () => reject(new Error("The connection was closed without an answer.")));
  });
}

it.for([
  ["localhost", 200],
  ["a b", 200],
  ["localhost:99999", 400],
  ["1.2.3.4.5", 400],
  ["256.256.256.256:8080", 400],
  ["[::::]", 400],
] as const)("answers a stream's request whatever host it names: %s", async ([host, status]) => {
  expect(await asked("/_stagelight/v1/chat/stream", host)).toMatch(`HTTP/1.1 ${status} `);
  expect(fatal).toEqual([]);
});

it.for(["//[/stream", "//%/stream", "//a:99999/stream", "http://[/stream", "/../../stream"])(
  "answers that there is nothing at %s",
  async (target) => {
    expect(await asked(target, "localhost")).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(fatal).toEqual([]);
  },
);
