interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  /** Of these the thread had a processor for so many. */
  tdur?: number;
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

export interface ScriptTime {
  /** Milliseconds in which the page's main thread was compiling or running scripts. */
  wall: number;
  /** The same without the time in which the thread waited: steadier on a busy machine. */
  processor: number;
}

/** Time for the scripts of the page at `url`; stretches that lie inside others count once. */
export function scriptTime(trace: Buffer, url: string): ScriptTime {
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
  const time: ScriptTime = { wall: 0, processor: 0 };
  let end = 0;
  for (const { ts, dur = 0, tdur = dur } of stretches) {
    // Trace events on one thread nest, they never overlap in part.
    if (ts < end) continue;
    end = ts + dur;
    time.wall += dur / 1000;
    time.processor += tdur / 1000;
  }
  return time;
}
