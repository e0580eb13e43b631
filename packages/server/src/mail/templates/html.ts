import MarkdownIt, { type Token } from "markdown-it";

/**
 * The light colours, which stand in every element: many mail programs read no style sheets. The sheet
 * of the layout has the dark ones, by the classes here.
 */
export const COLORS = {
  page: "#f4f3ef",
  card: "#ffffff",
  ink: "#21251f",
  soft: "#5b6157",
  line: "#dfded8",
  onInk: "#ffffff",
} as const;

const { ink, soft, line, onInk } = COLORS;

/** Class and style of each element. */
const LOOKS: Readonly<Record<string, { readonly is?: string; readonly style: string }>> = {
  h1: { style: "margin:0 0 18px;font-size:24px;line-height:1.3;font-weight:700;text-wrap:balance" },
  h2: { style: "margin:28px 0 8px;font-size:18px;line-height:1.4;font-weight:700" },
  h3: { style: "margin:24px 0 6px;font-size:16px;line-height:1.5;font-weight:700" },
  p: { style: "margin:0 0 16px" },
  ul: { style: "margin:0 0 16px;padding:0 0 0 22px" },
  ol: { style: "margin:0 0 16px;padding:0 0 0 22px" },
  li: { style: "margin:0 0 6px" },
  a: { is: "i", style: `color:${ink};text-decoration:underline` },
  blockquote: {
    is: "l",
    style: `margin:0 0 16px;padding:0 0 0 14px;border-left:3px solid ${line}`,
  },
  hr: { is: "l", style: `margin:28px 0;border:0;border-top:1px solid ${line}` },
  pre: { style: "margin:0 0 16px;white-space:pre-wrap" },
  table: { style: "width:100%;margin:22px 0 24px;border-collapse:collapse" },
  th: { is: "s", style: `padding:0 0 6px;font-size:14px;font-weight:400;color:${soft}` },
  td: { is: "l", style: `padding:9px 0;border-top:1px solid ${line};vertical-align:top` },
};

const BUTTON_LINK = `display:inline-block;padding:13px 26px;color:${onInk};font-weight:700;text-decoration:none`;

const renderer = new MarkdownIt({ html: false });
const { rules } = renderer.renderer;
rules.button_open = () =>
  `<table role="presentation" style="margin:8px 0 24px;border-spacing:0"><tr><td class="b" style="background:${ink};border-radius:6px;text-align:center;mso-padding-alt:13px 26px">`;
rules.button_close = () => "</td></tr></table>\n";

/** The tokens as HTML, with a style in each element. */
export function htmlOf(tokens: readonly Token[]): string {
  dress(tokens, false);
  return renderer.renderer.render([...tokens], renderer.options);
}

function dress(tokens: readonly Token[], inButton: boolean): void {
  let button = inButton;
  let column = 0;
  for (const token of tokens) {
    if (token.type === "button_open") button = true;
    if (token.type === "button_close") button = false;
    if (token.type === "tr_open") column = 0;
    if (token.nesting >= 0) dressOne(token, button, column);
    if (token.type === "th_open" || token.type === "td_open") column++;
    if (token.children) dress(token.children, button);
  }
}

function dressOne(token: Token, button: boolean, column: number): void {
  if (button && token.tag === "a") {
    token.attrSet("style", BUTTON_LINK);
    return;
  }
  const look = LOOKS[token.tag];
  if (!look) return;
  const cell = token.tag === "th" || token.tag === "td";
  // Markdown's tables say how their columns stand.
  const own = token.attrGet("style");
  const gap = cell && column > 0 ? ";padding-left:16px;white-space:nowrap" : "";
  const side = cell && !own ? ";text-align:start" : "";
  token.attrSet("style", `${look.style}${gap}${side}${own ? `;${own}` : ""}`);
  if (look.is) token.attrSet("class", look.is);
  if (token.tag === "th") token.attrSet("scope", "col");
}
