import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { chatHtml, newsletterHtml, referralHtml, reviewHtml } from "@stagelight/widgets/static";
import { budgets } from "./budgets.ts";
import { buildFixture } from "./support/astro.ts";
import type { Bench } from "./support/bench.ts";
import { printTable } from "./support/report.ts";

/** The bytes of the scripts of every page, and of those that few need, as a built site serves them. */
export const size: Bench = async () => {
  const site = await buildFixture("size");
  const { head, tracker } = await scriptsOf(site);
  const withServer = await buildFixture("size", "with-server");
  const withPrompts = await buildFixture("size", "with-prompts");
  const withReferral = await buildFixture("size", "with-referral");
  const withReviews = await buildFixture("size", "with-reviews");
  const trackerWithQueue = (await scriptsOf(withServer)).tracker;
  const ofWidgets = await widgets();
  const texts: Record<keyof typeof budgets, string[]> = {
    head: [head.join("")],
    tracker,
    trackerWithQueue,
    later: [await asset(site, "later")],
    privacy: [await asset(site, "privacy")],
    dataLayer: [await asset(site, "data-layer")],
    laterWithServer: [await asset(withServer, "later-with-server")],
    trackerWithPrompts: (await scriptsOf(withPrompts)).tracker,
    promptRunner: [await asset(withPrompts, "prompt-runner")],
    trackerWithReferral: (await scriptsOf(withReferral)).tracker,
    referralRunner: [await asset(withReferral, "referral-runner")],
    trackerWithReviews: (await scriptsOf(withReviews)).tracker,
    reviewsLive: [await asset(withReviews, "reviews-live")],
    reviewsLater: [await asset(withReviews, "reviews-later")],
    ...ofWidgets,
    idlePage: [head.join(""), ...trackerWithQueue, ...ofWidgets.loader],
    launcher: [launcher()],
    idleWidgets: [idleWidgets()],
  };
  const figures = mapValues(texts, (each) => sum(each.map(brotli)));
  const bytes = mapValues(texts, (each) => sum(each.map((text) => Buffer.byteLength(text))));
  const parts = Object.keys(budgets) as (keyof typeof budgets)[];
  printTable(
    ["part", "bytes", "brotli", "budget"],
    parts.map((part) => [part, bytes[part], figures[part], budgets[part]]),
  );
  if (!figures.head || !figures.tracker)
    throw new Error("The built page lacks one of the scripts.");
  return figures;
};

/** What a page has of a chat that nobody has pressed: its HTML, with the sheet in it. */
function launcher(): string {
  return chatHtml({ server: "/_stagelight", locale: "en", known: true }).html;
}

/** HTML and CSS of four widgets. */
function idleWidgets(): string {
  const common = { server: "/_stagelight", locale: "en", known: true };
  const program = {
    id: "friends",
    name: "Give 10 %, get 10 %",
    text: "Your friend has 10 % off the first order, and you have 10 % off your next.",
    terms: { text: "One reward for each friend.", version: "1" },
  };
  const referral = referralHtml({ ...common, settings: { programs: [program] } });
  const review = reviewHtml({ ...common, attributes: { product: "tea", name: "Boseong green" } });
  const newsletter = newsletterHtml({
    ...common,
    settings: { consent: { text: "You can leave at any time.", version: "1" } },
    attributes: { heading: "Letters from the tea garden" },
  });
  return [referral, review, newsletter].map(({ html }) => html).join("") + launcher();
}

/** The widgets as pages load them by the script tag. */
async function widgets(): Promise<
  Record<
    | "loader"
    | "runtime"
    | "newsletter"
    | "newsletterSending"
    | "newsletterPage"
    | "referral"
    | "referralMember"
    | "referralDesk"
    | "referralGift"
    | "promptFrame"
    | "review"
    | "reviewPhotos"
    | "survey"
    | "chat"
    | "chatTalk"
    | "chatFiles"
    | "chatAnswers"
    | "chatBefore"
    | "chatPage",
    string[]
  >
