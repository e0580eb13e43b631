/**
 * Runs inline in the head of every page, before anything is painted: stored stages → decay →
 * `<html data-stage>` → each tailored slot picks its part while the parser stands there.
 */
import {
  channelOf,
  evaluate,
  holds,
  profileFacts,
  type ProfileTable,
  visitSource,
} from "@stagelight/core";
import { factsOf } from "../anywhere/facts.ts";
import type { HeadTable, PreviewTable } from "../anywhere/memory.ts";
import { STORAGE_KEY } from "../anywhere/storage-policy.ts";
import { devPage } from "./dev-page.ts";
import type { Head, Slot } from "./head-api.ts";
import { previewOf } from "./preview.ts";

declare const window: { stagelight?: Record<string, unknown> };
declare const STAGELIGHT: HeadTable;
declare const PREVIEWS: PreviewTable;
/** Names of the calls that wait for the tracker. */
declare const CALLS: readonly string[];
/** Whether an audience of the site asks for channels: their rules are as large as all the rest. */
declare const CHANNELS: boolean;
/** Whether the site keeps score, orders or interests; and how they fade. */
declare const PROFILE: boolean;
declare const KEEPS: ProfileTable | null;
/** Whether the address can ask for the page as somebody else sees it. */
declare const PREVIEW: boolean;
/** Whether this is `astro dev`, where the toolbar makes up visitors. */
declare const DEV: boolean;

const { stages, audiences, store } = STAGELIGHT;

const head = {
  holds_: holds,
  audiences_: audiences,
  memory_: {},

  load_(page) {
    // A visitor who is made up has not come by this address.
    const landing =
      DEV && dev && dev.madeUp()
        ? visitSource("", "")
        : visitSource(location.href, document.referrer);
    const load = () => {
      head.facts_ = factsOf(
        head.memory_,
        stages,
        landing,
        page.documentElement.lang,
        CHANNELS && channelOf,
      );
      if (PROFILE && KEEPS) {
        Object.assign(head.facts_, profileFacts(KEEPS, head.memory_.h, Date.now() / 1000));
      }
    };
    try {
      load();
    } catch {
      // What was remembered may be anything.
      head.memory_ = {};
      load();
    }
    if (PREVIEW && preview) head.facts_ = preview.facts_(head.facts_);
  },

  choose_(slot) {
    for (const part of slot.children as HTMLCollectionOf<HTMLTemplateElement>) {
      const when = part.dataset.when;
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

const dev = DEV && devPage();
const preview = PREVIEW && previewOf({ stages, audiences, ...PREVIEWS }, channelOf);

try {
  head.memory_ =
    JSON.parse(
      (head.text_ = DEV && dev ? dev.storage.getItem(STORAGE_KEY) : localStorage[STORAGE_KEY]),
    ) || {};
} catch {}
// What was stored while the config still allowed it is not ours to read.
if (!store && !head.memory_.c) head.memory_ = {};
head.load_(document);
document.documentElement.dataset.stage = head.facts_.stage;

if (!window.stagelight) {
  customElements.define(
    "stagelight-default",
    class extends HTMLElement {
      connectedCallback() {
        head.pick_(this);
      }
    },
  );
  const queue: unknown[][] = [];
  window.stagelight = { head_: head, queue_: queue };
  if (PREVIEW && preview) {
    // Without a queue the tracker does nothing: nothing is recorded, stored or sent.
    window.stagelight = { head_: head, facts: () => head.facts_ };
    preview.begin_(head);
  }
  for (const name of CALLS) {
    window.stagelight[name] = (...rest: unknown[]) => queue.push([name, ...rest]);
  }
  window.stagelight.consent = window.stagelight;
}
