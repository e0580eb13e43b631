/** The properties of a page view; a page adds its own by `<meta name="stagelight:…">`. */
export function pageView(): Record<string, unknown> {
  const { pathname: path, href: url, search } = location;
  const { title, referrer } = document;
  const properties: Record<string, unknown> = { path, url, search, title, referrer };
  for (const { name, content } of document.querySelectorAll<HTMLMetaElement>(
    "meta[name^='stagelight:']",
  )) {
    properties[name.slice(11)] = content;
  }
  return properties;
}
