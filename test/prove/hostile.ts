import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launch } from "../kit/browser.ts";
import { comeIn } from "../kit/dashboard.ts";
import { type RunningServer, serverFolder, type ServerFolder } from "../kit/stagelight-server.ts";
import { addressesOf, dashboardScreens } from "./support/dashboard-screens.ts";
import { HostileDesk } from "./support/hostile-desk.ts";
import { type HostileText, hostileTexts, marksOf, RAN } from "./support/hostile-texts.ts";
import { HostileVisitor } from "./support/hostile-visitor.ts";
import type { Proof } from "./support/prove.ts";
import { watchedPage } from "./support/watched-page.ts";

const SITE = "https://shop.example";

const CONFIG = {
  site: { name: "Nuri Tea", url: SITE, locales: ["en"] },
  server: { trustedProxies: ["127.0.0.1"] },
  mail: { from: "Nuri Tea <hello@nuri.example>", postalAddress: "Seoul" },
  newsletter: { welcome: false },
  surveys: [{ id: "recommend", use: "nps" }],
  review: {},
  chat: {
    attachments: true,
    fields: [{ id: "order", label: "Order", type: "text" }],
    answers: { entries: [{ id: "postage", question: "Postage?", answer: "3,000 won." }] },
  },
};

/**
 * Visitors write hostile texts into whatever they can write into. Then somebody of the team opens each
 * screen of the dashboard, each export and each mail: no text is more than a text. Nothing runs, the policy
 * has nothing to refuse, and nobody is asked for anything.
 */
export const hostile: Proof = async ({ quick, say = () => {} }) => {
  const host = await canaryHost();
  const folder = await serverFolder({
    config: CONFIG,
    environment: { NODE_ENV: "development" },
  });
  const server = await folder.start();
  const browser = await launch();
  try {
    const texts = hostileTexts(host.url, quick);
    say(`writing ${texts.length} texts`);
    const visitors = await write(texts, folder, server);
    const caught = await caughtOf(browser, texts);
    host.asked.length = 0;
    say("looking at every screen");
    const failures = [...refusalsIn(visitors)];
    const screens = await lookAtScreens(browser, folder, server, {
      visitors,
      marks: marksOf(host.url),
    });
    failures.push(...screens.wrong);
    say("looking at mails, plain pages and exports");
    const pages = await lookAtPages(browser, visitors, screens.desk);
    failures.push(...pages.wrong, ...(await lookAtExports(folder, visitors)));
    if (host.asked.length > 0) failures.push(`the canary host was asked for ${host.asked.join()}`);
    if (pages.mails === 0) failures.push("no mail was written");
    if (caught < texts.length / 3) failures.push(`as HTML only ${caught} texts are caught`);
    const { visited, shown } = screens;
    const places = new Set(visitors.flatMap(({ taken }) => taken));
    return {
      failures,
      texts: texts.length,
      caughtAsHtml: caught,
      places: [...places],
      screens: visited,
      screensWithTexts: shown,
      mails: pages.mails,
      plainPages: pages.plain,
    };
  } finally {
    await browser.close();
    await server.end("SIGKILL");
    await folder.remove();
    await host.close();
  }
};

