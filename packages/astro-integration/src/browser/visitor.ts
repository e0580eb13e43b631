import {
  advance,
  type Facts,
  decodeState,
  type LifecycleState,
  type Model,
  prepareSmall,
  storedOf,
  type Transition,
} from "@stagelight/core";
import hintCookie from "virtual:stagelight/hint-cookie";
import profiling from "virtual:stagelight/profiling";
import { type Memory, STORAGE_KEY, type TrackerTable } from "../anywhere/memory.ts";
import { emit } from "./emit.ts";
import type { Head } from "./head-api.ts";

/** What happened, as callers tell it. */
export interface Told {
  type: string;
  event?: string;
  properties?: object | undefined;
  traits?: object;
}

export type Record_ = (told: Told) => void;

/** The most characters of traits that are kept. */
const TRAITS = 1000;

/** The visitor of this browser: memory, as far as it is allowed, and the engine that moves it. */
export function visitor(config: TrackerTable, head: Head) {
  const model_: Model = prepareSmall(config.model, profiling);

  // Other tabs write too: what is stored is newer than what this page remembers.
  function read_(): Memory {
    try {
      const text = localStorage.getItem(STORAGE_KEY);
      if (text !== head.text_) {
        head.text_ = text;
        head.memory_ = {};
        head.memory_ = JSON.parse(text!) || {};
      }
    } catch {}
    return head.memory_;
  }

  /** Whether the visitor allows a purpose; without a choice the config decides. */
  function allows_(purpose: string): boolean {
    const { c } = head.memory_;
    return purpose == "marketing" && navigator.globalPrivacyControl
      ? false
      : c
        ? !!c.p?.includes?.(purpose)
        : config.store;
  }

  function write_(memory: Memory): void {
    head.memory_ = memory;
    const kept = allows_("personalization") ? memory : { c: memory.c };
    try {
      hintCookie(config, kept);
      const text = JSON.stringify(kept);
      // Nobody was asked, or nothing is left: then not even an empty key.
      const empty = text == "{}";
      if (empty) localStorage.removeItem(STORAGE_KEY);
      else localStorage.setItem(STORAGE_KEY, text);
      head.text_ = empty ? null : text;
    } catch {}
  }

  const now = (): number => Math.floor(Date.now() / 1000);
  const state_ = (): LifecycleState => {
    const { l, h } = read_();
    return decodeState(model_, l, now(), h);
  };

  function record_(told: Told): void {
    const timestamp = Date.now();
    const before = state_();
    head.load_(document);
    const { state, transitions } = advance(model_, before, {
      ...(told as object),
      type: told.type,
      timestamp,
    });
    write_({
      c: head.memory_.c!,
      ...storedOf(model_, state),
      x: now(),
      v: head.facts_.visits,
      s: head.facts_.source,
      t: merged(head.facts_.traits, told.traits),
    });
    if (transitions[0] || told.traits) head.load_(document);
    emit("event", { ...told, timestamp: new Date(timestamp).toISOString() });
    transitions.forEach(changed);
  }

  function changed(transition: Transition): void {
    emit("stage-change", transition);
    emit("event", {
      type: "track",
      event: "Lifecycle Stage Changed",
      properties: transition,
      timestamp: new Date(transition.at).toISOString(),
    });
  }

  /** Forgets all but the consent choice. */
  function forget_(): void {
    const { stage } = head.facts_;
    write_({ c: read_().c! });
    head.load_(document);
    if (stage == head.facts_.stage) return;
    // prettier-ignore
    emit("stage-change", { track: "", from: stage, to: head.facts_.stage, at: Date.now(), kind: "reset", rule: "reset", evidence: [] });
  }

  return { model_, state_, read_, record_, forget_, allows_, write_ };
}

function merged(before: Facts["traits"], told: unknown): Facts["traits"] {
  if (typeof told != "object") return before;
  const traits = { ...before, ...told };
  try {
    if (JSON.stringify(traits).length <= TRAITS) return traits;
  } catch {}
  console.warn("[stagelight] These traits are too large to keep:", told);
  return before;
}
