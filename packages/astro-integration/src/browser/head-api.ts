import type { AudienceTable, Facts, holds } from "@stagelight/core";
import type { Memory } from "../anywhere/memory.ts";

/** A tailored slot of the page. */
export interface Slot extends Element {
  /** The part that was picked, or the default; nothing before it was decided. */
  part_?: Element | undefined;
  /** The default; while a part is shown it lies in the part's emptied template. */
  fallback_?: Element;
}

/** What the head script hands to the tracker. Names ending in `_` are shortened in the build. */
export interface Head {
  /** Core's comparison, so that the tracker need not bring it again. */
  readonly holds_: typeof holds;
  /** Named audiences of the config. */
  readonly audiences_: Readonly<Record<string, AudienceTable>>;
  facts_: Facts;
  memory_: Memory;
  /** The text that `memory_` was read from; nothing where storage is not to be had. */
  text_?: string | null | undefined;
  /** Works out the facts from memory, for a document. */
  load_(document: Document): void;
  /** The part of a slot that fits the facts; nothing for the default. */
  choose_(slot: Slot): HTMLTemplateElement | undefined;
  /** Shows what fits in the slot of a default. */
  pick_(fallback: Element): void;
}
