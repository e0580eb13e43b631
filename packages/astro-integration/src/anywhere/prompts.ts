import type { AttentionBudget, SitePromptTable } from "@stagelight/core";

/** A text of a prompt: one for all languages, or one for each of some. */
export type PromptText = NonNullable<SitePromptTable["attributes"]>[string];

/** What the build gives pages of a site that has prompts. */
export interface PromptsTable {
  readonly budget: AttentionBudget;
  readonly prompts: readonly SitePromptTable[];
  /** Address of the widgets' loader. */
  readonly embed: string;
  /** Who says the lines of the chat, where it is known. */
  readonly team?: PromptText;
  /** Address of what shows the lines of the chat, where there are some. */
  readonly line?: string;
}
