import type { Widget } from "../platform/widget.ts";
import css from "./prompt.css";
import { type PromptOptions, readPromptOptions } from "./prompt-options.ts";
import { PromptPage, type PromptState } from "./prompt-page.ts";
import { PromptView } from "./prompt-view.tsx";
import { surfaceOf } from "./surface.ts";
import type { PromptTexts } from "./texts/texts.ts";

/** The prompt's lazy half. */
export const widget: Widget<PromptOptions, PromptTexts, PromptState, PromptPage> = {
  css,
  readOptions: readPromptOptions,
  createPage: (options, around) => new PromptPage(options, around, surfaceOf),
  View: PromptView,
};
