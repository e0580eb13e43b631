import { prepare } from "@stagelight/core";
import { type ReadConfig, referralWarnings } from "@stagelight/core/config";
import { openChat } from "../chat/chat.ts";
import { openChatKeeper } from "../chat/mail/keeper.ts";
import { answererOf } from "../chat/answers/answerer-of.ts";
import type { Answerer } from "../chat/answers/answerer.ts";
import { openAlarm } from "../guard/alarm.ts";
import { openGuard } from "../guard/guard.ts";
import { keyRing } from "../keys/key-ring.ts";
import { openLinks } from "../mail/links.ts";
import { developmentClock, systemClock } from "../operations/clock.ts";
import { openFigures } from "../operations/figures.ts";
import { openHousekeeping } from "../operations/housekeeping.ts";
import { codesFor, openIncentiveKeeper } from "../newsletter/incentive/keeper.ts";
import { poolsOf, rewardCodes } from "../referral/rewards/pools.ts";
import { checkPhotoLibrary } from "../reviews/photos/load-sharp.ts";
import { thanksCodes } from "../reviews/receive/thanks.ts";
import { openThanksKeeper } from "../reviews/receive/thanks-keeper.ts";
import { createLogger, type Logger } from "../operations/log.ts";
import {
  type Environment,
  readSettings,
  secretTexts,
  type Settings,
  type SettingsOptions,
} from "../settings/settings.ts";
import { endpointsOf, type HandlerServices } from "../outbox/endpoints.ts";
import type { Handler } from "../outbox/handler.ts";
import { openOutbox, type Outbox } from "../outbox/outbox.ts";
import { planOf } from "../outbox/plan.ts";
import { openOutgoing } from "../outgoing/safe-fetch.ts";
import { openStore } from "../store/store.ts";
import { openPasswords } from "../team/password/passwords.ts";
import { createApp } from "./app.ts";
import { readTrustedProxies } from "./client-address.ts";
import { openLimits } from "./limits.ts";
import { problemResponse, RequestProblem } from "./problem.ts";
import type { RequestInfo, Services } from "./route.ts";
import { ROUTES } from "./routes.ts";
import { intoBody, intoNode, streamingOf } from "./streamed.ts";

/** What a server is made of: its config, and either the environment or settings read from it. */
export type ServerOptions = {
  /** As `readConfig` or `loadConfig` gives it; its key `server` is not `false`. */
  readonly config: ReadConfig;
  /** Default: one that writes to the standard output. */
  readonly logger?: Logger;
  /** What answers visitors out of what the site says. Default: the config's `chat.answers.answerer`. */
  readonly answerer?: Answerer;
} & (
  | ({ readonly environment: Environment; readonly settings?: undefined } & SettingsOptions)
  | { readonly settings: Settings }
);

/** The server: answers requests below its base path. */
export interface StagelightServer {
  readonly settings: Settings;
  /** What the rest of the server works with. */
  readonly services: Services;
  /** Answers a request; never rejects. */
  fetch(request: Request, info?: RequestInfo): Promise<Response>;
  /** Ends: new requests are told so, those under way are answered, then the database is closed. */
  close(): Promise<void>;
}

/**
 * Opens the database and starts the server's own threads. It answers from here on.
 *
 * @throws StagelightError `settings-invalid`, `database-newer`, `file-unreadable`, `package-missing`
 */
export async function createServer(options: ServerOptions): Promise<StagelightServer> {
  const { config } = options;
  const settings = options.settings ?? readSettings(options.environment, config, options);
  const logger =
    options.logger ?? createLogger({ level: settings.logLevel, secrets: secretTexts(settings) });
  for (const { path, found, help } of referralWarnings(config, Date.now())) {
    logger.warn(`${path}: ${found}. ${help}`);
  }
  const ring = keyRing(settings.secrets);
  const endpoints = endpointsOf(config, settings);
  const codes = [
    ...codesFor(config.newsletter?.incentive, settings),
    ...poolsOf(config.referral).map((pool) => rewardCodes(pool, settings)),
    ...thanksCodes(config.review, settings),
  ];
  await checkPhotoLibrary(config);
  const outgoing = openOutgoing({ allowed: settings.allowPrivate });
  const answerer = options.answerer ?? answererOf(config, settings, outgoing);
  let outbox: Outbox | undefined;
  const store = await openStore({
    address: settings.database,
    table: config.table,
    plan: planOf(config, endpoints),
    listener: {
      projected: ({ jobs }) => {
        if (jobs > 0) outbox?.wake();
      },
      trouble: (code, message) => logger.error({ code, message }, "The database makes trouble."),
      recovered: () => logger.info("The database works again."),
      skipped: (messageId, message) =>
        logger.error({ messageId, problem: message }, "An event could not be projected."),
      replaying: ({ rows, total }) => logger.info({ rows, total }, "Replaying the log."),
    },
  });
  for (const pool of codes) await store.run("fillPool", pool);
  const base: Omit<HandlerServices, "alarm" | "guard" | "chat"> = {
    config,
    model: prepare(config.table),
    settings,
    ring,
    store,
    links: openLinks(config, settings),
    clock: settings.development ? developmentClock() : systemClock,
    logger,
    limits: openLimits(settings.database, ring),
    passwords: openPasswords(),
    figures: openFigures(),
    outgoing,
    answerer,
    sources: settings.connectors.sources,
    trustedProxies: readTrustedProxies(settings.trustedProxies),
    keyHeaders: new Map(),
    taken: { accepted: 0, rejected: 0, bots: 0, withoutConsent: 0 },
  };
  const alarm = openAlarm(base);
  const guard = openGuard({ ...base, alarm });
  const shared: HandlerServices = { ...base, alarm, guard, chat: await openChat(base) };
  const handlers = endpoints.map(({ handler }) => handler(shared));
  outbox = openOutbox({ store, handlers, clock: shared.clock, logger });
  return serverOf({ ...shared, outbox }, handlers);
}

/** Has what goes on for long written to where it is wanted. */
function goOn(response: Response, { outgoing, writtenTo }: RequestInfo): Response {
  const streaming = streamingOf(response);
  if (!streaming) return response;
  if (!outgoing) return intoBody(response, streaming, writtenTo);
  intoNode(response, streaming, outgoing);
  return response;
}

function serverOf(services: Services, handlers: readonly Handler[]): StagelightServer {
  const { settings, store, limits, figures, logger, clock, chat, outbox, outgoing } = services;
  const app = createApp(services, ROUTES);
  const housekeeping = openHousekeeping(store, settings, services.config, logger, clock);
  const incentive = openIncentiveKeeper(services);
  const thanks = openThanksKeeper(services);
  const chatKeeper = openChatKeeper(services);
  const underWay = new Set<Promise<Response>>();
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const quiet = outbox.close();
    await chat.close();
    while (underWay.size > 0) await Promise.allSettled(underWay);
    await quiet;
    for (const handler of handlers) handler.close?.();
    housekeeping.close();
    incentive.close();
    thanks.close();
    chatKeeper.close();
    figures.close();
    await Promise.all([store.close(), limits.close(), outgoing.close()]);
  };
  return {
    settings,
    services,
    async fetch(request, info = {}) {
      if (closing) return problemResponse(new RequestProblem("shutting-down"));
      const answer = Promise.resolve(app.fetch(request, info));
      underWay.add(answer);
      try {
        return goOn(await answer, info);
      } finally {
        underWay.delete(answer);
      }
    },
    close: () => (closing ??= close()),
  };
}
