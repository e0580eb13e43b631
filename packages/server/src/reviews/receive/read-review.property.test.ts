import fc from "fast-check";
import { expect, it } from "vitest";
import { RequestProblem } from "../../http/problem.ts";
import { FORM_TYPE } from "../../forms/given.ts";
import { checkReview, givenReview } from "./read-review.ts";

const PHOTOS = { photos: 3 };
const request = (type: string) =>
  new Request("https://nuri.example/", { method: "POST", headers: { "content-type": type } });
const text = fc.string({ unit: "binary", maxLength: 300 });
const hostile = fc.oneof(
  text,
  fc.constantFrom("__proto__", "</script>", "\u202e\u2066", "<!--", "{{ 7 }}", "\ud800", "\u0000"),
);

it("a text is kept as it was written, but for what no text has", () => {
  fc.assert(
    fc.property(hostile, (written) => {
      const checked = checkReview(PHOTOS, {
        kind: "stars",
        product: "tea",
        score: 4,
        text: written,
      });
      if ("problems" in checked) throw new Error(JSON.stringify(checked.problems));
      const kept = checked.body.text ?? "";
      expect(kept).not.toMatch(/(?![\n\t])\p{Cc}|\p{Cs}/u);
      const plain = (each: string) => each.replaceAll(/[\p{Cc}\p{Cs}\s\u2028\u2029\ufffd]/gu, "");
      expect(plain(kept)).toBe(plain(written));
    }),
  );
});

it("whatever is sent, in whatever type, it is a review that fits or a problem that is told", async () => {
  const type = fc.constantFrom(
    "application/json",
    "text/plain",
    FORM_TYPE,
    "multipart/form-data; boundary=x",
    "multipart/form-data",
  );
  const part = fc
    .record({ name: hostile, value: hostile })
    .map(
      ({ name, value }) =>
        `--x\r\nContent-Disposition: form-data; name="${name}"; filename="a.jpg"\r\n\r\n${value}\r\n`,
    );
  const body = fc.oneof(
    hostile,
    fc.json({ maxDepth: 4 }),
    fc
      .record(
        {
          kind: hostile,
          score: fc.oneof(hostile, fc.double()),
          photos: fc.array(fc.anything()),
          t: hostile,
        },
        { requiredKeys: [] },
      )
      .map((given) => JSON.stringify(given)),
    fc.array(part, { maxLength: 4 }).map((parts) => `${parts.join("")}--x--\r\n`),
    fc
      .dictionary(hostile, hostile, { maxKeys: 5 })
      .map((fields) => new URLSearchParams(Object.entries(fields)).toString()),
  );
  await fc.assert(
    fc.asyncProperty(type, body, async (sent, written) => {
      const call = { request: request(sent), body: Buffer.from(written) };
      try {
        const checked = checkReview(PHOTOS, await givenReview(call));
        if ("problems" in checked) expect(checked.problems.length).toBeGreaterThan(0);
        else expect(checked.body.score).toBeLessThanOrEqual(10);
      } catch (error) {
        expect(error).toBeInstanceOf(RequestProblem);
        expect((error as RequestProblem).code).toMatch(/^body-/);
      }
    }),
    { numRuns: 400 },
  );
  expect(({} as Record<string, unknown>)["x"]).toBe(undefined);
});
