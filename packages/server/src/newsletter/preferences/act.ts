import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { markup } from "../../pages/html.ts";
import { buttonForm } from "../../pages/shell.ts";
import { lineOf } from "../../mail/templates/values.ts";
import { pageLanguage } from "../../pages/words.ts";
import { keysBehind } from "../../privacy/keys-of.ts";
import { suppressionHash, suppressionHashes } from "../../privacy/suppression.ts";
import { truncateAddress } from "../../privacy/truncate-address.ts";
import type { Given } from "../../forms/given.ts";
import type { PreferenceChange, PreferencesChanged } from "./change.ts";
import { sendLink } from "./link.ts";
import { afterLeaving, wayBack } from "./page.ts";
import { readPreferences } from "./read-preferences.ts";
import { agreedTo, centrePage, type Opened, say } from "./opened.ts";
import { preferencesWords, REASONS } from "./words/words.ts";

/** What the forms of the preference centre do, by their field `action`. */
const ACTIONS: Readonly<
  Record<string, (call: Call, opened: Opened, given: Given) => Promise<Response>>
> = {
  save,
  leave,
  rejoin,
  reason: keepReason,
  download: (call, opened) => freshly(call, opened, download),
  erase: (call, opened) => freshly(call, opened, askToErase),
  "erase-now": (call, opened) => freshly(call, opened, erase),
  "send-link": sendNewLink,
};

/**
 * Does what a form of the preference centre asks for.
 *
 * @throws RequestProblem
 */
export function act(call: Call, opened: Opened, given: Given): Promise<Response> {
  const name = given["action"];
  const action =
    typeof name === "string" && Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) throw new RequestProblem("body-invalid", { detail: "Nothing is asked for." });
  return action(call, opened, given);
}

async function save(call: Call, opened: Opened, given: Given): Promise<Response> {
  const { newsletter } = opened;
  const read = readPreferences(newsletter, call.services.config.site.locales, given);
  if ("problems" in read) {
    const again = { given: { ...given, lists: [given["lists"]].flat() }, problems: read.problems };
    return centrePage(call, opened, { again });
  }
  const known = newsletter.lists.map(({ id }) => id);
  const changed = await change(call, opened, {
    said: read.said,
    join: read.lists,
    // Of a list that the page does not show nothing was said.
    leave: read.lists.length === 0 ? "all" : known.filter((id) => !read.lists.includes(id)),
  });
  if (read.lists.length === 0 && changed.left.length > 0) {
    return left(call, opened, changed.left);
  }
  return reopened(call, opened);
}

async function leave(call: Call, opened: Opened): Promise<Response> {
  const changed = await change(call, opened, { leave: "all" });
  return left(call, opened, changed.left);
}

function left(call: Call, { language, action }: Opened, lists: readonly string[]): Response {
  return say(call, language, preferencesWords(language).left, {
    more: afterLeaving(language, action, lists),
  });
}

async function rejoin(call: Call, opened: Opened, given: Given): Promise<Response> {
  await change(call, opened, { join: listsIn(opened, given) });
  return reopened(call, opened);
}

/** The lists of a form that the site has. */
function listsIn({ newsletter }: Opened, given: Given): string[] {
  const sent = [given["lists"]].flat();
  return newsletter.lists.map(({ id }) => id).filter((id) => sent.includes(id));
}

/** The centre, as it stands now. */
async function reopened(call: Call, opened: Opened): Promise<Response> {
  const { read } = call.services.store;
  const { id } = opened.subscriber;
  const subscriber = await read
    .selectFrom("subscriber")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const rows = await read
    .selectFrom("subscription")
    .select("list")
    .where("subscriber_id", "=", id)
    .where("state", "=", "confirmed")
    .execute();
  const lists = rows.map(({ list }) => list);
  const language = pageLanguage(subscriber.locale);
  return centrePage(call, { ...opened, subscriber, lists, language }, { saved: true });
}

async function change(
  { services, address }: Call,
  opened: Opened,
  wanted: Pick<PreferenceChange, "said" | "join" | "leave">,
): Promise<PreferencesChanged> {
  const { store, ring, clock, logger } = services;
  const { subscriber, newsletter } = opened;
  const changed = await store.run("changePreferences", {
    ...wanted,
    who: { id: subscriber.id },
    mailbox: suppressionHashes(ring, subscriber.email),
    consent: agreedTo(opened),
    interests: newsletter.fields.flatMap(({ id, interest }) => (interest ? [id] : [])),
    form: "preferences",
    network: truncateAddress(address ?? "") ?? null,
    now: clock.now(),
  });
  // Erased in this very moment.
  if (!changed) throw new RequestProblem("not-found");
  logger.info(changed, "Somebody has changed their preferences.");
  return changed;
}

async function keepReason(call: Call, opened: Opened, given: Given): Promise<Response> {
  const { language, subscriber, action } = opened;
  const known = REASONS.find((each) => each === given["reason"]);
  const written =
    typeof given["more"] === "string" ? lineOf(given["more"].slice(0, 500)).trim() : "";
  const reason = [known, written].filter(Boolean).join(": ");
  const { store, clock } = call.services;
  if (reason !== "") await store.run("keepReason", { id: subscriber.id, reason, now: clock.now() });
  const more = wayBack(language, action, listsIn(opened, given));
  return say(call, language, preferencesWords(language).thanks, { more });
}

/** What only whoever has the mailbox may do: an old mail may have been forwarded. */
async function freshly(
  call: Call,
  opened: Opened,
  then: (call: Call, opened: Opened) => Response | Promise<Response>,
): Promise<Response> {
  const { fresh, language, action } = opened;
  if (fresh) return then(call, opened);
  const { button, ...message } = preferencesWords(language).fresh;
  const more = buttonForm({ action, button, fields: { action: "send-link" } });
  return say(call, language, message, { more });
}

async function sendNewLink(call: Call, { subscriber, language }: Opened): Promise<Response> {
  await sendLink(call.services, { id: subscriber.id });
  return say(call, language, preferencesWords(language).sent);
}

async function download({ services }: Call, { subscriber }: Opened): Promise<Response> {
  const { email } = subscriber;
  const { store, ring, clock } = services;
  const addressKeys = await keysBehind({ db: store.read }, ring, email);
  const kept = await store.run("export", { email, addressKeys, now: clock.now() });
  return new Response(`${JSON.stringify(kept, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="my-data.json"',
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

function askToErase(call: Call, { language, action }: Opened): Response {
  const { button, keep, ...message } = preferencesWords(language).erase;
  const more = markup`${buttonForm({ action, button, fields: { action: "erase-now" } })}
<p><a href="${action}">${keep}</a></p>`;
  return say(call, language, message, { more });
}

async function erase(call: Call, { subscriber, language }: Opened): Promise<Response> {
  const { email } = subscriber;
  const { store, ring, clock, logger } = call.services;
  const erased = await store.run("erasePerson", {
    emails: [email],
    users: [],
    suppress: [suppressionHash(ring, email)],
    addressKeys: await keysBehind({ db: store.read }, ring, email),
    now: clock.now(),
  });
  logger.info(erased, "Somebody has had themselves erased.");
  return say(call, language, preferencesWords(language).erased);
}
