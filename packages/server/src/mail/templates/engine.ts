import { Context, Liquid, type Template } from "liquidjs";
import { day, money } from "./filters.ts";
import { lineOf, type Values, values } from "./values.ts";

/** A text with Liquid in it, read. */
export type Parsed = Template[];

/** Liquid, less what would let a value past its escaping or read other files. */
export interface Engine {
  readonly filters: readonly string[];
  readonly tags: readonly string[];
  /** @throws Error with `token`, which knows line and column */
  parse(text: string, file: string): Parsed;
  /** Global variables of a text, with line and path. */
  variablesOf(parsed: Parsed): ReturnType<Liquid["analyzeSync"]>;
  /** One line without Markdown. */
  line(parsed: Parsed, data: object, language: string): string;
  /** Markdown with places, and the values that belong there. */
  markdown(parsed: Parsed, data: object, language: string): { text: string; values: Values };
}

const TAGS = ["assign", "break", "case", "comment", "continue", "for", "if", "raw", "unless", "#"];
const UNSAFE_FILTERS = ["raw"];

/** Far more than a mail needs. */
const LIMITS = { memoryLimit: 1e6, parseLimit: 1e6 };

/**
 * So many pieces of a text are rendered, loops and all: a loop in a loop ends with an error, in a blink.
 * They are counted, not timed: on a busy machine any time may be too short for an ordinary mail.
 */
const MOST_PIECES = 100_000;

export function createEngine(): Engine {
  let language = "en";
  let kept = values();
  const liquid = new Liquid({
    ...LIMITS,
    strictFilters: true,
    ownPropertyOnly: true,
    templates: {},
    outputEscape: (value: unknown) => kept.put(lineOf(value)),
  });
  for (const tag of Object.keys(liquid.tags)) if (!TAGS.includes(tag)) delete liquid.tags[tag];
  for (const filter of UNSAFE_FILTERS) liquid.unregisterFilter(filter);
  liquid.registerFilter("money", (amount: unknown, currency: unknown, unit: unknown) =>
    money(amount, currency, unit, language),
  );
  liquid.registerFilter("date", (value: unknown, style: unknown) => day(value, style, language));
  const render = (parsed: Parsed, data: object, wanted: string) => {
    language = wanted;
    kept = values();
    const context = new Context(data, liquid.options, { sync: true }, { liquid });
    let pieces = 0;
    // Liquid asks here before each piece, with the time.
    context.renderLimit.check = () => {
      if (++pieces > MOST_PIECES) throw new Error("more loops than a mail needs");
    };
    return { text: String(liquid.renderSync(parsed, context)), values: kept };
  };
  return {
    filters: Object.keys(liquid.filters),
    tags: Object.keys(liquid.tags),
    parse: (text, file) => liquid.parse(text, file),
    variablesOf: (parsed) => liquid.analyzeSync(parsed, { partials: false }),
    line(parsed, data, wanted) {
      const { text, values: own } = render(parsed, data, wanted);
      return own.into(text).replace(/\s+/g, " ").trim();
    },
    markdown: render,
  };
}
