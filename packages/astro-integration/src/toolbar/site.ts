import type { AudienceTable, ModelTable } from "@stagelight/core";
import type { PromptTexts } from "../anywhere/prompt-reason.ts";

/** Id of the app in Astro's toolbar. */
export const APP = "stagelight";

/** The message with which the server tells {@link ContentFile | the site's content}. */
export const CONTENT = "stagelight:content";

/** What the toolbar knows of the site. */
export interface ToolbarSite {
  readonly model: ModelTable;
  /** Segments that visitors can be put into. */
  readonly segments: Readonly<Record<string, AudienceTable>>;
  /** Why each rule and decay moves a visitor, in words, by its id. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Why prompts do or do not show, in words; nothing where the site has none. */
  readonly prompts?: PromptTexts | undefined;
  /** Languages of the site's pages. */
  readonly languages: readonly Language[];
  /** The path that all pages begin with; ends in a slash. */
  readonly base: string;
  /** Whether storage is allowed without asking. */
  readonly store: boolean;
  /** Whether pages can be made on demand. */
  readonly onDemand: boolean;
}

/** A language that pages of the site are in. */
export interface Language {
  /** As in `<html lang>`. */
  readonly lang: string;
  /** What the paths of its pages begin with, after the base; empty where they have nothing. */
  readonly path: string;
}

/** An entry of the content collection. */
export interface ContentFile {
  readonly place: string;
  /** What the page calls it. */
  readonly title: string;
  readonly file: string;
}
