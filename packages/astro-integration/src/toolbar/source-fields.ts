import type { VisitSource } from "@stagelight/core";
import { choice, el, field } from "./element.ts";
import { facts, pick } from "./page.ts";
import { type Part, setValue } from "./visitor-view.ts";

/** Sources that most sites know, in Google Analytics' words. */
const USUAL: readonly (readonly [text: string, source: string, medium: string])[] = [
  ["Direct", "(direct)", "(none)"],
  ["Google search", "google", "organic"],
  ["Google ad", "google", "cpc"],
  ["Naver search", "naver", "organic"],
  ["Baidu search", "baidu", "organic"],
  ["Newsletter", "newsletter", "email"],
  ["Instagram", "instagram", "social"],
  ["ChatGPT", "chatgpt.com", "referral"],
  ["Another site", "blog.example", "referral"],
];

const OWN = "own";
const TAGS = ["source", "medium", "campaign", "term", "content"] as const;

/** Where the visit came from: a usual source, or values of one's own as in a tagged link. */
export function sourceFields(): Part {
  const select = choice([
    ...USUAL.map(([text], place) => [`${place}`, text] as const),
    [OWN, "UTM values…"],
  ]);
  const tags = TAGS.map((name) => {
    const input = el("input", { type: "text", maxlength: 100, autocomplete: "off" });
    return { name, input, view: field(`utm_${name}`, input) };
  });
  const own = el("div", { class: "fields own" }, ...tags.map(({ view }) => view));
  let open = false;
  const take = (): void => {
    const told = tags.map(({ name, input }) => [name, input.value.trim()] as const);
    const {
      source = "(direct)",
      medium = "(not set)",
      ...others
    } = Object.fromEntries(told.filter(([, value]) => value)) as Partial<VisitSource>;
    pick({ source: { source, medium, ...others } });
  };
  for (const { input } of tags) input.addEventListener("change", take);
  select.addEventListener("change", () => {
    open = select.value === OWN;
    own.hidden = !open;
    const [, source, medium] = USUAL[Number(select.value)] ?? [];
    if (source && medium) pick({ source: { source, medium } });
    else tags[0]!.input.focus();
  });
  const update: Part["update"] = ({ source: of }) => {
    const place = USUAL.findIndex(
      ([, source, medium]) => !of.campaign && of.source === source && of.medium === medium,
    );
    setValue(select, open || place < 0 ? OWN : `${place}`);
    own.hidden = select.value !== OWN;
    for (const { name, input } of tags) setValue(input, of[name] ?? "");
  };
  update(facts());
  return { view: el("div", { class: "fields" }, field("Source", select), own), update };
}
