/**
 * What pages load by one script tag. It lies where the server listens, beside `embed/site.js`, which
 * says what the site's config says of its widgets and comes with the first of them.
 */
import { defineWidgets } from "./elements.ts";
import { define } from "./platform/stub.ts";
import type { SiteSettings } from "./platform/widget.ts";

const server = new URL(".", import.meta.url).href;

async function site(): Promise<SiteSettings> {
  const site = (await import(`${server}embed/site.js`)) as { default: SiteSettings };
  return { server, ...site.default };
}

defineWidgets(site);

/** Defines `<stagelight-prompt>`, for a page that has something to show in it. */
export async function definePrompts(): Promise<void> {
  const { promptStub } = await import("./prompts/prompt-stub.ts");
  define(promptStub, site);
}
