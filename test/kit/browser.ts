import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

const quietArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${[
    // The full browser renders an address bar's pop-up for every window, at the cost of the page.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    // Of two such switches Chromium reads the last, so Playwright's own are said again.
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
  ].join(",")}`,
];

export interface LaunchOptions {
  /** A Chromium to run instead of the first one found. `"packaged"` takes the npm package's. */
  executable?: string;
  /** Keep pages alive for the Back button, as browsers do and Playwright switches off. */
  backForwardCache?: boolean;
  /** More command-line switches. */
  args?: string[];
}

/** Starts a headless Chromium: `STAGELIGHT_CHROMIUM`, an installed one, or the npm package's. */
export async function launch(options: LaunchOptions = {}): Promise<Browser> {
  const found = await findChromium(options.executable);
  return chromium.launch({
    executablePath: found.path,
    args: [
      ...quietArgs,
      ...found.args,
      // The npm package's headless shell keeps pages only where it is asked to, unlike the full
      // browser, which does not know this switch.
      ...(options.backForwardCache ? ["--enable-bfcache"] : []),
      ...(options.args ?? []),
    ],
    ...(found.env ? { env: found.env } : {}),
    ...(options.backForwardCache ? { ignoreDefaultArgs: ["--disable-back-forward-cache"] } : {}),
  });
}

interface Found {
  path: string;
  args: string[];
  env?: Record<string, string>;
}

async function findChromium(wished = process.env.STAGELIGHT_CHROMIUM): Promise<Found> {
  if (wished && wished !== "packaged") return { path: wished, args: [] };
  const path = wished ? undefined : installed.find((candidate) => existsSync(candidate));
  return path ? { path, args: [] } : packagedChromium();
}

async function packagedChromium(): Promise<Found> {
  const { default: packaged, inflate } = await import("@sparticuz/chromium");
  const folder = join(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))), "..");
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const home = join(tmpdir(), `stagelight-chromium-${version}`);
  if (!existsSync(home)) {
    // The package unpacks file by file into the temp folder, where a second test process would
    // start the half-written browser. Unpacked aside and renamed, it is there whole or not at all.
    const aside = await mkdtemp(`${home}-`);
    await withTemporaryFolder(aside, async () => {
      await packaged.executablePath();
      await inflate(join(folder, "bin", "al2023.tar.br"));
    });
    await writeFile(join(aside, "fonts.conf"), fontConfig(home));
    await rename(aside, home).catch(() => rm(aside, { recursive: true, force: true }));
  }
  return {
    path: join(home, "chromium"),
    args: packaged.args.filter((arg) => !weakening.test(arg)),
    // A bare machine lacks NSS and fonts; the package brings both.
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: join(home, "al2023", "lib"),
      FONTCONFIG_FILE: join(home, "fonts.conf"),
    },
  };
}

// The package's own file knows only a function's folders, and text without a font is invisible.
function fontConfig(home: string): string {
  return `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${home}/fonts</dir>
  <cachedir>${home}/fonts-cache</cachedir>
</fontconfig>
`;
}

// Made for one-shot functions: without web security a test of CSP or CORS proves nothing, and
// one process for everything dies with its first closed context.
const weakening =
  /web-security|insecure-content|site-isolation|site-per-process|single-process|enable-features|headless|no-sandbox/;

async function withTemporaryFolder(folder: string, work: () => Promise<void>): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
