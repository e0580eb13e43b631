import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../kit/browser.ts";
import { buildScenario } from "../kit/scenario.ts";
import { type Served, serve } from "../kit/serve.ts";

let browser: Browser;
let site: Served;

beforeAll(async () => {
  const [built, started] = await Promise.all([buildScenario("consent"), launch()]);
  browser = started;
  site = await serve(built.pages);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

type Heard = [event: string, properties: Record<string, unknown>][];

/** A new visitor on the page of signals. */
async function visit(query = ""): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    const heard: Heard = [];
    Object.assign(window, { heard });
    document.addEventListener("stagelight:event", ({ detail }) => {
      const { type, event, properties } = detail as {
        type: string;
        event?: string;
        properties?: Heard[0][1];
      };
      heard.push([event ?? type, properties ?? {}]);
    });
    document.addEventListener("click", (event) => {
      if ((event.target as Element).closest("a")) event.preventDefault();
    });
    document.addEventListener("submit", (event) => event.preventDefault());
  });
  await page.goto(`${site.url}/signals/${query}`);
  await page.waitForFunction(() => "explain" in window.stagelight);
  return page;
}

const heard = (page: Page): Promise<Heard> =>
  page.evaluate(() => (window as unknown as { heard: Heard }).heard);

/** All but page views and what follows from the rest. */
const signals = async (page: Page): Promise<Heard> =>
  (await heard(page)).filter(([event]) => !/^page$|^Lifecycle/.test(event));

describe("signals", () => {
  it("tell the page's topic", async () => {
    const page = await visit();
    expect((await heard(page))[0]).toEqual([
      "page",
      expect.objectContaining({ topic: "green-tea", path: "/signals/" }),
    ]);
  });

  it("tell links that leave and files, no other links", async () => {
    const page = await visit();
    for (const text of ["Prices", "About", "Elsewhere", "Mail"]) await page.click(`text=${text}`);
    expect(await signals(page)).toEqual([
      ["File Downloaded", { url: `${site.url}/files/prices.PDF`, extension: "pdf" }],
      ["Outbound Link Clicked", { url: "https://elsewhere.example/away?x=1" }],
    ]);
  });

  it("tell what was searched for", async () => {
    const page = await visit("?q=green+tea%20%EC%B0%A8&s=");
    const searched = [["Products Searched", { query: "green tea 차" }]];
    await expect.poll(() => signals(page)).toEqual(searched);
    const hostile = await visit("?q=%E0%A4%A");
    await expect.poll(async () => (await signals(hostile))[0]?.[0]).toBe("Products Searched");
  });

  it("tell forms that are begun, posted and left, and not what is written", async () => {
    const page = await visit();
    await page.fill("#contact input", "mina@nuri.example");
    await page.fill("#contact input", "mina@nuri.example!");
    await page.click("#contact button");
    await page.fill("form[name=other] input", "secret");
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
    await expect
      .poll(() => signals(page))
      .toEqual([
        ["Form Started", { form: "contact" }],
        ["Form Submitted", { form: "contact" }],
        ["Form Started", { form: "other" }],
        ["Form Abandoned", { form: "other" }],
      ]);
    expect(JSON.stringify(await heard(page))).not.toMatch(/mina|secret/);
  });

  it("hear as much of forms however often visitors go from one to the other, and of odd ones", async () => {
    const page = await visit();
    const errors: string[] = [];
    page.on("pageerror", ({ message }) => errors.push(message));
    await page.fill("#contact input", "x");
    await expect.poll(() => signals(page)).toHaveLength(1);
    const heardMore = await page.evaluate(() => {
      let count = 0;
      for (const target of [window, document]) {
        const { addEventListener } = target;
        target.addEventListener = (...call: unknown[]) => {
          count++;
          addEventListener.apply(target, call as never);
        };
      }
      Object.assign(window, { count: () => count });
      const odd = document.createElement("odd-input");
      document.body.append(Object.assign(odd, { form: "contact" }));
      odd.dispatchEvent(new InputEvent("input", { bubbles: true }));
      return count;
    });
    expect(heardMore).toBe(0);
    for (const text of ["a", "b", "c"]) {
      await page.fill("form[name=other] input", text);
      await page.fill("#contact input", text);
    }
    await expect.poll(() => signals(page)).toHaveLength(1 + 3 * 4);
    expect(await page.evaluate(() => (window as never as { count(): number }).count())).toBe(0);
    expect(errors).toEqual([]);
  });

  it("tell how far the page is read: each mark once, the highest only", async () => {
    const page = await visit();
    await page.waitForTimeout(1300);
    expect(await signals(page)).toEqual([]);
    const scroll = async (part: number): Promise<void> => {
      await page.evaluate((to) => window.scrollTo(0, document.body.scrollHeight * to), part);
      await page.waitForTimeout(1300);
    };
    for (const part of [0.05, 0.6, 0.2, 1]) await scroll(part);
    expect(await signals(page)).toEqual([
      ["Page Scrolled", { depth: 75 }],
      ["Page Scrolled", { depth: 90 }],
    ]);
  });

  it("tell how long the page is looked at", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`${site.url}/signals/`);
    await page.waitForFunction(() => "explain" in window.stagelight);
    await page.evaluate(() => {
      const heard: Heard = [];
      Object.assign(window, { heard });
      document.addEventListener("stagelight:event", ({ detail }) => {
        heard.push([String(detail.event), detail.properties as never]);
      });
    });
    await page.clock.runFor(14_000);
    expect(await heard(page)).toEqual([]);
    await page.clock.runFor(2000);
    expect(await heard(page)).toEqual([["Page Engaged", { seconds: 15 }]]);
    await page.evaluate(() => Object.assign(document, { hasFocus: () => false }));
    await page.clock.runFor(100_000);
    expect(await heard(page)).toHaveLength(1);
    await page.evaluate(() => Object.assign(document, { hasFocus: () => true }));
    await page.clock.runFor(50_000);
    expect(await heard(page)).toEqual([
      ["Page Engaged", { seconds: 15 }],
      ["Page Engaged", { seconds: 60 }],
    ]);
  });

  it("tell how a video is watched", async () => {
    const page = await visit();
    await page.evaluate(async () => {
      const video = document.querySelector("video")!;
      Object.defineProperty(video, "duration", { value: 40 });
      const told = (type: string) => {
        video.dispatchEvent(new Event(type));
        return new Promise((resolve) => setTimeout(resolve, 100));
      };
      for (const at of [0.1, 5, 11, 22, 21, 31, 39]) {
        Object.defineProperty(video, "currentTime", { value: at, configurable: true });
        await told("timeupdate");
      }
      await told("ended");
    });
    expect(await signals(page)).toEqual([
      ["Video Playback Started", {}],
      ["Video Content Playing", { progress: 25 }],
      ["Video Content Playing", { progress: 50 }],
      ["Video Content Playing", { progress: 75 }],
      ["Video Playback Completed", {}],
    ]);
  });
});
