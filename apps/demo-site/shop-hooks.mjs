/** What a shop does with webhooks: checks the signature, takes each once, and here shows them. */
import { Webhook } from "standardwebhooks";

const MOST = 50;

/** @param secret begins with `whsec_` */
export function webhookReceiver(secret) {
  const webhook = new Webhook(secret);
  const taken = [];
  return {
    /** The newest first. */
    taken,
    async take(request) {
      const body = await request.text();
      try {
        webhook.verify(body, Object.fromEntries(request.headers));
      } catch {
        return new Response(null, { status: 401 });
      }
      const id = request.headers.get("webhook-id");
      // It is sent again when an answer was lost.
      if (!taken.some((each) => each.id === id)) {
        taken.unshift({ id, at: new Date(), told: JSON.parse(body) });
        taken.splice(MOST);
      }
      return new Response(null, { status: 204 });
    },
  };
}

/** A page for people. */
export function hooksPage(taken) {
  const items = taken.map(
    ({ id, at, told }) => `
    <li>
      <h2>${escaped(told.type)}</h2>
      <p><time datetime="${at.toISOString()}">${at.toISOString().slice(11, 19)}</time> <code>${escaped(id)}</code></p>
      <details><summary>What it says</summary><pre>${escaped(JSON.stringify(told, null, 2))}</pre></details>
    </li>`,
  );
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${taken.length} webhooks | Nuri Tea</title>
    <style>
      :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
      body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
      h1 { font-size: 1.5rem } h2 { margin: 0; font-size: 1rem }
      ul { display: grid; gap: .75rem; padding: 0; list-style: none }
      li { padding: .75rem 1rem; border: 1px solid color-mix(in srgb, currentColor 30%, transparent); border-radius: .375rem }
      p { margin: .125rem 0 .25rem; font-size: .875rem }
      code, pre { overflow-wrap: anywhere; white-space: pre-wrap }
    </style>
  </head>
  <body>
    <main>
      <h1>Webhooks that have arrived</h1>
      <p>What Stagelight has told this shop’s backend, signed and checked. The newest stand first. <a href="">Look again</a></p>
      ${taken.length === 0 ? "<p>None so far: place an order with marketing allowed.</p>" : `<ul>${items.join("")}</ul>`}
    </main>
  </body>
</html>
`;
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}

function escaped(text) {
  return String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
