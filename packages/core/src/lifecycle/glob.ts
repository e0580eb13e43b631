/**
 * Page globs as one regular expression: `*` a part of one path segment, `**` anything. A closing
 * `/**` also fits the path without it.
 */
export function globsToRegExp(globs: readonly string[]): RegExp {
  const sources = globs.map((glob) => {
    const source = glob
      .replace(/\/$/, "")
      .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
      .replace(/\/\*\*$|\*\*|\*/g, (star, at: number) =>
        star === "*" ? "[^/]*" : star === "**" || !at ? ".*" : "(?:/.*)?",
      );
    return source || "/";
  });
  return new RegExp(`^(?:${sources.join("|")})$`);
}

/** A path as globs see it: no base, no locale, no closing slash, no `index.html`. */
export function pagePath(path: unknown, prefix: RegExp | 0): string {
  const text = typeof path === "string" ? path.slice(0, 1000) : "";
  const own = prefix ? text.replace(prefix, "/") : text;
  return own.replace(/\/(?:index(?:\.html)?)?$|\.html$/, "") || "/";
}
