import fc from "fast-check";
import { expect, it } from "vitest";
import { basic, PUBLISHABLE, SECRET } from "../http/test-server.ts";
import { newVisitorSecret, visitorIdOf } from "../keys/visitor-secret.ts";
import { logged, send } from "./test-ingest.ts";

/** `STAGELIGHT_BODIES=100000` for the full size. */
const BODIES = Number(process.env["STAGELIGHT_BODIES"] ?? 2_000);

it("answers no body with an error of its own", { timeout: 1_800_000 }, async () => {
  const key = fc.constantFrom(
    "type",
    "event",
    "batch",
    "context",
    "properties",
    "traits",
    "userId",
    "anonymousId",
    "messageId",
    "timestamp",
    "sentAt",
    "writeKey",
    "consent",
    "categoryPreferences",
    "page",
    "url",
    "ip",
    "userAgent",
    "stagelight",
    "identityToken",
    "constructor",
    "__proto__",
    "visitor",
  );
  const { tree } = fc.letrec<{ tree: unknown; leaf: unknown }>((tie) => ({
    leaf: fc.oneof(
      fc.jsonValue(),
      fc.string(),
      fc.constantFrom(
        "track",
        "page",
        "identify",
        "alias",
        "group",
        "\u0000",
        "9e999",
        "-",
        "x".repeat(5_000),
        visitorIdOf(newVisitorSecret()),
      ),
    ),
    tree: fc.oneof(
      { depthSize: "medium" },
      tie("leaf"),
      fc.dictionary(key, tie("tree")),
      fc.array(tie("tree"), { maxLength: 4 }),
    ),
  }));
  const body = fc.oneof(
    { weight: 6, arbitrary: tree.map((each) => JSON.stringify(each)) },
    { weight: 3, arbitrary: fc.array(tree).map((batch) => JSON.stringify({ batch })) },
    { weight: 1, arbitrary: fc.string() },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "[".repeat(5_000),
        '{"batch":'.repeat(500),
        `{"batch":[${"0,".repeat(9_000)}0]}`,
      ),
    },
  );
  const path = fc.constantFrom(
    "/v1/track",
    "/v1/p",
    "/v1/identify",
    "/v1/alias",
    "/v1/group",
    "/v1/batch",
  );
  const trust = fc.constantFrom(basic(SECRET), basic(PUBLISHABLE));
  await fc.assert(
    fc.asyncProperty(path, body, trust, async (path, body, headers) => {
      const { status } = await send(path, body, headers);
      expect(status).toBeLessThan(500);
      logged.splice(0);
    }),
    { numRuns: BODIES },
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});
