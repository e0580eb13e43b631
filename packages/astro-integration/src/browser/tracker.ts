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

// Without the head script, or in a second copy of this one, there is no queue.
const queue = stagelight?.queue_;
if (queue) {
  delete stagelight.queue_;
  const { record_, reset_, model_, read_, state_ } = visitor(config, stagelight.head_);
  const { view, refresh, follow } = navigation(stagelight.head_, record_, read_);
  const observe = declaredEvents(record_);
  const begin = (): void => {
    Object.assign(stagelight, {
      track: (event: string, properties?: object) => record_({ type: "track", event, properties }),
      page: view,
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
    view();
    observe();
    follow(observe);
    for (const [name, ...rest] of queue) stagelight[name](...rest);
  };
  // A page that is prerendered has not been seen yet: calls wait in the queue.
  if ((document as { prerendering?: boolean }).prerendering) {
    document.addEventListener(
      "prerenderingchange",
      () => {
        refresh(document);
        begin();
      },
      { once: true },
    );
  } else begin();
}
