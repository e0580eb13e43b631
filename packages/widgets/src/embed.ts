/**
 * What pages load by one script tag. It lies where the server listens, beside `embed/site.js`, which
 * says what the site's config says of its widgets and comes with the first of them.
 */
import { defineWidgets } from "./elements.ts";
import type { SiteSettings } from "./platform/widget.ts";

const server = new URL(".", import.meta.url).href;

defineWidgets(async () => {
  const site = (await import(`${server}embed/site.js`)) as { default: SiteSettings };
  return { server, ...site.default };
});
