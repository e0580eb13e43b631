/**
 * Runs inline in the head of every page, before anything is painted: stored stages → decay →
 * `<html data-stage>` → each tailored slot picks its part while the parser stands there.
 */
import { channelOf, evaluate, holds, visitSource } from "@stagelight/core";
import { factsOf } from "../anywhere/facts.ts";
import { type HeadTable, STORAGE_KEY } from "../anywhere/memory.ts";
import type { Head, Slot } from "./head-api.ts";

declare const STAGELIGHT: HeadTable;
/** Whether an audience of the site asks for channels: their rules are as large as all the rest. */
declare const CHANNELS: boolean;

const { stages, audiences, store } = STAGELIGHT;

const head = {
  holds_: holds,
  audiences_: audiences,
  memory_: {},

  load_(page) {
    const landing = visitSource(location.href, document.referrer);
    const load = () => {
      head.facts_ = factsOf(head.memory_, stages, landing, page.documentElement.lang, CHANNELS && channelOf);
    };
    try {
      load();
    } catch {
      // What was remembered may be anything.
      head.memory_ = {};
      load();
    }
  },

  choose_(slot) {
    for (const part of slot.children as HTMLCollectionOf<HTMLTemplateElement>) {
      const { when } = part.dataset;
      // Parts for one stage are so common that they are said in short.
      if (
        when &&
        (when[0] == "="
          ? when.slice(1) == head.facts_.stage
          : evaluate(audiences[when] || JSON.parse(when), head.facts_))
      ) {
        return part;
      }
    }
    return undefined;
  },

  pick_(fallback) {
    const slot: Slot = fallback.parentElement!;
    if (slot.part_) return;
    const part = head.choose_(slot);
    slot.part_ = part || fallback;
    slot.fallback_ = fallback;
    if (!part) return;
    const shown = slot.ownerDocument.createElement("stagelight-part");
    shown.append(part.content);
    slot.append(shown);
    // The parser may still stand inside the default: in a template, what it adds is inert. No
    // request, no script, no element of the page.
    part.content.append(fallback);
  },
} as Head;

try {
  head.memory_ = JSON.parse((head.text_ = localStorage[STORAGE_KEY])) || {};
} catch {}
// What was stored while the config still allowed it is not ours to read.
if (!store && !head.memory_.c) head.memory_ = {};
head.load_(document);
document.documentElement.dataset.stage = head.facts_.stage;

const page = window as unknown as { stagelight?: Record<string, unknown> };
if (!page.stagelight) {
  customElements.define(
    "stagelight-default",
    class extends HTMLElement {
      connectedCallback() {
        head.pick_(this);
      }
    },
  );
  const queue: unknown[][] = [];
  page.stagelight = { head_: head, queue_: queue };
  for (const name of ["track", "page", "identify", "reset", "set"]) {
    page.stagelight[name] = (...rest: unknown[]) => queue.push([name, ...rest]);
  }
  page.stagelight.consent = page.stagelight;
}
