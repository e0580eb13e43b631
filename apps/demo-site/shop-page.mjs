/** Pages of the shop's backend, for its own people: plain, and without scripts. */

/**
 * @param title what stands in the browser's tab
 * @param content HTML; whatever others have written in it is escaped
 */
export function shopPage(title, content) {
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${escaped(title)} | Nuri Tea</title>
    <style>
      :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
      body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere }
      h1 { font-size: 1.5rem } h2 { margin: 0; font-size: 1rem }
      ul { display: grid; gap: .75rem; padding: 0; list-style: none }
      li { padding: .75rem 1rem; border: 1px solid color-mix(in srgb, currentColor 30%, transparent); border-radius: .375rem }
      p { margin: .125rem 0 .25rem; font-size: .875rem }
      button { min-height: 2.75rem; margin-top: .5rem; padding: 0 1rem; font: inherit; cursor: pointer }
      code, pre { overflow-wrap: anywhere; white-space: pre-wrap }
    </style>
  </head>
  <body>
    <main>${content}</main>
  </body>
</html>
`;
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    },
  });
}

/** Text as HTML. */
export function escaped(text) {
  return String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The time of the day, as an element. */
export function timeOf(at) {
  return `<time datetime="${at.toISOString()}">${at.toISOString().slice(11, 19)}</time>`;
}
