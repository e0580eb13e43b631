import { setTimeout as sleep } from "node:timers/promises";
import type { BrowserContext, Page } from "playwright-core";

/** How a visitor presses the launcher. */
export type Press = "keyboard" | "mouse";

/** As long as people hold a mouse's button, in milliseconds. */
const HELD_MS = 80;

/** Slower than this machine's processor. */
const SLOWDOWN = 4;

/** What a page tells of the press. */
interface Watched {
  /** Milliseconds from the click to the frame in which the panel is painted, with the focus in its field. */
  opened?: number;
}

/**
 * Loads a page anew, presses its launcher once all is quiet, and tells how many milliseconds passed from
 * the click until the panel was painted and could be written into.
 */
export async function timeOpening(
  context: BrowserContext,
  url: string,
  press: Press,
): Promise<number> {
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    await page.addInitScript(watch);
    await page.goto(url, { waitUntil: "networkidle" });
    await pressLauncher(page, press);
    return await openedIn(page);
  } finally {
    await page.close();
  }
}

/** Asks only after a while: what asks is a script in the page too, and has it wait. */
async function openedIn(page: Page): Promise<number> {
  for (let tries = 0; tries < 20; tries++) {
    await sleep(500);
    const opened = await page.evaluate(() => (window as Watched).opened);
    if (opened !== undefined) return opened;
  }
  throw new Error(`The chat of ${page.url()} has not opened.`);
}

async function pressLauncher(page: Page, press: Press): Promise<void> {
  const launcher = page.locator("stagelight-chat a").first();
  if (press === "keyboard") {
    await launcher.focus();
    await page.keyboard.press("Enter");
    return;
  }
  const { x, y, width, height } = (await launcher.boundingBox())!;
  await page.mouse.click(x + width / 2, y + height / 2, { delay: HELD_MS });
}

/** Runs in the page: from the moment on in which the chat is opened, looks at each frame whether it is in it. */
function watch(): void {
  const there = () => {
    const root = document.querySelector("stagelight-chat[open]")?.shadowRoot;
    const panel = root?.querySelector("[part=panel]");
    return panel?.checkVisibility() && root?.activeElement?.id === "text";
  };
  let begun: number | undefined;
  const look = () => {
    if (!there()) return void requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    // It comes once the frame is painted.
    port1.onmessage = () =>
      Object.assign(window, { opened: performance.now() - begun! } satisfies Watched);
    return port2.postMessage(0);
  };
  // Where the launcher has come since the button was pressed, its release is no click for the browser.
  for (const type of ["pointerup", "click"] as const)
    addEventListener(type, ({ timeStamp }) => (begun ??= timeStamp), true);
  document.addEventListener("stagelight:chat-opened", () => requestAnimationFrame(look));
}
