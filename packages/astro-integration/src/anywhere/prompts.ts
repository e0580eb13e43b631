import type { AttentionBudget, SitePromptTable } from "@stagelight/core";

/** What the build gives pages of a site that has prompts. */
export interface PromptsTable {
  readonly budget: AttentionBudget;
  readonly prompts: readonly SitePromptTable[];
  /** Address of the widgets' loader. */
  readonly embed: string;
}
