import { version } from "../command-line/version.ts";
import { chatMetrics } from "../chat/metrics.ts";
import { guardMetrics } from "../guard/metrics.ts";
import { incentiveMetrics } from "../newsletter/incentive/check.ts";
import { referralMetrics } from "../referral/figures.ts";
import { outboxMetrics } from "../outbox/metrics.ts";
import type { Route, Services } from "../http/route.ts";

/** One figure, as Prometheus reads it. */
export interface Metric {
  /** Without the prefix. */
  readonly name: string;
  readonly kind: "counter" | "gauge";
  readonly help: string;
  /** The value, or values by a label. */
  readonly value:
    number | { readonly label: string; readonly of: Readonly<Record<string, number>> };
}

/**
 * Figures for Prometheus. A private address opens no door here: behind a proxy on the same machine
 * everybody has one. Prometheus sends the secret key as the user name of `basic_auth`.
 */
export const metricsRoute: Route = {
  method: "GET",
  path: "/metrics",
  summary: "Tells figures about the server in the text format of Prometheus.",
  access: "secret-key",
  origins: "site",
  limit: { name: "metrics", calls: 60, seconds: 60 },
  answer: { status: 200, type: "text/plain" },
  async handle({ services }) {
    const metrics = [
      ...metricsOf(services),
      ...(await outboxMetrics(services)),
      ...(await guardMetrics(services)),
      ...(await incentiveMetrics(services)),
      ...(await referralMetrics(services)),
      ...(await chatMetrics(services)),
    ];
    return new Response(metricsText(metrics), {
      headers: {
        "content-type": "text/plain; version=0.0.4; charset=utf-8",
        "cache-control": "no-store",
      },
    });
  },
};

/** The text format of Prometheus, 0.0.4. */
function metricsText(metrics: readonly Metric[]): string {
  return metrics
    .flatMap(({ name, kind, help, value }) => {
      const full = `stagelight_${name}`;
      const lines =
        typeof value === "number"
          ? [`${full} ${value}`]
          : Object.entries(value.of).map(
              ([key, each]) => `${full}{${value.label}="${key}"} ${each}`,
            );
      return [`# HELP ${full} ${help}`, `# TYPE ${full} ${kind}`, ...lines, ""];
    })
    .join("\n");
}

function metricsOf({ store, taken, figures }: Services): Metric[] {
  const status = store.status();
  const { accepted, rejected, bots, withoutConsent } = taken;
  const { median, p99, max } = figures.eventLoopDelay();
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const by = (label: string, of: Readonly<Record<string, number>>): Metric["value"] => ({
    label,
    of,
  });
  return [
    {
      name: "events_total",
      kind: "counter",
      help: "Events by what became of them.",
      value: by("outcome", { accepted, rejected, bot: bots, without_consent: withoutConsent }),
    },
    {
      name: "events_waiting",
      kind: "gauge",
      help: "Events that wait to be stored.",
      value: status.waiting,
    },
    {
      name: "events_projected_total",
      kind: "counter",
      help: "Events that were projected by this process.",
      value: status.projected,
    },
    {
      name: "projection_lag_seconds",
      kind: "gauge",
      help: "From the receipt of the newest event of the last batch to its projection.",
      value: status.lag / 1_000,
    },
    {
      name: "storage_trouble",
      kind: "gauge",
      help: "1 while something keeps events from being stored.",
      value: status.trouble === undefined ? 0 : 1,
    },
    {
      name: "replay_rows",
      kind: "gauge",
      help: "How far a replay of the log is; both 0 when there is none.",
      value: by("rows", {
        done: status.replaying?.rows ?? 0,
        all: status.replaying?.total ?? 0,
      }),
    },
    {
      name: "event_loop_delay_seconds",
      kind: "gauge",
      help: "How late the main thread was since the last look.",
      value: by("quantile", { "0.5": median, "0.99": p99, "1": max }),
    },
    {
      name: "process_resident_memory_bytes",
      kind: "gauge",
      help: "Memory of the process.",
      value: rss,
    },
    {
      name: "process_heap_bytes",
      kind: "gauge",
      help: "JavaScript heap of the main thread.",
      value: heapUsed,
    },
    {
      name: "process_cpu_seconds_total",
      kind: "counter",
      help: "Processor time, of all threads.",
      value: (user + system) / 1e6,
    },
    {
      name: "process_start_time_seconds",
      kind: "gauge",
      help: "When the process was started, since 1970.",
      value: figures.startedAt / 1_000,
    },
    {
      name: "info",
      kind: "gauge",
      help: "The version that runs.",
      value: by("version", { [version()]: 1 }),
    },
  ];
}
