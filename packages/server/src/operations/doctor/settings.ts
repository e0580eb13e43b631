import type { ReadConfig } from "@stagelight/core/config";
import { awaitingConsent, CONSENT_HELP } from "../../connect/awaiting-consent.ts";
import type { Settings } from "../../settings/settings.ts";
import { type Finding, note, ok } from "./finding.ts";

/** Looks at what the config and the environment say. */
export function checkSettings(config: ReadConfig, settings: Settings): Finding[] {
  const { secrets, publishableKey, trustedProxies, retention, development, origins } = settings;
  return [
    siteUrl(config),
    ok("secret keys", `${secrets.map(lastFour).join(", ")}; the first one signs`),
    ok("publishable key", lastFour(publishableKey)),
    ok("pages that may send", origins.length > 0 ? origins.join(", ") : "of this host only"),
    trustedProxies.length > 0
      ? ok("proxies", `${trustedProxies.join(", ")} are believed`)
      : note(
          "proxies",
          "none is believed",
          "Behind a proxy all visitors look like one: list it in server.trustedProxies.",
        ),
    ok(
      "retention",
      `events ${days(retention.events)}, visitors and profiles ${days(retention.visitors)}`,
    ),
    development
      ? note(
          "environment",
          "development: a secret is made when there is none",
          "Where visitors come, set STAGELIGHT_SECRET and leave out NODE_ENV=development.",
        )
      : ok("environment", `Node.js ${process.versions.node}`),
    ...connected(config, settings),
  ];
}

function siteUrl({ site }: ReadConfig): Finding {
  if (site?.url) return ok("site", site.url);
  return note(
    "site",
    "no address",
    "Set site.url in stagelight.config.ts: what is signed is good for this site only.",
  );
}

function connected(config: ReadConfig, { connectors }: Settings): Finding[] {
  const { destinations, sources } = connectors;
  const names = [...destinations.keys(), ...sources.keys()];
  if (names.length === 0) return [];
  const to = [...destinations.keys()].map((name) => `stagelight connectors test ${name}`);
  const untried = to.length > 0 ? `; tried out with ${to.join(", ")}` : "";
  const waiting = awaitingConsent(config, connectors);
  return [
    ok("connectors", `${names.join(", ")} have what they need${untried}`),
    ...(waiting ? [note("connectors", waiting, CONSENT_HELP)] : []),
  ];
}

/** Enough to tell two keys from each other. */
function lastFour(key: string): string {
  return `…${key.slice(-4)}`;
}

function days(seconds: number): string {
  return `${Math.round((seconds / 86_400) * 10) / 10} days`;
}
