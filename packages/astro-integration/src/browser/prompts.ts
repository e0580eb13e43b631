/**
 * Part of every page of a site that has prompts, and of no other: hears what happens until the runner is
 * there, which is loaded after the page, when the visitor allows what it stores.
 */
import runnerUrl from "@stagelight/astro/prompt-runner?url&no-inline";
import traceUrl from "@stagelight/astro/prompt-trace?url&no-inline";
import table from "virtual:stagelight/prompts";
import type { Signal } from "@stagelight/core";
import { ATTENTION_KEY } from "../anywhere/storage-policy.ts";
import type { PromptRunner } from "./prompt-runner.ts";
import type { Tracker } from "./tracker.ts";

const tracker = (window as unknown as { stagelight?: Tracker }).stagelight;

// As in the tracker: not without the head script, not in a second copy, not in a preview.
if (tracker?.queue_) {
  let early: Signal[] = [];
  let runner: PromptRunner | undefined;
  let loading: Promise<PromptRunner> | undefined;
  let begun: boolean | undefined;

  const hear = (signal: Signal): unknown => (runner ? runner.hear_(signal) : early.push(signal));

  const load = async (): Promise<PromptRunner> => {
    const { run } = (await import(
      /* @vite-ignore */ runnerUrl
    )) as typeof import("./prompt-runner.ts");
    runner = run(tracker, table);
    early.forEach(runner.hear_);
    return runner;
  };
  const loaded = () => (loading ??= load());

  // Not with an idle callback: Chromium loses those of pages that come back from its cache.
  const start = (): void => {
    if (tracker.consent.get!().functional) setTimeout(() => void loaded(), 200);
  };

  const forget = (): void => {
    try {
      localStorage.removeItem(ATTENTION_KEY);
    } catch {}
  };

  const begin = (): void => {
    const { explain, reset } = tracker;
    Object.assign(tracker, {
      async explain() {
        const { trace } = (await import(
          /* @vite-ignore */ traceUrl
        )) as typeof import("./prompt-trace.ts");
        return { ...(await explain()), prompts: trace(table, (await loaded()).situation_()) };
      },
      reset() {
        forget();
        return reset();
      },
    });
    if (document.readyState == "complete") start();
    else addEventListener("load", start);
  };

  Object.assign(tracker, { prompt: (id: string) => hear(["code", id]) });
  document.addEventListener("stagelight:event", ({ detail: { type, event, properties } }) => {
    // The first one is a page view: the tracker is at work.
    if (!begun) begin();
    begun = true;
    const name = type == "page" ? "Page Viewed" : event;
    if (name) hear(["event", name as string, properties]);
  });
  document.addEventListener("stagelight:stage-change", ({ detail: { track, to } }) => {
    if (!track) hear(["stage", to]);
  });
  document.addEventListener("stagelight:consent", ({ detail: { functional } }) => {
    if (functional) start();
    else forget();
    runner?.hear_();
  });
  const land = (again: boolean): void => {
    early = [];
    runner?.land_(again);
  };
  document.addEventListener("astro:before-swap", () => land(false));
  document.addEventListener("prerenderingchange", () => land(true));
  addEventListener("pageshow", ({ persisted }) => persisted && land(true));
}
