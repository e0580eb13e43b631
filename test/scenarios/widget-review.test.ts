import { expect, it } from "vitest";
import { FULL_REVIEW, reviewTaken, SURVEYS } from "../kit/review-states.ts";
import { widgetSuite } from "../kit/widget-suite.ts";
import { embed, page as html } from "../kit/widgets.ts";

/** What can be given of each kind. */
const SCORES = { stars: [1, 5], nps: [0, 10], csat: [1, 5], ces: [1, 7] } as const;

const on = widgetSuite(
  (server) => {
    const main = (widget: string) =>
      html(`${embed(server)}<main><h1>Page</h1><button>Before</button>${widget}</main>`);
    const review = (ask: string) =>
      `<stagelight-review-request product="tea" name="Boseong green" ask="${ask}"></stagelight-review-request>`;
    return {
      pages: {
        ...Object.fromEntries(
          Object.keys(SCORES).map((kind) => [`/${kind}`, main(review(kind))] as const),
        ),
        "/survey": main('<stagelight-survey survey="every"></stagelight-survey>'),
      },
    };
  },
  { review: FULL_REVIEW, surveys: SURVEYS },
);

it.each(Object.entries(SCORES))(
  "the links are the same after every score of %s, byte for byte, and before all else",
  async (kind, [lowest, highest]) => {
    const { page } = await on.open(`/${kind}`);
    const lists = new Set<string>();
    for (let score = lowest; score <= highest; score++) {
      await page.reload();
      // Help is offered for half of them: in addition.
      on.server.answers.push(reviewTaken({ help: score < highest / 2 }));
      await page.locator(`[value="${score}"]`).check();
      await page.getByRole("button", { name: /^Send/ }).click();
      await page.locator("#result").waitFor();
      const found = await page
        .locator(".result > :not(#result, [role=status])")
        .evaluateAll((parts) => parts.map((part) => part.outerHTML));
      lists.add(found[0]!);
      expect(found).toHaveLength(score < highest / 2 ? 2 : 1);
    }
    expect(lists.size).toBe(1);
    expect([...lists][0]).toContain("https://google.example/nuri");
    await page.close();
  },
);

