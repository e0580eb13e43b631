import type { Services } from "../http/route.ts";
import type { Metric } from "../operations/metrics.ts";
import { type EndpointFigures, endpointFigures } from "./figures.ts";
import type { LaneFigures } from "./lane.ts";

/** Figures of the outbox for Prometheus, by endpoint. */
export async function outboxMetrics({
  outbox,
  store,
  clock,
}: Pick<Services, "outbox" | "store" | "clock">): Promise<Metric[]> {
  const now = clock.now();
  const done = Object.entries(outbox.status());
  // Where the database cannot be asked, the other figures are still told.
  const stands = await endpointFigures(store.read, now).catch(() => []);
  const counter = (of: keyof LaneFigures, help: string): Metric => ({
    name: `jobs_${of}_total`,
    kind: "counter",
    help,
    value: {
      label: "endpoint",
      of: Object.fromEntries(done.map(([name, each]) => [name, each[of]])),
    },
  });
  const gauge = (name: string, help: string, value: (of: EndpointFigures) => number): Metric => ({
    name,
    kind: "gauge",
    help,
    value: {
      label: "endpoint",
      of: Object.fromEntries(stands.map((each) => [each.endpoint, value(each)])),
    },
  });
  return [
    counter("done", "Jobs that were done by this process."),
    counter("dropped", "Jobs that this process decided not to do."),
    counter("failed", "Failures after which this process tries again."),
    counter("dead", "Jobs that this process gave up."),
    gauge("jobs_waiting", "Jobs to be done, now or later.", ({ waiting }) => waiting),
    gauge("jobs_given_up", "Jobs that were given up.", ({ dead }) => dead),
    gauge("jobs_late_seconds", "Since when the oldest job could have been done.", ({ dueSince }) =>
      dueSince === null ? 0 : Math.max(0, now - dueSince) / 1_000,
    ),
    gauge("endpoint_trouble", "1 while an endpoint fails or is disabled.", ({ state }) =>
      state === "works" ? 0 : 1,
    ),
  ];
}
