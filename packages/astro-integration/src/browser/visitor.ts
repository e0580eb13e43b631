import {
  advanceAt,
  type Facts,
  decodeState,
  type LifecycleState,
  type Model,
  prepareSmall,
  storedOf,
} from "@stagelight/core";
import hintCookie from "virtual:stagelight/hint-cookie";
import profiling from "virtual:stagelight/profiling";
import type { Memory, TrackerTable } from "../anywhere/memory.ts";
import { STORAGE_KEY } from "../anywhere/storage-policy.ts";
import { emit } from "./emit.ts";
import type { Head } from "./head-api.ts";
import type { Later } from "./tracker.ts";

/** Properties of an event, or traits. */
export type Properties = Readonly<Record<string, unknown>> | undefined;

/** What happened, as callers tell it. */
export interface Told {
  type: string;
  event?: string;
  properties?: Properties;
  traits?: Properties;
}

/** Tells that something happened. */
export type Track = (event: string, properties?: Properties) => void;

/** The visitor of this browser: memory, as far as it is allowed, and the engine that moves it. */
export function visitor(config: TrackerTable, head: Head, later: Later) {
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
  function granted_(purpose: string): boolean {
    const { c } = head.memory_;
    // Anybody may have written it.
    return c ? [c.p].flat().includes(purpose) : config.store;
  }

  function write_(memory: Memory): void {
    head.memory_ = memory;
    const kept = granted_("personalization") ? memory : { c: memory.c };
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

  const state_ = (now: number): LifecycleState =>
    decodeState(model_, read_().l, now, head.memory_.h);

  /** @param traits all that is known of the person, where that changes */
  function record_(told: Told, traits?: Facts["traits"]): void {
    const time = Date.now();
    const x = Math.floor(time / 1000);
    const before = state_(x);
    head.load_(document);
    const { state, transitions } = advanceAt(model_, before, told, Math.max(before.now, x));
    // As they are by now: another tab may have told others, or deleted them.
    const { visits: v, source: s, traits: t } = head.facts_;
    write_({ c: head.memory_.c!, ...storedOf(model_, state), x, v, s, t: traits || t });
    if (transitions[0] || told.traits) head.load_(document);
    emit("event", {
      ...told,
      // Few listen, and making the text takes longer than all the rest of telling.
      get timestamp() {
        return new Date(time).toISOString();
      },
    });
    if (transitions[0]) later("moved", transitions);
  }

  return { model_, state_, read_, record_, granted_, write_ };
}
