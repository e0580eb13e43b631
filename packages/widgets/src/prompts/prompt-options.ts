import type { OptionSource } from "../platform/widget.ts";

/** How a prompt stands in a page. */
export type PromptForm = "popup" | "slide-in" | "bar" | "inline";

/** A prompt's attributes, read. */
export interface PromptOptions {
  readonly open: boolean;
  readonly as: PromptForm;
  /** By which it is remembered and reported. */
  readonly id: string;
  /** What it is called for those who cannot see it; nothing where the widget's own name will do. */
  readonly label: string | undefined;
}

const FORMS: readonly string[] = ["popup", "slide-in", "bar", "inline"] satisfies PromptForm[];

/** Reads a prompt's attributes; a form that there is not is a pop-up. */
export function readPromptOptions({ attribute }: OptionSource): PromptOptions {
  const as = attribute("as") ?? "";
  return {
    open: typeof attribute("hidden") !== "string",
    as: FORMS.includes(as) ? (as as PromptForm) : "popup",
    id: attribute("name") ?? "",
    label: attribute("label") || undefined,
  };
}
