import { type Meanings, compileAudience } from "../audience/compile.ts";
import { pathsOf } from "../audience/asks.ts";
import type { LifecycleModel, Condition } from "../lifecycle/rule.ts";
import type { StageMap } from "../lifecycle/presets/info.ts";
import { trackKey } from "../lifecycle/track-key.ts";
import { compileMatches } from "../predicate/match.ts";
import type { Problem } from "../problems/problem.ts";
import { type Duration, seconds } from "../time/duration.ts";
import type { StagelightConfig } from "./input.ts";
import type {
  LifecycleMail,
  MailAddress,
  MailConfig,
  ReadLifecycleMail,
  ReadMail,
  MailTrigger,
  ReadTrigger,
} from "./mail.ts";
import { LOCALE_PART } from "./localized-page.ts";
import { parseMailbox } from "./mail-address.ts";

/** Fills in the defaults, and compiles the mails. */
export function readMail(
  {
    from,
    replyTo,
    postalAddress,
    templates = "mails",
    links = {},
    perDay = 1,
    perWeek = 3,
    confirmationsPerHour = 100,
    alertsTo,
    lifecycle = [],
  }: MailConfig = {},
  silence: Silence,
  meanings: Meanings,
): ReadMail {
  return {
    ...(from && { from: inParts(from) }),
    ...(replyTo && { replyTo: inParts(replyTo) }),
    ...(postalAddress && { postalAddress }),
    templates,
    links,
    perDay,
    perWeek,
    confirmationsPerHour,
    ...(alertsTo && { alertsTo: inParts(alertsTo) }),
    lifecycle: lifecycle.map((mail) => compileMail(mail, silence, meanings)),
  };
}

/**
 * What no schema can see: mails and connectors without a server, silence that no decay ends, links in
 * languages that are not named.
 */
export function mailProblems(
  {
    site,
    mail,
    connectors,
    server,
  }: Pick<StagelightConfig, "site" | "mail" | "connectors" | "server">,
  silence: Silence,
): Problem[] {
  const idle = Object.entries({ mail: mail?.lifecycle, connectors }).filter(
    ([, entries]) => entries && entries.length > 0 && !server,
  );
  const dormant = (mail?.lifecycle ?? []).flatMap(({ when }, index) =>
    "dormant" in when && silence.entered.length === 0 ? [index] : [],
  );
  const pages = site?.locales?.length ? {} : (mail?.links ?? {});
  return [
    ...Object.entries(pages).flatMap(([name, page]) =>
      page.search(LOCALE_PART) < 0
        ? []
        : {
            path: `mail.links.${name}`,
            expected: "site.locales, since the language is part of the address",
            found: JSON.stringify(page),
            help: 'Name the languages, such as site: { locales: ["en", "ko"] }, or write the address without brackets.',
          },
    ),
    ...idle.map(([key]) => ({
      path: "server",
      expected: `a server, since ${key} is there`,
      found: server === undefined ? "nothing" : JSON.stringify(server),
      help: `A site without a server sends nothing: add server: {}, or remove ${key}.`,
    })),
    ...dormant.map((index) => ({
      path: `mail.lifecycle[${index}].when.dormant`,
      expected: "a model with a decay out of the stages that orders lead to",
      found: "no such decay",
      help: 'Add one under lifecycle.decay, for example { from: "customer", to: "lead", after: "180d" }, or name the stage instead: when: { stage: "…" }. Stages that orders lead to are those of rules for "Order Completed" or "Subscription Started", and those that mapsTo calls retention or advocacy.',
    })),
  ];
}

/** Facts that browsers keep to themselves. */
const BROWSERS_OWN: Readonly<Record<string, string>> = {
  visits: "how often somebody has visited",
  source: "where a visit came from",
};

/** What a mail asks for, and the server cannot know. */
export function unknownToServer({ lifecycle }: ReadMail): Problem[] {
  return lifecycle.flatMap(({ if: audience }, index) => {
    const first = (audience ? pathsOf(audience) : []).map((path) => path.split(".")[0]!);
    return [...new Set(first)].flatMap((key) => {
      const what = Object.hasOwn(BROWSERS_OWN, key) ? BROWSERS_OWN[key] : undefined;
      if (what === undefined) return [];
      return {
        path: `mail.lifecycle[${index}].if`,
        expected: "an audience that asks for what the server knows",
        found: `${key}, by itself or in an audience that is named here`,
        help: `Only the browser knows ${what}: ask for stage, orders, traits, score or the page's language instead.`,
      };
    });
  });
}

function inParts(mailbox: string | MailAddress): MailAddress {
  return typeof mailbox === "string" ? parseMailbox(mailbox)! : mailbox;
}

function compileMail(
  { id, when, after, if: audience, stopWhen, template, kind, atMostOncePer, list }: LifecycleMail,
  silence: Silence,
  meanings: Meanings,
): ReadLifecycleMail {
  return {
    id,
    when: compileTrigger(when, silence),
    after:
      typeof after === "object"
        ? {
            rhythm: "orders",
            atLeast: inSeconds(after.atLeast ?? "1d"),
            atMost: inSeconds(after.atMost ?? "365d"),
          }
        : after === undefined
          ? 0
          : inSeconds(after),
    ...(audience !== undefined && { if: compileAudience(audience, meanings) }),
    stopWhen: listed(stopWhen ?? []),
    template,
    ...(kind && { kind }),
    ...(atMostOncePer && { atMostOncePer: inSeconds(atMostOncePer) }),
    ...(list !== undefined && { list }),
  };
}

function compileTrigger(when: MailTrigger, silence: Silence): ReadTrigger {
  if ("event" in when) {
    return { events: listed(when.event), properties: compileMatches(when.properties ?? {}) };
  }
  if ("dormant" in when) return { track: "", ...silence, decay: true };
  return { track: trackKey(when.track ?? ""), entered: listed(when.stage), decay: false };
}

/** Events that make somebody a customer. */
const ORDERS = ["Order Completed", "Subscription Started"];

/** A customer's silence: the stages that decays lead out of, and those that they lead to. */
export interface Silence {
  readonly left: readonly string[];
  readonly entered: readonly string[];
}

/** The decays out of the stages that orders lead to. */
export function fallingSilent(
  { rules, decay = [], stages }: LifecycleModel,
  mapsTo: StageMap,
): Silence {
  const led = rules.filter(({ when }) => speaksOfOrders(when)).map(({ to }) => to);
  const like = stages.filter((stage) => ["retention", "advocacy"].includes(mapsTo[stage] ?? ""));
  const customers = new Set([...led, ...like]);
  const leading = decay.filter(({ from, to }) => customers.has(from) && !customers.has(to));
  return {
    left: [...new Set(leading.map(({ from }) => from))],
    entered: [...new Set(leading.map(({ to }) => to))],
  };
}

function speaksOfOrders(condition: Condition): boolean {
  if ("all" in condition) return condition.all.some(speaksOfOrders);
  if ("any" in condition) return condition.any.some(speaksOfOrders);
  return (
    "event" in condition && listed(condition.event ?? []).some((name) => ORDERS.includes(name))
  );
}

function inSeconds(duration: Duration): number {
  return seconds(duration)!;
}

function listed(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}
