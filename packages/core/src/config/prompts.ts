import type { PromptTable } from "../attention/decide.ts";
import type { Meanings } from "../audience/compile.ts";
import type { Problem } from "../problems/problem.ts";
import type { StagelightConfig } from "./input.ts";
import type { ChatLine } from "./chat.ts";
import { compilePrompt, type PromptConfig } from "./prompt.ts";

/**
 * The widgets that a prompt can hold, each with the attributes that a prompt may give it. A widget that
 * is to be prompted for has a line here.
 */
export const PROMPT_WIDGETS = {
  newsletter: ["heading", "description", "button", "lists", "form"],
  referral: ["heading", "description", "button", "program", "form"],
  review: ["heading", "description", "button", "product", "name", "ask", "order"],
  survey: ["survey", "heading"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The name of a widget that a prompt can hold. */
export type PromptWidget = keyof typeof PROMPT_WIDGETS;

/** How a prompt can stand in a page. */
export const PROMPT_FORMS = ["popup", "slide-in", "bar", "inline"] as const;

/** One of {@link PROMPT_FORMS}. */
export type PromptForm = (typeof PROMPT_FORMS)[number];

/** One of the config's `prompts`: a widget that comes by itself, within the attention budget. */
export interface SitePrompt<
  Stage extends string = string,
  Name extends string = string,
> extends PromptConfig<Stage, Name> {
  /** What it shows: `"newsletter"`, `"referral"`, `"review"` or `"survey"`. */
  readonly widget: PromptWidget;
  /**
   * `popup`: a window over the page; `slide-in`: a card in the lower corner; `bar`: a strip at the foot;
   * `inline`: within the page, where `place` says.
   */
  readonly as: PromptForm;
  /** Attributes of the widget, each a text, or one for each language: `{ heading: { en: …, ko: … } }`. */
  readonly attributes?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /**
   * Of `inline` alone: a CSS selector of the element that it stands in, `"#after-article"`. It comes
   * where it moves nothing: below what is seen, or in room that the element keeps for it.
   */
  readonly place?: string;
}

/** A prompt of a site, or a line of its chat, compiled to plain JSON. */
export interface SitePromptTable extends PromptTable, Pick<SitePrompt, "attributes" | "place"> {
  /** `chat`: a line, whose text is the attribute `text`. */
  readonly widget: PromptWidget | "chat";
  /** `line`: beside the launcher of the chat. */
  readonly as: PromptForm | "line";
}

/** Compiles the config's `prompts`, which are valid. */
export function readPrompts(
  prompts: StagelightConfig["prompts"] = [],
  meanings: Meanings,
): SitePromptTable[] {
  return prompts.map((prompt) => {
    const { widget, as, attributes, place } = prompt;
    return {
      ...compilePrompt(prompt, meanings),
      widget,
      as,
      ...(attributes && { attributes }),
      ...(place !== undefined && { place }),
    };
  });
}

/** Compiles the lines of the config's `chat`, which are valid. */
export function readLines(lines: readonly ChatLine[] = [], meanings: Meanings): SitePromptTable[] {
  return lines.map((line) => ({
    ...compilePrompt(line, meanings),
    widget: "chat",
    as: "line",
    attributes: { text: line.text },
  }));
}

/** What prompts need of the rest of the config, and it is not there. */
export function promptProblems({ prompts = [], server, ...config }: StagelightConfig): Problem[] {
  return prompts.flatMap(({ verified, widget }, index): Problem[] => [
    ...(verified && !server
      ? [
          {
            path: `prompts[${index}].verified`,
            expected: "a server, which alone can vouch for a stage",
            found: "a config without server",
            help: "Add server: {} to the config, or remove verified: the stage is then the one that the browser knows.",
          },
        ]
      : []),
    ...needed(config, widget, index),
  ]);
}

/** What the widget is set up by. */
function needed(
  config: Pick<StagelightConfig, Exclude<PromptWidget, "survey"> | "surveys">,
  widget: PromptWidget,
  index: number,
): Problem[] {
  const key = widget === "survey" ? "surveys" : widget;
  const there = key === "surveys" ? config.surveys?.length : config[key];
  if (there) return [];
  return [
    {
      path: `prompts[${index}].widget`,
      expected: `a ${widget} in the config`,
      found: "none",
      help: `Add the key ${key} to the config, or remove this prompt.`,
    },
  ];
}
