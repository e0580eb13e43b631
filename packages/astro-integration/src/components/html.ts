const ATTRIBUTES = `(?:"[^"]*"|'[^']*'|[^'">])*`;

/** Comments and raw text, where a tag is no tag, then the tags of an element. */
function tags(names: string): RegExp {
  return new RegExp(
    `<!--[\\s\\S]*?-->|<(script|style|textarea|title)\\b[\\s\\S]*?</\\1\\s*>|<(${names})(?=[\\s/>])(${ATTRIBUTES})>`,
    "gi",
  );
}

/** Adds an attribute to the start tags of elements that do not have it. */
function withAttribute(html: string, names: string, attribute: string): string {
  const has = new RegExp(`(^|[\\s"'])${attribute.split("=")[0]}(?=[\\s=/>]|$)`, "i");
  return html.replace(tags(names), (tag, _raw, name?: string, attributes = "") => {
    if (!name || has.test(attributes)) return tag;
    return `<${name} ${attribute}${attributes}>`;
  });
}

/**
 * Images of a default are not loaded until it is known that they show. Whoever needs one early
 * writes `loading="eager"`.
 */
export function withLazyImages(html: string): string {
  return withAttribute(html, "img|iframe", 'loading="lazy"');
}

/** A text as the value of an attribute in double quotes. */
export function attribute(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;");
}
