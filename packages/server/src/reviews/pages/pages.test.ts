import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FORM_TYPE } from "../../forms/given.ts";
import { BASE } from "../../http/test-server.ts";
import { REVIEW, type TestReceive, testReceive } from "../receive/test-receive.ts";

const CANARY = `"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e`;

describe.each(["sqlite", "postgres"] as const)(
  "pages of reviews, on %s",
  { timeout: 60_000 },
  (kind) => {
    let test: TestReceive;
    beforeAll(async () => {
      const thanks = { codes: { generate: { most: 50 } }, text: { en: "5 % off", ko: "5% 할인" } };
      const review = { ...REVIEW, photos: { most: 2 }, thanks, policy: "/[...locale]/privacy/" };
      test = await testReceive(kind, review);
    }, 60_000);
    afterAll(() => test.close());

    const page = (t: string, stars?: number, method = "GET") =>
      test.ask(`/reviews/new?t=${t}${stars === undefined ? "" : `&stars=${stars}`}`, { method });
    const send = (fields: Record<string, string>) =>
      test.ask("/reviews/new", {
        method: "POST",
        headers: { "content-type": FORM_TYPE },
        body: new URLSearchParams(fields).toString(),
      });
    const sendFiles = (fields: Record<string, string>, files: readonly (Buffer | string)[]) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      for (const file of files) form.append("photos", new Blob([file]), "a.svg");
      const request = new Request(`${BASE}/reviews/new`, { method: "POST", body: form });
      return test.server.fetch(request, { address: "198.51.100.9" });
    };
    const row = async (t: string) => (await test.reviews()).find((each) => each.text === t);

    it("the link of the mail shows a form, and changes nothing, however often it is opened", async () => {
      const { t } = await test.invited({ product_name: CANARY });
      const before = JSON.stringify([
        await test.rows("review_invitation"),
        await test.rows("review"),
        (await test.rows("log")).length,
      ]);
      for (const stars of [undefined, 1, 2, 3, 4, 5, 9]) {
        const response = await page(t, stars);
        const html = await response.text();
        expect(response.status).toBe(200);
        expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
        expect(html.match(/type="radio"/g)).toHaveLength(5);
        const chosen = /value="(\d)" required checked/.exec(html)?.[1];
        expect(chosen).toBe(stars === undefined || stars > 5 ? undefined : String(stars));
        expect(html).toContain("/privacy/");
        expect(html).not.toMatch(/<script|<img/);
        const head = await page(t, stars, "HEAD");
        expect([head.status, await head.text()]).toEqual([200, ""]);
      }
      const after = JSON.stringify([
        await test.rows("review_invitation"),
        await test.rows("review"),
        (await test.rows("log")).length,
      ]);
      expect(after).toBe(before);
    });

    it("a form is taken without JavaScript, and sent twice it counts once", async () => {
      const { t } = await test.invited({ locale: "ko" });
      const form = await (await page(t, 2)).text();
      expect(form).toContain('<html lang="ko">');
      const [, idempotency = ""] = /name="idempotency" value="([^"]+)"/.exec(form)!;
      const fields = {
        t,
        score: "2",
        text: CANARY,
        name: CANARY,
        permission: "yes",
        locale: "ko",
        idempotency,
      };
      const response = await send(fields);
      const done = await response.text();
      expect(response.status).toBe(200);
      expect(done).not.toMatch(/<script|<img/);
      expect(done).toContain('class="code"');
      expect(done.indexOf("g.example")).toBeLessThan(done.indexOf("naver.example"));
      expect(done).toMatch(/\/help"/);
      const again = await send(fields);
      expect([again.status, (await again.text()).replace(/name="key" value="[^"]*"/, "")]).toEqual([
        200,
        done.replace(/name="key" value="[^"]*"/, ""),
      ]);
      const taken = (await test.reviews()).filter(({ text }) => text === CANARY);
      expect(taken).toMatchObject([
        { source: "mail", score: 2, permission: 1, author: CANARY, locale: "ko" },
      ]);
      // The link is used: it says so, and has what belongs to it.
      for (const [status, used] of [
        [200, await page(t)],
        [409, await send({ t, score: "5" })],
      ] as const) {
        const html = await used.text();
        expect(used.status).toBe(status);
        expect(html).toContain("이미 리뷰를 쓰셨어요");
        expect(html).toContain('class="code"');
        expect(html).toContain("naver.example");
      }
    });

    it("whatever the stars, the page says the same, but for help in addition", async () => {
      const pages = new Set<string>();
      for (const score of ["1", "2", "3", "4", "5"]) {
        const { t } = await test.invited();
        const html = await (await send({ t, score, text: `Same ${score}.` })).text();
        pages.add(
          html
            .replace(/<p class="code">[^<]*/, "")
            .replace(/<h2>May we help\?<\/h2>[^]*?<\/form>/, "")
            .replace(/\n+<\/main>/, "\n</main>"),
        );
        expect(html.includes("May we help?")).toBe(Number(score) <= 2);
      }
      expect(pages.size).toBe(1);
    });

    it("what does not fit is shown again, with what was written and what is wrong", async () => {
      const { t } = await test.invited();
      const response = await send({ t, text: "Kept text.", name: "Kept name" });
      const html = await response.text();
      expect(response.status).toBe(400);
      expect(html).toContain('id="score-error"');
      expect(html).toContain("Kept text.");
      expect(html).toContain("Kept name");
      expect(html).toContain(`name="t" value="${t}"`);
    });

    it("links that do not work say so, and lead on", async () => {
      for (const response of [
        await page("nonsense"),
        await page(""),
        await send({ t: "nonsense", score: "4" }),
      ]) {
        const html = await response.text();
        expect(response.status).toBe(404);
        expect(html).toContain("This link does not work");
        expect(html).toContain("<footer>");
      }
    });

    it("of one invitation photos are looked at some ten times; without any it goes on", async () => {
      const { t } = await test.invited();
      const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
        .png()
        .toBuffer();
      const broken = [{ data: photo.toString("base64") }, { data: "AAAA" }];
      for (let sent = 0; sent < 10; sent++) {
        const { status, answer } = await test.review({ t, score: 4, photos: broken });
        expect([status, answer.problems?.[0]?.path]).toEqual([400, "photos[1]"]);
      }
      const refused = await test.review({ t, score: 4, photos: broken });
      expect([refused.status, refused.answer.code]).toEqual([429, "too-many-requests"]);
      const page = await sendFiles({ t, score: "4" }, [photo]);
      expect([page.status, page.headers.get("content-type")]).toEqual([
        429,
        expect.stringContaining("text/html"),
      ]);
      expect(await page.text()).toContain(t);
      const other = await test.invited();
      expect((await test.review({ t: other.t, score: 4, photos: broken })).status).toBe(400);
      expect((await test.review({ t, score: 4 })).status).toBe(202);
    });

    it("photos come along as files; what is none is refused, and nothing is taken", async () => {
      const { t } = await test.invited();
      const photo = await sharp({
        create: { width: 30, height: 20, channels: 3, background: "green" },
      })
        .jpeg()
        .toBuffer();
      const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
      const fields = { t, score: "5", text: "With a photo." };
      const refused = await sendFiles(fields, [photo, svg]);
      expect([refused.status, (await refused.text()).includes('id="photos-error"')]).toEqual([
        400,
        true,
      ]);
      expect((await sendFiles(fields, [photo, photo, photo])).status).toBe(400);
      expect(await row(fields.text)).toBe(undefined);
      // A browser sends an empty file where none was chosen.
      expect((await sendFiles(fields, [photo, ""])).status).toBe(200);
      const review = (await row(fields.text))!;
      const photos = await test.rows<{ id: string; review_id: string }>("review_photo");
      expect(photos).toMatchObject([
        { review_id: review.id, width: 30, height: 20, type: "image/webp" },
      ]);
      const path = `/v1/reviews/photos/${photos[0]!.id}`;
      expect((await test.ask(path)).status).toBe(404);
      const { store, clock } = test.server.services;
      await store.run("decideReview", {
        review: review.id,
        decision: { action: "publish" },
        actor: "command line",
        now: clock.now(),
      });
      const served = await test.ask(path);
      expect(served.status).toBe(200);
      expect(Object.fromEntries(served.headers)).toMatchObject({
        "content-type": "image/webp",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
      });
      const file = Buffer.from(await served.arrayBuffer());
      expect(await sharp(file).metadata()).toMatchObject({ width: 30, height: 20 });
    });

    it("help is asked for without JavaScript", async () => {
      const { t } = await test.invited();
      const done = await (await send({ t, score: "1", text: "Broken." })).text();
      const [, path = ""] = /action="\/[^"]*?(\/v1\/reviews\/[^"]+\/help)"/.exec(done)!;
      const [, key = ""] = /name="key" value="([^"]+)"/.exec(done)!;
      const response = await test.ask(path, {
        method: "POST",
        headers: { "content-type": FORM_TYPE },
        body: new URLSearchParams({ key, text: "Please send another." }).toString(),
      });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain("Your message is on its way");
      expect(await row("Broken.")).toMatchObject({ help_at: expect.any(Number), score: 1 });
    });
  },
);
