import type { Services } from "../http/route.ts";
import type { Metric } from "../operations/metrics.ts";

/** Figures of the guard and of sign-ups for Prometheus. */
export async function guardMetrics({
  guard,
  alarm,
}: Pick<Services, "guard" | "alarm">): Promise<Metric[]> {
  // Where the database cannot be asked, the other figures are still told.
  const state = await alarm.state().catch(() => undefined);
  return [
    {
      name: "guard_total",
      kind: "counter",
      help: "Public forms by what the guard of this process did with them.",
      value: { label: "outcome", of: guard.figures },
    },
    ...(state
      ? [
          gauge("sign_ups_last_hour", "Newsletter forms of the last hour.", state.lastHour),
          gauge("sign_ups_ceiling", "So many in an hour raise the alarm.", state.ceiling),
          gauge("sign_ups_alarm", "1 while there are far too many.", state.raised ? 1 : 0),
        ]
      : []),
  ];
}

function gauge(name: string, help: string, value: number): Metric {
  return { name, kind: "gauge", help, value };
}
