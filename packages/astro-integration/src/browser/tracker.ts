/**
 * Loads after the page is painted: page views, declared events and forms → `advance` → memory.
 * What it learns shows on the next page; what stands on this one does not move.
 */
import explainUrl from "@stagelight/astro/explain?url&no-inline";
import config from "virtual:stagelight/tracker";
import { declaredEvents } from "./declared-events.ts";
import { navigation } from "./navigation.ts";
import { visitor } from "./visitor.ts";
import type { Head } from "./head-api.ts";

type Name = "track" | "page" | "identify" | "reset" | "facts" | "explain";
type Calls = Record<Name, (...rest: never[]) => unknown>;

const page = window as unknown as {
  stagelight: Calls & { head_: Head; queue_?: [keyof Calls, ...never[]][] };
};
const { stagelight } = page;

// A second copy of the script finds no queue.
const queue = stagelight.queue_;
if (queue) {
  delete stagelight.queue_;
  const { record_, reset_, model_, read_, state_ } = visitor(config, stagelight.head_);
  Object.assign(stagelight, {
    track: (event: string, properties?: object) => record_({ type: "track", event, properties }),
    page: (properties?: object) => view(properties),
    identify: (traits: object) => record_({ type: "identify", traits }),
    reset: reset_,
    facts: () => stagelight.head_.facts_,
    explain: async () =>
      ((await import(/* @vite-ignore */ explainUrl)) as typeof import("./explain.ts")).explain(
        stagelight.head_,
        model_,
        state_(),
      ),
  });
  const { view, start } = navigation(stagelight.head_, record_, read_);
  const observe = declaredEvents(record_);
  start(observe);
  for (const [name, ...rest] of queue) stagelight[name](...rest);
}
