/**
 * Whether a path fits a glob: `*` a part of one path segment, `**` anything. A closing `/**` also
 * fits the path without it. No regular expression: compiling one takes longer than a page's few
 * comparisons, and this one cannot be made slow by a path.
 */
export function fitsGlob(glob: string, path: string): boolean {
  let at = 0;
  let place = 0;
  // Where to go on when what follows a star does not fit: behind the last * and the last **.
  let star = 0;
  let starPlace = 0;
  let stars = 0;
  let starsPlace = 0;
  for (;;) {
    if (glob[at] === "*") {
      if (glob[++at] === "*") {
        stars = ++at;
        starsPlace = place;
        star = 0;
      } else {
        star = at;
        starPlace = place;
      }
    } else if (at < glob.length && glob[at] === path[place]) {
      at++;
      place++;
    } else if (place >= path.length) {
      return at >= glob.length || glob.slice(at) === "/**";
    } else if (star && path[starPlace] !== "/") {
      at = star;
      place = ++starPlace;
    } else if (stars) {
      star = 0;
      at = stars;
      place = ++starsPlace;
    } else return false;
  }
}

/** A path as globs see it: no base, no locale, no closing slash, no `index.html`. */
export function pagePath(path: unknown, prefixes?: readonly string[]): string {
  const text = typeof path === "string" ? path.slice(0, 1000) : "";
  const prefix = prefixes?.find((each) => `${text}/`.startsWith(`${each}/`));
  let own = text.slice(prefix?.length);
  for (const end of [".html", "/index", "/"]) {
    if (own.endsWith(end)) own = own.slice(0, -end.length);
  }
  return own || "/";
}
