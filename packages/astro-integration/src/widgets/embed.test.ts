import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readConfig } from "@stagelight/core/config";
import type { NewsletterSettings } from "@stagelight/widgets/elements";
import { expect, expectTypeOf, it } from "vitest";
import type { WidgetSettings } from "@stagelight/core/config";
import { readEmbed, widgetServer, writeEmbed } from "./embed.ts";

const direct = {
  service: "buttondown",
  url: "https://buttondown.com/api/emails/embed-subscribe/nuri",
};
const config = readConfig({
  site: { name: "Nuri Tea" },
  server: false,
  newsletter: { name: true, direct },
});

it("finds the server where the config has it, or what stands for it below the site's base", () => {
  const mail = { from: "hello@nuri.example", postalAddress: "1 Tea Lane" };
  const server = (server: object) =>
    readConfig({ newsletter: {}, site: { name: "Tea" }, mail, server });
  expect(widgetServer(server({}), "/shop")).toBe("/_stagelight");
  const elsewhere = { url: "https://events.nuri.example", basePath: "/lamp" };
  expect(widgetServer(server(elsewhere), "/")).toBe("https://events.nuri.example/lamp");
  expect(widgetServer(config, "/")).toBe("/_stagelight");
  expect(widgetServer(config, "/shop/")).toBe("/shop/_stagelight");
});

it("writes the script, its parts and the site's settings into a built site", async () => {
  const folder = mkdtempSync(join(tmpdir(), "stagelight-"));
  await writeEmbed(config, pathToFileURL(`${folder}/`));
  const written = join(folder, "_stagelight");
  expect(readdirSync(written).toSorted()).toEqual(["embed", "embed.js"]);
  const site = readFileSync(join(written, "embed/site.js"), "utf8");
  expect(site).toMatch(/^export default \{"newsletter":\{"name":true,/);
  for (const name of readdirSync(join(written, "embed")))
    expect(readEmbed(config, `/embed/${name}`), name).toBe(
      readFileSync(join(written, "embed", name), "utf8"),
    );
  rmSync(folder, { recursive: true });
});

it("reads no other files", () => {
  for (const path of [
    "/embed",
    "/embed/",
    "/embed/../static.js",
    "/static.js",
    "/embed/nothing.js",
  ])
    expect(readEmbed(config, path), path).toBeUndefined();
});

it("what core tells of the newsletter is what the widget reads", () => {
  expectTypeOf<NonNullable<WidgetSettings["newsletter"]>>().toExtend<NewsletterSettings>();
});
