import { describe, expect, it } from "vitest";
import { BatchRefused, EndpointRefusal, EndpointTrouble } from "./errors.ts";
import type { HttpRequest, Send } from "./http.ts";
import { request } from "./request.ts";

const URL_WITH_SECRETS = "https://vendor.example/hook/secret-path?key=secret-query";

function asking(send: Send, asked: Partial<HttpRequest> = {}) {
  const signal = new AbortController().signal;
  const requesting = { send, signal, turn: async () => {}, now: () => 0 };
  return request(requesting, { url: URL_WITH_SECRETS, ...asked });
}

const answering =
  (status: number, text = ""): Send =>
  async () => ({ status, headers: new Headers(), text });

async function failure(work: Promise<unknown>): Promise<Error> {
  const error: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof Error)) throw new Error("It did not fail.");
  return error;
}

describe("tells failures apart by their status", () => {
  it.each([200, 201, 202, 204, 207, 400, 404, 409, 410, 413, 422])(
    "%i is an answer",
    async (status) => {
      expect((await asking(answering(status))).status).toBe(status);
    },
  );

  it.each([301, 302, 307, 408, 425, 429, 500, 502, 503, 504, 529, 599])(
    "%i is trouble",
    async (status) => {
      const error = await failure(asking(answering(status)));
      expect(error).toBeInstanceOf(EndpointTrouble);
      expect(error).not.toBeInstanceOf(EndpointRefusal);
      expect(error.message).toContain(`vendor.example answered ${status}`);
      expect(error.message).not.toMatch(/secret-/);
    },
  );

  it.each([401, 403])("%i is a refusal", async (status) => {
    expect(await failure(asking(answering(status)))).toBeInstanceOf(EndpointRefusal);
  });
});

it("takes what never came back for trouble, and what is too large for no service's fault", async () => {
  const failing = (code: string) => () =>
    Promise.reject(Object.assign(new Error("It failed."), { code }));
  expect(await failure(asking(failing("timed-out")))).toBeInstanceOf(EndpointTrouble);
  expect(await failure(asking(failing("request-too-large")))).toBeInstanceOf(BatchRefused);
});

it("sends JSON with the secret, and understands JSON", async () => {
  const sent: Parameters<Send>[0][] = [];
  const send: Send = async (request) => {
    sent.push(request);
    return { status: 200, headers: new Headers(), text: '{"id":7}' };
  };
  const answer = await asking(send, { json: { a: 1 }, bearer: "token", headers: { "x-a": "b" } });
  expect(answer.json).toEqual({ id: 7 });
  expect(sent[0]).toMatchObject({
    method: "POST",
    body: '{"a":1}',
    headers: {
      authorization: "Bearer token",
      "content-type": "application/json",
      accept: "application/json",
      "x-a": "b",
    },
  });
  await asking(send);
  expect(sent[1]).toMatchObject({ method: "GET" });
  expect(sent[1]).not.toHaveProperty("body");
  expect((await asking(answering(200, "<html>"))).json).toBeUndefined();
});
