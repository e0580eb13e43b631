interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  args?: { data?: { url?: string } };
}

/** What Chromium's trace calls the stretches in which a page's scripts are compiled or run. */
const scripting = new Set([
  "EvaluateScript",
  "FunctionCall",
  "RunMicrotasks",
  "v8.compile",
  "v8.compileModule",
  "v8.evaluateModule",
]);

/**
 * Milliseconds in which the main thread of the page at `url` was compiling or running scripts.
 * Stretches that lie inside others count once.
 */
export function scriptTime(trace: Buffer, url: string): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const commit = traceEvents.find(
    ({ name, args }) => name === "CommitLoad" && args?.data?.url === url,
  );
  if (!commit) throw new Error(`The trace does not show that ${url} was opened.`);
  const stretches = traceEvents
    .filter(({ name, ph, pid, tid }) => {
      const here = pid === commit.pid && tid === commit.tid;
      return here && ph === "X" && scripting.has(name);
    })
    .toSorted((a, b) => a.ts - b.ts);
  let total = 0;
  let end = 0;
  for (const { ts, dur = 0 } of stretches) {
    const from = Math.max(ts, end);
    if (ts + dur <= from) continue;
    total += ts + dur - from;
    end = ts + dur;
  }
  return total / 1000;
}
