import { localized, type NewsletterIncentive } from "@stagelight/core/config";
import type { Services } from "../../http/route.ts";
import { pageAt } from "../../lifecycle-mail/pages.ts";
import type { Settings } from "../../settings/settings.ts";
import { readCodes } from "./codes-file.ts";
import { type Incentive, incentiveOf } from "./incentive.ts";
import { type CodesToMake, isLow, type MoreCodes, poolFigures } from "./pool.ts";
import type { PromisedIn } from "./told.ts";

/** Milliseconds between two looks at what is owed and what is left. */
const EVERY = 60_000;

/** Looks after the incentive, until it is closed. */
export interface IncentiveKeeper {
  close(): void;
}

type KeeperServices = Pick<Services, "config" | "links" | "store" | "clock" | "logger" | "outbox">;

/**
 * What the pool is filled with, when a server starts, before anybody confirms.
 *
 * @throws StagelightError `file-unreadable`
 */
export function codesFor(
  incentive: NewsletterIncentive | undefined,
  { folder }: Pick<Settings, "folder">,
): (MoreCodes | CodesToMake)[] {
  if (!incentive?.codes) return [];
  const { id } = incentiveOf(incentive);
  const { codes } = incentive;
  if ("pool" in codes) return [{ incentive: id, codes: readCodes(codes.pool, folder) }];
  const { prefix = "", most } = codes.generate;
  return [{ incentive: id, prefix, most }];
}

/** Gives people what they are owed as soon as it is there, and tells when codes run out. */
export function openIncentiveKeeper(services: KeeperServices): IncentiveKeeper {
  const { config, links, store, clock, logger, outbox } = services;
  const declared = config.newsletter?.incentive;
  if (!declared) return { close: () => {} };
  const incentive = incentiveOf(declared);
  let told: Supply = "enough";
  const look = async (): Promise<void> => {
    const promised = promisedIn(config, links, declared);
    const given = await store.run("giveOwed", { incentive, promised, now: clock.now() });
    if (given > 0) {
      logger.info({ given }, "People got the incentive that they were owed.");
      outbox.wake();
    }
    told = await tell(services, incentive, told);
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => logger.error({ err: error }, "What is owed is still owed."));
  }, EVERY);
  timer.unref();
  return { close: () => clearInterval(timer) };
}

/** How it stands with a pool of codes. */
type Supply = "enough" | "low" | "empty";

/** Tells once when codes run low, once when there are none, and once when there are some again. */
async function tell(
  { store, logger }: KeeperServices,
  incentive: Incentive,
  before: Supply,
): Promise<Supply> {
  if (incentive.kind !== "code") return before;
  const figures = await poolFigures(store.read, incentive.id);
  const now: Supply = figures.free === 0 ? "empty" : isLow(figures) ? "low" : "enough";
  if (now === before) return now;
  const help = "Add some: stagelight newsletter codes <file>.";
  if (now === "empty") logger.error(figures, `No code is left for who signs up. ${help}`);
  else if (now === "low") logger.warn(figures, `Few codes are left for who signs up. ${help}`);
  else logger.info(figures, "There are enough codes again.");
  return now;
}

/** What is promised, in all languages of the site. */
export function promisedIn(
  config: KeeperServices["config"],
  links: Pick<KeeperServices["links"], "site">,
  { text, url }: NewsletterIncentive,
): PromisedIn {
  const locales = config.site.locales.length > 0 ? config.site.locales : ["en"];
  return locales.map((locale) => {
    const page = url === undefined ? undefined : pageAt(config, links, url, locale);
    return [
      locale,
      { text: localized(text, locale), ...(page !== undefined && { url: page }) },
    ] as const;
  });
}
