import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { launch } from "../kit/browser.ts";
import { PERSON } from "../kit/sending-site.ts";
import { serverFolder } from "../kit/stagelight-server.ts";
import { buildFixture } from "./support/astro.ts";
import type { Bench } from "./support/bench.ts";
import { median, percentile, round } from "./support/median.ts";
import { type Press, timeOpening } from "./support/open/opening.ts";
import { printTable, progress } from "./support/report.ts";

/** Pages with a chat that nobody has pressed, by what the figures call them. */
const PAGES = { plain: "/plain/", astro: "/chat/" };

const PRESSES: readonly Press[] = ["keyboard", "mouse"];

/** So often each is opened before it counts: then the browser has the code, and has compiled it. */
const BEFORE = 3;

/**
 * How soon the chat opens at 4× CPU slow-down where the code is in the browser's cache: from the click to
 * the frame with the panel, each time on a page that was loaded anew. By the keyboard nothing tells of the
 * click before it comes; a mouse's button is held for 80 ms first.
 */
export const open: Bench = async ({ quick }) => {
  const times = quick ? 2 : 15;
  const pages = await buildFixture("page");
  await mkdir(join(pages, "plain"), { recursive: true });
  await writeFile(join(pages, "plain/index.html"), PLAIN);
  const folder = await serverFolder({
    config: { site: { name: "Page", url: "https://page.example", locales: ["en"] }, chat: {} },
    words: ["--site", pages],
  });
  const server = await folder.start();
  const browser = await launch();
  const took: Record<string, number[]> = {};
  try {
    const context = await browser.newContext({ ...PERSON, reducedMotion: "no-preference" });
    for (let round = -BEFORE; round < times; round++) {
      // One of each in turn, so that the machine's moods meet all alike.
      for (const [name, path] of Object.entries(PAGES)) {
        for (const press of PRESSES) {
          const ms = await timeOpening(context, server.url + path, press);
          if (round >= 0) (took[`${name} ${press}`] ??= []).push(ms);
        }
      }
      if (round >= 0) progress(`round ${round + 1} of ${times}`);
    }
  } finally {
    await browser.close();
    await server.end();
    await folder.remove();
  }
  return report(took);
};

/** A page without Astro, with the one script tag. */
const PLAIN = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Plain</title>
    <link rel="icon" href="data:," />
    <script type="module" src="/_stagelight/embed.js"></script>
  </head>
  <body>
    <h1>Tea of the week</h1>
    <p>White tea is withered and dried, green tea is steamed or pan-fired.</p>
    <stagelight-chat><a href="/_stagelight/chat">Chat with us</a></stagelight-chat>
  </body>
</html>
`;

function report(took: Record<string, number[]>): unknown {
  const figures = Object.entries(took).map(([name, ms]): [string, Opening] => [
    name,
    { medianMs: round(median(ms), 1), p95Ms: round(percentile(ms, 95), 1), loads: ms.length },
  ]);
  printTable(
    ["opened", "median ms", "p95 ms", "loads"],
    figures.map(([name, opening]) => [name, ...Object.values(opening)]),
  );
  progress("plain: one script tag; astro: `<Chat />` on a built page; both at 4× slow-down");
  return Object.fromEntries(figures);
}

interface Opening {
  medianMs: number;
  p95Ms: number;
  loads: number;
}