> {
  const folder = dirname(fileURLToPath(import.meta.resolve("@stagelight/widgets/embed")));
  const files = await readdir(join(folder, "embed"));
  const read = (name: string) => readFile(join(folder, name), "utf8");
  const part = (name: string) => {
    const file = files.find((each) => each.startsWith(`${name}-`));
    return read(join("embed", file ?? name));
  };
  /** What several parts share comes with each of them. */
  const whole = async (name: string) => {
    const text = await part(name);
    const shared = [...text.matchAll(/from"\.\/(chunk-[^"]+)"/g)].map(([, file]) => file!);
    return [text, ...(await Promise.all(shared.map((file) => read(join("embed", file)))))];
  };
  /** A widget with the longest of its languages. */
  const longest = async (widget: string) => {
    const names = ["en", "ko", "zh"].map((language) => whole(`${widget}-${language}`));
    const bytes = (texts: string[]) => sum(texts.map(brotli));
    return (await Promise.all(names)).toSorted((a, b) => bytes(b) - bytes(a))[0]!;
  };
  const loader = [await read("embed.js")];
  const runtime = [await part("runtime")];
  const newsletter = await longest("newsletter");
  const chat = [...(await whole("chat-widget")), ...(await longest("chat"))];
  return {
    loader,
    runtime,
    newsletter,
    newsletterSending: await whole("newsletter-sending"),
    referral: await longest("referral"),
    referralMember: await longest("referral-member"),
    referralDesk: await whole("referral-desk"),
    referralGift: await longest("referral-gift"),
    review: await longest("review"),
    reviewPhotos: await whole("read-photos"),
    survey: await longest("survey"),
    promptFrame: [await part("prompt-stub"), ...(await longest("prompt"))],
    newsletterPage: [...loader, ...runtime, ...newsletter],
    chat,
    chatTalk: await whole("talk"),
    chatFiles: await whole("files"),
    chatAnswers: await whole("answers"),
    chatBefore: await whole("before"),
    chatPage: [...loader, ...runtime, ...chat],
  };
}

/** The scripts of every page: those inline in its head, and the tracker with all that it imports. */
async function scriptsOf(site: string): Promise<{ head: string[]; tracker: string[] }> {
  const html = await readFile(join(site, "index.html"), "utf8");
  const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].map((found) => ({
    module: /\btype=["']?module/.test(found[1] ?? ""),
    src: /\bsrc=["']?([^"'\s>]+)/.exec(found[1] ?? "")?.[1],
    text: found[2] ?? "",
  }));
  const head = scripts.filter(({ module }) => !module).map(({ text }) => text);
  const tracker = await modules(
    site,
    scripts.filter(({ module }) => module).map(({ src, text }) => ({ src, text })),
  );
  return { head, tracker };
}

function mapValues<Key extends string, Value, Result>(
  record: Record<Key, Value>,
  map: (value: Value) => Result,
): Record<Key, Result> {
  const entries = Object.entries<Value>(record).map(([key, value]) => [key, map(value)]);
  return Object.fromEntries(entries) as Record<Key, Result>;
}

/** The text of a file that is loaded only where it is needed. */
async function asset(site: string, name: string): Promise<string> {
  const folder = join(site, "_astro");
  const file = (await readdir(folder)).find((each) => each.startsWith(`${name}.`));
  return readFile(join(folder, file ?? name), "utf8");
}

const staticImport = /\b(?:import|export)\s*(?:[\w*{}$,\s]+?\s*from\s*)?["']([^"']+)["']/g;

/** The texts of module scripts and of all that they import at once, each counted once. */
async function modules(
  site: string,
  scripts: { src: string | undefined; text: string }[],
): Promise<string[]> {
  const texts: string[] = [];
  const seen = new Set<string>();
  const visit = async (text: string, from: string): Promise<void> => {
    texts.push(text);
    for (const found of text.matchAll(staticImport)) {
      await load(join(dirname(from), found[1] ?? ""));
    }
  };
  const load = async (file: string): Promise<void> => {
    if (seen.has(file)) return;
    seen.add(file);
    await visit(await readFile(join(site, file), "utf8"), file);
  };
  for (const { src, text } of scripts) await (src ? load(src) : visit(text, "/index.html"));
  return texts;
}

function brotli(text: string): number {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