it("by keyboard: stars as a group of radio buttons, thanks, links, and help behind them", async () => {
  const { page, complaints } = await on.open("/stars");
  const at = () =>
    page.evaluate(() => {
      const inside = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      return inside?.id || (inside as HTMLInputElement).value || inside?.textContent;
    });
  await page.getByRole("button", { name: "Send review" }).waitFor();
  await page.getByRole("button", { name: "Before" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  expect(await page.getByRole("radio", { name: "2 of 5 stars" }).isChecked()).toBe(true);
  expect(await page.getByRole("radio", { checked: true }).count()).toBe(1);
  await page.keyboard.press("Tab");
  expect(await at()).toBe("text");
  await page.keyboard.type("It was broken.");
  await page.getByRole("button", { name: "Send review" }).focus();
  on.server.answers.push(reviewTaken({ help: true }));
  await page.keyboard.press("Enter");
  await page.locator("#result").waitFor();
  await expect.poll(at).toBe("result");
  const order = [];
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press("Tab");
    order.push(await at());
  }
  expect(order).toEqual(["Google", "Naver", "The fair", "help", "email", "Ask for help"]);
  await page.locator("#help").fill("Please send another.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("Your message is on its way.").waitFor();
  expect(await at()).toBe("helped");
  expect(on.server.posts.at(-1)).toMatchObject({
    path: "v1/reviews/r1/help",
    body: { key: "k1", text: "Please send another." },
  });
  expect(complaints).toEqual([]);
  await page.close();
});

it("photos are counted, read, made smaller where they are large, and taken out again", async () => {
  const { page } = await on.open("/stars");
  const png = async (side: number) =>
    Buffer.from(
      await page.evaluate(async (side) => {
        const canvas = new OffscreenCanvas(side, side);
        const drawn = canvas.getContext("2d")!;
        const noise = drawn.createImageData(side, side);
        for (let at = 0; at < noise.data.length; at++)
          noise.data[at] = at % 4 === 3 ? 255 : Math.random() * 256;
        drawn.putImageData(noise, 0, 0);
        return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
      }, side),
    );
  const photo = async (name: string, side: number) => ({
    name,
    mimeType: "image/png",
    buffer: await png(side),
  });
  const small = await photo("small.png", 8);
  const large = await photo("large.png", 700);
  const field = page.getByLabel("Photos (optional)");
  await field.setInputFiles([small, { ...small, name: "two.png" }, { ...small, name: "3.png" }]);
  await page.getByText("These are too many photos.").waitFor();
  await field.setInputFiles([
    { name: "page.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") },
  ]);
  await page.getByText("Please choose JPEG").waitFor();
  await field.setInputFiles([small, large]);
  await page.getByText("large.png").waitFor();
  expect(await page.locator(".error:not(:empty)").count()).toBe(0);
  await page.getByRole("button", { name: "Remove" }).first().click();
  await page.getByRole("radio", { name: "5 of 5 stars" }).check();
  on.server.answers.push(reviewTaken());
  await page.getByRole("button", { name: "Send review" }).click();
  await page.locator("#result").waitFor();
  const photos = on.server.posts.at(-1)!.body["photos"] as { data: string }[];
  expect(photos).toHaveLength(1);
  const sent = Buffer.from(photos[0]!.data, "base64");
  expect(large.buffer.length).toBeGreaterThan(1024 * 1024);
  expect(sent.length).toBeLessThan(large.buffer.length);
  // JPEG.
  expect(sent.subarray(0, 3).toString("hex")).toBe("ffd8ff");
  await page.close();
});

it("what is promised is shown to who comes by a mail's link, whose token nobody can copy", async () => {
  const { page } = await on.open("/stars");
  await page.getByRole("button", { name: "Send review" }).waitFor();
  expect(await page.getByText("5% off your next order").count()).toBe(0);
  await page.goto("about:blank");
  await page.goto(`${on.site.url}/stars#review=token`);
  await page.getByText("5% off your next order").waitFor();
  expect(page.url()).toBe(`${on.site.url}/stars`);
  await page.getByRole("radio", { name: "1 of 5 stars" }).check();
  await page.getByRole("button", { name: "Send review" }).click();
  await page.locator("#result").waitFor();
  expect(on.server.posts.at(-1)!.body).toMatchObject({ t: "token", score: 1 });
  await page.close();
});

it("without a connection a review is kept in this browser, and sent once when there is one", async () => {
  const context = await on.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${on.site.url}/stars`);
  await page.getByRole("radio", { name: "4 of 5 stars" }).check();
  await context.setOffline(true);
  await page.getByRole("button", { name: "Send review" }).click();
  await page.getByRole("heading", { name: "Kept for later" }).waitFor();
  expect(await page.getByRole("link", { name: "Google" }).count()).toBe(1);
  await context.setOffline(false);
  await page.getByRole("heading", { name: "Thank you" }).waitFor();
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);
  await page.reload();
  await page.getByRole("button", { name: "Send review" }).waitFor();
  expect(on.server.posts.map(({ body }) => body["score"])).toEqual([4]);
  await context.close();
});

it("an answer adds a question to a survey; what is not asked any more is not sent", async () => {
  const { page, complaints } = await on.open("/survey");
  await page.getByLabel("Elsewhere").check();
  await page.getByLabel("Where?").fill("A market");
  await page.getByLabel("A friend").check();
  expect(await page.getByLabel("Where?").count()).toBe(0);
  await page.getByRole("radio", { name: "10", exact: true }).check();
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("This helps us.").waitFor();
  expect(on.server.posts.at(-1)).toMatchObject({
    path: "v1/surveys/every",
    body: { answers: { heard: "friend", nps: 10 } },
  });
  expect(complaints).toEqual([]);
  await page.close();
});