/** A host that nothing may ask for anything. */
async function canaryHost() {
  const asked: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    asked.push(url);
    response.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function write(
  texts: readonly HostileText[],
  { publishableKey }: ServerFolder,
  { base }: RunningServer,
): Promise<HostileVisitor[]> {
  const visitors = texts.map(
    (text) => new HostileVisitor({ base, origin: SITE, publishableKey }, text),
  );
  for (const visitor of visitors) await visitor.writeEverywhere();
  return visitors;
}

/** How many of the texts do something where they stand as HTML, and are caught at it. */
async function caughtOf(browser: Browser, texts: readonly HostileText[]): Promise<number> {
  let caught = 0;
  for (const { text } of texts) {
    const watched = await watchedPage(browser, [], []);
    // Some lead away from the page while it is looked at.
    await watched.page.setContent(`<p>${text}</p>`).catch(() => {});
    await watched.look("a page that takes it for HTML").catch(() => {});
    if (watched.wrong.length > 0) caught++;
    await watched.close();
  }
  return caught;
}

/** A place that takes no hostile text at all proves nothing. */
function refusalsIn(visitors: readonly HostileVisitor[]): string[] {
  const taken = new Set(visitors.flatMap(({ taken: places }) => places));
  return visitors
    .flatMap(({ refused }) => refused)
    .filter((refusal) => !taken.has(refusal.split(" of ")[0]!));
}

async function lookAtScreens(
  browser: Browser,
  folder: ServerFolder,
  { url, base }: RunningServer,
  { visitors, marks }: { visitors: readonly HostileVisitor[]; marks: readonly string[] },
) {
  const watched = await watchedPage(browser, [new URL(url).origin], marks, {
    viewport: { width: 1440, height: 1000 },
    locale: "en-GB",
  });
  const { page, wrong } = watched;
  try {
    const link = /http\S+accept#(token=\S+)/.exec(folder.command("admin", "create"))![1]!;
    await comeIn(page, `${base}/dashboard/accept#${link}`, "Jin", "jin@nuri.example");
    const desk = new HostileDesk(base, await page.context().cookies());
    const conversations = visitors.map(({ conversation }) => conversation);
    // Who is answered gets a mail; of the others the team gets one.
    await desk.answerAll(conversations.filter((_, place) => place % 2 === 0));
    const examples = {
      "/inbox/{-$id}": conversations,
      "/people/$id": await desk.people(visitors.length),
      "/decisions/{-$queue}": ["reviews", "rewards", "dead-letters"],
      "/settings/{-$part}": ["chat", "canned", "answers", "lines"],
    };
    let [visited, shown] = [0, 0];
    for (const screen of await dashboardScreens()) {
      for (const address of addressesOf(screen, examples)) {
        await page.goto(`${base}/dashboard${address}`);
        visited++;
        if ((await watched.look(address)).shows) shown++;
      }
    }
    // Each conversation shows one, and each person has a name.
    const least = conversations.length * 2;
    if (shown < least) wrong.push(`${shown} screens of ${visited} show a text, not even ${least}`);
    return { visited, shown, wrong, desk };
  } finally {
    await watched.close();
  }
}

/** Mails and plain pages as their own HTML, without what a policy or a sandbox would hold back. */
async function lookAtPages(
  browser: Browser,
  visitors: readonly HostileVisitor[],
  desk: HostileDesk,
) {
  const watched = await watchedPage(browser, [], []);
  const mails = await desk.mails();
  const plain = (await Promise.all(visitors.map((visitor) => visitor.plainPages()))).flat();
  try {
    for (const { path, html } of [...mails, ...plain]) {
      // What a page or a mail loads of its own is not asked for here.
      await watched.page.setContent(
        html.replaceAll(/<(script|link|img)\b[^>]*_stagelight[^>]*>/g, ""),
      );
      await watched.look(path);
    }
    return { wrong: watched.wrong, mails: mails.length, plain: plain.length };
  } finally {
    await watched.close();
  }
}

/** Exports are files for spreadsheets and programs: no cell is a formula. */
async function lookAtExports(
  folder: ServerFolder,
  visitors: readonly HostileVisitor[],
): Promise<string[]> {
  const wrong: string[] = [];
  const to = await mkdtemp(join(tmpdir(), "stagelight-exports-"));
  try {
    folder.command("reviews", "export", join(to, "reviews.csv"));
    folder.command("surveys", "export", "recommend", join(to, "survey.csv"));
    for (const file of await readdir(to)) {
      const text = await readFile(join(to, file), "utf8");
      if (!text.includes(RAN)) wrong.push(`${file} has none of the texts`);
      const cells = text.matchAll(/(?:^|[,\n])("?)([=+\-@\t\r][^\n,]*)/g);
      for (const [, , cell] of cells) wrong.push(`${file} has a formula: ${cell}`);
    }
    const person = join(to, "person");
    folder.command("export", visitors[0]!.email, "--to", person);
    const files = await readdir(person, { recursive: true });
    if (files.some((file) => /\.(html?|svg|xml)$/.test(file))) wrong.push("an export is a page");
    return wrong;
  } finally {
    await rm(to, { recursive: true });
  }
}
