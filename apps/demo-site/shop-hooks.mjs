/** What a shop does with webhooks: checks the signature, takes each once, and here shows them. */
import { Webhook } from "standardwebhooks";
import { escaped, shopPage, timeOf } from "./shop-page.mjs";

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
      <p>${timeOf(at)} <code>${escaped(id)}</code></p>
      <details><summary>What it says</summary><pre>${escaped(JSON.stringify(told, null, 2))}</pre></details>
    </li>`,
  );
  return shopPage(
    `${taken.length} webhooks`,
    `
      <h1>Webhooks that have arrived</h1>
      <p>What Stagelight has told this shop’s backend, signed and checked. The newest stand first. <a href="">Look again</a></p>
      ${taken.length === 0 ? "<p>None so far: place an order with marketing allowed.</p>" : `<ul>${items.join("")}</ul>`}`,
  );
}
