import { expect, it } from "vitest";
import { widgetSuite } from "../kit/widget-suite.ts";
import { embed, page as html } from "../kit/widgets.ts";

/** What the tracker says of a visitor in the stage of consideration, on the second visit. */
const KNOWN = `<script>
  window.stagelight = {};
  addEventListener("load", () => {
    window.stagelight.facts = () => ({ stage: "consideration", visits: 2, locale: "en", traits: { plan: "pro" }, tracks: {}, source: {} });
    document.dispatchEvent(new CustomEvent("stagelight:event", { detail: { type: "page" } }));
  });
</script>`;

const AUDIENCES: Readonly<Record<string, readonly [when: string, outcome: string]>> = {
  fits: ['{"stage":"consideration"}', "ready"],
  "fits-all": [
    '{"visits":{"gte":2},"not":{"traits":{"plan":"free"}},"any":[{"locale":"ko"},{"locale":"en"}]}',
    "ready",
  ],
  named: ["returning", "ready"],
  "named-within": ['{"all":["returning",{"stage":["purchase","consideration"]}]}', "ready"],
  other: ['{"stage":"awareness"}', "other-audience"],
  "other-named": ['{"not":"returning"}', "other-audience"],
  unknown: ["regulars", "wrong-audience"],
  misspelt: ['{"stages":"awareness"}', "wrong-audience"],
  empty: ["{}", "wrong-audience"],
  broken: ["{stage: awareness}", "wrong-audience"],
};

const form = (when: string) =>
  `<stagelight-newsletter when='${when}'><a href="/plain">Sign up</a></stagelight-newsletter>`;

const listens = `<script>
  window.told = [];
  document.addEventListener("stagelight:widget-ready", () => told.push("ready"));
  document.addEventListener("stagelight:widget-unavailable", ({ detail }) => told.push(detail.reason));
</script>`;

const on = widgetSuite(
  (server) => ({
    pages: {
      "/stranger": html(listens + embed(server) + form(AUDIENCES["fits"]![0])),
      ...Object.fromEntries(
        Object.entries(AUDIENCES).map(([path, [when]]) => [
          `/${path}`,
          html(listens + KNOWN + embed(server) + form(when)),
        ]),
      ),
    },
  }),
  { audiences: { returning: ["visits", "<>", [2, 9e99]] } },
);

const outcome = async (path: string) => {
  const { page, complaints } = await on.open(`/${path}`);
  const told = () => page.evaluate(() => (window as unknown as { told: string[] }).told);
  await expect.poll(told, { timeout: 20_000 }).toHaveLength(1);
  const shows = await page.getByRole("button", { name: "Subscribe" }).count();
  const fallback = await page.getByRole("link", { name: "Sign up" }).isVisible();
  return { page, complaints, told, shows, fallback };
};

it("a widget shows to the audience of its attribute, and to nobody else", async () => {
  await Promise.all(
    Object.entries(AUDIENCES).map(async ([path, [, expected]]) => {
      const { page, complaints, told, shows, fallback } = await outcome(path);
      expect(await told(), path).toEqual([expected]);
      expect([shows, fallback], path).toEqual(expected === "ready" ? [1, false] : [0, true]);
      const wrong = expected === "wrong-audience";
      if (wrong)
        await expect
          .poll(() => complaints.join(), { message: path, timeout: 20_000 })
          .toContain("says no audience");
      else expect(complaints, path).toEqual([]);
      await page.close();
    }),
  );
});

it("where nothing knows the visitor it stays as it is, and says why", async () => {
  const { page, complaints, told, fallback } = await outcome("stranger");
  expect(await told()).toEqual(["no-audiences"]);
  expect(fallback).toBe(true);
  await expect
    .poll(() => complaints.join(), { timeout: 20_000 })
    .toContain("asks who the visitor is");
  await page.close();
});

it("is asked again when the attribute changes", async () => {
  const { page, told } = await outcome("other");
  await page
    .locator("stagelight-newsletter")
    .evaluate((element) => element.setAttribute("when", "returning"));
  await expect.poll(told, { timeout: 20_000 }).toEqual(["other-audience", "ready"]);
  await page.close();
});
