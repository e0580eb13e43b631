import { escapeHTML } from "astro/runtime/server/index.js";
import type { Child, Make } from "../../anywhere/reviews-make.ts";
import type { Html } from "../../consent-ui/html.ts";

/** Makes elements of the HTML of a page. */
export const makeHtml: Make<Html> = (name, attributes, ...children) => {
  const written = Object.entries(attributes).map(([key, value]) => {
    if (value === false || value === undefined) return "";
    return value === true ? ` ${key}` : ` ${key}="${escapeHTML(`${value}`)}"`;
  });
  const open = `<${name}${written.join("")}>`;
  return { html: VOID.includes(name) ? open : `${open}${children.map(inner).join("")}</${name}>` };
};

/** Elements without an end tag. */
const VOID = ["img", "input"];

function inner(child: Child<Html>): string {
  if (child === undefined || child === false) return "";
  if (typeof child === "string") return escapeHTML(child);
  return "html" in child ? child.html : child.map(inner).join("");
}
