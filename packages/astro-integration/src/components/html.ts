const ATTRIBUTES = `(?:"[^"]*"|'[^']*'|[^'">])*`;

/** Comments and raw text, where a tag is no tag, then the start tags of what loads by itself. */
const LOADING = new RegExp(
  `<!--[\\s\\S]*?-->|<(script|style|textarea|title)\\b[\\s\\S]*?</\\1\\s*>|<(img|iframe)(?=[\\s/>])(${ATTRIBUTES})>`,
  "gi",
);
const HAS_LOADING = /(^|[\s"'])loading(?=[\s=/>]|$)/i;

/**
 * Images of a default are not loaded until it is known that they show. Whoever needs one early
 * writes `loading="eager"`.
 */
export function withLazyImages(html: string): string {
  // Most have none, on thousands of pages.
  if (!/<i(mg|frame)/i.test(html)) return html;
  return html.replace(LOADING, (tag, _raw, name?: string, attributes = "") => {
    if (!name || HAS_LOADING.test(attributes)) return tag;
    return `<${name} loading="lazy"${attributes}>`;
  });
}

/** A text as the value of an attribute in double quotes. */
export function attribute(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
}
