/** The properties of a page view; a page adds its own by `<meta name="stagelight:…">`. */
export function pageView(): Record<string, unknown> {
  const { pathname: path, href, search } = location;
  const { title, referrer } = document;
  // The token of a mail is the widget's alone, which takes it out of the address later.
  const url = href.split("#referral=")[0];
  const properties: Record<string, unknown> = { path, url, search, title, referrer };
  for (const { name, content } of document.querySelectorAll<HTMLMetaElement>(
    "meta[name^='stagelight:']",
  )) {
    properties[name.slice(11)] = content;
  }
  return properties;
}
