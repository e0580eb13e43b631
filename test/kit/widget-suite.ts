import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { launch } from "./browser.ts";
import type { Served, ServeOptions } from "./serve.ts";
import { open, servePages, startWidgetServer, type WidgetServer } from "./widgets.ts";

/** What the tests of a file share. */
export interface WidgetSuite {
  readonly browser: Browser;
  readonly server: WidgetServer;
  readonly site: Served;
  /** Opens a page of the site, in a context of its own, and gathers what the browser complains of. */
  open(
    path: string,
    options?: Parameters<Browser["newPage"]>[0],
  ): Promise<{ page: Page; complaints: string[] }>;
}

interface SitePages extends Pick<ServeOptions, "headers"> {
  readonly pages: Record<string, string>;
}

/**
 * Starts a browser, a server of widgets and a site of another origin before a file's tests, and ends them after.
 * Before each test the server forgets what was sent and what it should answer, and says `settings` in `embed/site.js` again.
 */
export function widgetSuite(
  make: (server: WidgetServer) => SitePages | Promise<SitePages>,
  settings: object = {},
): WidgetSuite {
  const suite = {
    open: (path, options) => open(suite.browser, suite.site.url + path, options),
  } as WidgetSuite;

  beforeAll(async () => {
    const [browser, server] = await Promise.all([launch(), startWidgetServer()]);
    Object.assign(suite, { browser, server });
    const { pages, ...options } = await make(server);
    Object.assign(suite, { site: await servePages(pages, options) });
  });

  beforeEach(() => {
    const { server } = suite;
    for (const gathered of [server.posts, server.answers, server.requests]) gathered.length = 0;
    server.site = settings;
  });

  afterAll(async () => {
    await suite.browser.close();
    await Promise.all([suite.site.close(), suite.server.close()]);
  });

  return suite;
}

/** The strictest headers that let a server's scripts in, and what `more` lets in. */
export function strictPolicy(server: WidgetServer, more: string): Record<string, string> {
  const { origin } = new URL(server.url);
  return {
    "content-security-policy": `default-src 'none'; script-src ${origin}; connect-src ${origin}; ${more}; trusted-types 'none'; require-trusted-types-for 'script'`,
  };
}
