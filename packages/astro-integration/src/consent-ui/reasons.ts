import { BY_HAND, type ModelTable } from "@stagelight/core";
import type { Texts } from "../texts/texts.ts";

type Step = ModelTable["steps"][number];
type Condition = ModelTable["rules"][number][3];

/** Seconds from which on a window is as good as none. */
const ANY_TIME = 1095 * 86_400;

const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

/** Why each rule and each decay of a model moves a visitor, in words, by its id. */
export function reasonsIn(texts: Texts, { steps, rules, decay }: ModelTable) {
  const { reasons } = texts;
  const write = writer(texts, steps);
  const said = rules.map(([id, , , when]) => [id, reasons.sentence(write(when))]);
  const silent = decay.map(([id, , , after, sinceEntry]) => {
    const clause = sinceEntry ? reasons.stayed : reasons.silent;
    return [id, reasons.sentence(clause(duration(texts.lang, after)!))];
  });
  // A rule and a decay of one id: the trace cannot tell them apart, and the rule is likelier.
  const byHand = [BY_HAND, reasons.sentence(reasons.byHand)];
  return Object.fromEntries([byHand, ...silent, ...said]) as Readonly<Record<string, string>>;
}

/** Makes clauses of conditions. */
function writer({ lang, events: words, reasons }: Texts, steps: readonly Step[]) {
  const list = (items: readonly string[]): string =>
    new Intl.ListFormat(lang, { type: "disjunction" }).format([...new Set(items)]);

  function step([, , , events, pages, tests]: Step): string {
    const what = events
      ? list(
          events.map((name) => (Object.hasOwn(words, name) ? words[name]! : reasons.other(name))),
        )
      : pages
        ? pages.includes("/**")
          ? reasons.anyPage
          : reasons.pages(list(pages.map(place)))
        : "";
    const names = list(tests.map(([path]) => path));
    if (!what) return names;
    return names ? reasons.only(what, names) : what;
  }

  function counted(counter: number, times: number, within: string | undefined): string {
    const own = steps.filter(([place]) => place === counter);
    const [first] = own;
    if (!first) return reasons.else;
    if (own.length > 1) return reasons.inOrder(own.map(step), within);
    if (!first[3] && !first[4]) return reasons.told(step(first));
    return reasons.did(step(first), times > 1 ? times : undefined, within);
  }

  return function clause(condition: Condition): string {
    switch (condition[0]) {
      case "#":
        return counted(condition[1], condition[2], duration(lang, condition[3]));
      case "@": {
        const own = steps.find(([counter]) => counter === condition[1]);
        const [least, most] = [duration(lang, condition[2]), duration(lang, condition[3])];
        return own ? reasons.ago(step(own), least, most) : reasons.else;
      }
      case "e":
        return reasons.stayed(duration(lang, condition[1])!);
      case "s":
        return reasons.score(bounds(condition[1], condition[2]));
      case "!":
        return reasons.not(clause(condition[1]));
      case "&":
      case "|": {
        const [kind, ...parts] = condition;
        return reasons[kind === "&" ? "all" : "any"](parts.map(clause));
      }
      default:
        return reasons.else;
    }
  };
}

/** A length of time in a language; nothing for none and for one that never ends. */
function duration(lang: string, seconds: number): string | undefined {
  if (seconds <= 0 || seconds >= ANY_TIME) return undefined;
  const [unit, length] = UNITS.find(([, size]) => seconds % size === 0)!;
  const format = { style: "unit", unit, unitDisplay: "long" } as const;
  return new Intl.NumberFormat(lang, format).format(seconds / length);
}

/** A glob as people write the place: `/compare/**` is "/compare/". */
function place(glob: string): string {
  try {
    return decodeURI(glob).replace(/\*+$/, "");
  } catch {
    return glob;
  }
}

/** "More than 5" was compiled to a hair above 5. */
function bounds(low: number, high: number): string {
  const round = (value: number): string => String(Number(value.toPrecision(12)));
  if (low <= -9e99) return `≤ ${round(high)}`;
  return high >= 9e99 ? `≥ ${round(low)}` : `${round(low)}–${round(high)}`;
}
