/**
 * What pages load by one script tag. It lies where the server listens, beside `embed/site.js`, which
 * says what the site's config says of its widgets and comes with the first of them.
 */
import { defineForms } from "./platform/define-forms.ts";
import { stubOf } from "./platform/files.ts";
import { define } from "./platform/stub.ts";
import type { SiteSettings } from "./platform/widget.ts";

const server = new URL(".", import.meta.url).href;

async function site(): Promise<SiteSettings> {
  const site = (await import(`${server}embed/site.js`)) as { default: SiteSettings };
  return { server, ...site.default };
}

defineForms(site);

/** Defines an element that most pages do not need. */
const later = (name: Parameters<typeof stubOf>[0]) => async (): Promise<void> =>
  define((await stubOf(name)).stub, site);

/** Defines `<stagelight-prompt>`, for a page that has something to show in it. */
export const definePrompts = later("prompt");

/** Defines `<stagelight-chat>`, for a page on which somebody wants it. */
export const defineChat = later("chat");

declare const window: { stagelight?: { chat?: { queue?: unknown } } };

// A page of the integration has a queue, and asks for it by itself.
if (document.querySelector("stagelight-chat") && !window.stagelight?.chat?.queue) void defineChat();
