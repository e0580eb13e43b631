import type { Page } from "playwright-core";
import { launch } from "../kit/browser.ts";
import { serve } from "../kit/serve.ts";
import { buildFixture } from "./support/astro.ts";
import type { Bench } from "./support/bench.ts";
import { accept, json, peerHandlers, sendScript } from "./support/peer-handlers.ts";
import { seedStage } from "./support/seed.ts";
import { median, round } from "./support/median.ts";
import {
  awaitDeepChat,
  chatHandlers,
  openChat,
  openN8n,
  talk,
} from "./support/page/chat-handlers.ts";
import { formHandlers, widgetHandlers } from "./support/page/form-handlers.ts";
import { measureLoad } from "./support/page/measure.ts";
import type { PageLoad } from "./support/page/measure.ts";
import { umamiTracker } from "./support/page/umami.ts";
import { printTable, progress } from "./support/report.ts";

/** Pages of the peers' site, by what the figures call them. */
const peers = {
  plain: "page/plain",
  umami: "page/umami",
  plausible: "page/plausible",
  react: "page/react",
  posthog: "page/posthog",
  ghostSignup: "form/ghost-signup",
  posthogSurveys: "form/posthog-surveys",
};

/** Pages with a chat alone, and what somebody does there. */
const chats = {
  chat: { path: "chat/stagelight", use: openChat },
  chatSent: { path: "chat/stagelight", use: talk },
  deepChat: { path: "chat/deep-chat", use: awaitDeepChat },
  n8nChat: { path: "chat/n8n", use: openN8n },
};

/**
 * What a whole page costs a visitor: ours with ten slots, the tracker and four widgets that nobody
 * touches, without the widgets, or with the newsletter form or the chat alone; and the peers'.
 */
export const page: Bench = async ({ quick }) => {
  const rounds = quick ? 1 : 7;
  const own = await serve(await buildFixture("page"), {
    compress: "brotli",
    handlers: { ...(await widgetHandlers()), "/_stagelight/v1/*": json(() => ({ success: true })) },
  });
  const plain = await serve(await buildFixture("flash"), { compress: "brotli" });
  const foreign = await serve(await buildFixture("peers"), {
    compress: "brotli",
    handlers: {
      ...peerHandlers(() => "consideration"),
      ...(await formHandlers()),
      ...(await chatHandlers()),
      "/umami.js": sendScript(await umamiTracker()),
      "/api/send": accept,
      "/plausible/event": accept,
    },
  });
  const pages = { newsletter: "form/stagelight", ...peers };
  const browser = await launch();
  const loads: Record<string, PageLoad[]> = {};
  try {
    const state = await seedStage(browser, own.url, "consideration");
    const alone = { state: await seedStage(browser, plain.url, "consideration") };
    for (let i = 0; i < rounds; i++) {
      // One of each in turn, so that the machine's moods meet all alike.
      (loads.idle ??= []).push(await measureLoad(browser, `${own.url}/`, { state }));
      (loads.slots ??= []).push(await measureLoad(browser, `${plain.url}/slots/`, alone));
      const form = `${foreign.url}/form/stagelight/`;
      (loads.newsletterSent ??= []).push(await measureLoad(browser, form, { use: signUp }));
      for (const [name, path] of Object.entries(pages)) {
        (loads[name] ??= []).push(await measureLoad(browser, `${foreign.url}/${path}/`));
      }
      for (const [name, { path, use }] of Object.entries(chats)) {
        (loads[name] ??= []).push(await measureLoad(browser, `${foreign.url}/${path}/`, { use }));
      }
      progress(`round ${i + 1} of ${rounds}`);
    }
  } finally {
    await browser.close();
    await own.close();
    await plain.close();
    await foreign.close();
  }
  return report(loads);
};

/** Somebody signs up: what that takes comes when it is needed. */
async function signUp(page: Page): Promise<void> {
  await page.getByLabel("E-mail address").fill("mina@nuri.example");
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.locator("#result").waitFor();
}

function report(loads: Record<string, PageLoad[]>): unknown {
  const middle = (name: string): PageCost => {
    const of = (key: keyof PageLoad): number =>
      median((loads[name] ?? []).map((load) => load[key]));
    return {
      kB: round(of("bytes") / 1000, 1),
      requests: of("requests"),
      scriptMs: round(of("scriptMs"), 1),
      scriptCpuMs: round(of("scriptCpuMs"), 1),
      longTasks: of("longTasks"),
      layoutShift: round(of("layoutShift"), 4),
    };
  };
  const costs = Object.fromEntries(Object.keys(loads).map((name) => [name, middle(name)]));
  const { idle, slots, newsletter, newsletterSent, chat, chatSent, ...others } = costs as Record<
    string,
    PageCost
  >;
  printTable(
    ["page", "kB", "requests", "script ms", "of it CPU", "long tasks", "layout shift"],
    Object.entries(costs).map(([name, cost]) => [name, ...Object.values(cost)]),
  );
  progress("idle: ten slots, the tracker, and the newsletter, referral, review and chat widgets");
  progress("slots: ten slots and the tracker, without a server");
  progress(
    "newsletter: the form alone, as one script tag brings it; newsletterSent: and a sign-up",
  );
  progress("chat: the chat alone, as one script tag brings it, opened; chatSent: and a message");
  return { idle, slots, newsletter, newsletterSent, chat, chatSent, peers: others };
}

interface PageCost {
  kB: number;
  requests: number;
  scriptMs: number;
  scriptCpuMs: number;
  longTasks: number;
  layoutShift: number;
}
