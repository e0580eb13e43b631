/** What sends the form of a site without a server to its newsletter service. Loaded only there. */
import { languageOf } from "../platform/texts.ts";
import { type DirectForm, type DirectPair, directPair } from "./direct-form.ts";
import { DIRECT_WORDS } from "./direct-words.ts";
import type { NewsletterBody, Outcome } from "./said.ts";

/** How long an answer may take. */
const PATIENCE_MS = 15_000;

/**
 * Sends a form where the service answers scripts. Else, and where it answers something else than that
 * all is well, the browser is to post it: then the service's own page says what became of it.
 */
export async function sendDirect(direct: DirectForm, body: NewsletterBody): Promise<Outcome> {
  if (!navigator.onLine) return { kind: "failed", failure: "no-answer" };
  const pairs = directPairs(direct, body);
  const away: Outcome = { kind: "away", go: () => post(direct.action, pairs) };
  // What a trap has caught, the service's own form deals with.
  if (!direct.answers || body.trap) return away;
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(...asked(direct, pairs, signal));
    if (response.status === 429) return { kind: "failed", failure: "too-many" };
    if (response.status >= 500) return { kind: "failed", failure: "server" };
    const { status } = (await response.json()) as { status?: string };
    const well = direct.answers === "kit" ? status === "success" : response.ok;
    if (well) return { kind: "passed-on", said: DIRECT_WORDS[languageOf(body.locale)] };
    if (status === "failed") return { kind: "invalid", problems: { email: "refused" } };
  } catch (error) {
    if ((error as Error).name === "TimeoutError") return { kind: "failed", failure: "no-answer" };
    // Its answer cannot be read from this page.
  }
  return away;
}

function directPairs(direct: DirectForm, body: NewsletterBody): DirectPair[] {
  const { email, name = "", lists = [], fields = {}, trap = "" } = body;
  const said: [string, unknown][] = [
    ["email", email],
    ["name", name],
    ...lists.map((list): [string, unknown] => ["lists", list]),
    ...Object.entries(fields).flatMap(([id, value]) =>
      [value].flat().map((each): [string, unknown] => [`fields.${id}`, each]),
    ),
    ["trap", trap],
  ];
  const pairs = said.flatMap(([field, value]): DirectPair[] => {
    const pair = value !== "" || field === "trap" ? directPair(direct, field, String(value)) : null;
    return pair ? [pair] : [];
  });
  return [...pairs, ...(direct.also ?? [])];
}

function asked(
  { action, answers, names }: DirectForm,
  pairs: readonly DirectPair[],
  signal: AbortSignal,
): [URL | string, RequestInit] {
  const request = { method: "POST", signal };
  if (answers === "kit") {
    const body = new URLSearchParams(pairs.map(([name, value]) => [name, value]));
    return [action, { ...request, body, headers: { accept: "application/json" } }];
  }
  const valueOf = (name: string | undefined) => pairs.find(([each]) => each === name)?.[1];
  const json = {
    email: valueOf(names["email"]),
    name: valueOf(names["name"]),
    list_uuids: pairs.flatMap(([name, value]) => (name === "l" ? value : [])),
  };
  // JSON is asked about before it is sent: where listmonk does not know this site, nothing has arrived.
  return [
    new URL("../api/public/subscription", action),
    { ...request, body: JSON.stringify(json), headers: { "content-type": "application/json" } },
  ];
}

/** Has the browser post a form. Resolves where somebody comes back to this page, or never left it. */
function post(action: string, pairs: readonly DirectPair[]): Promise<void> {
  const form = document.createElement("form");
  form.method = "post";
  form.action = action;
  form.hidden = true;
  for (const [name, value] of pairs) {
    const input = document.createElement("input");
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  // A field of the name "submit" would hide the method.
  HTMLFormElement.prototype.submit.call(form);
  form.remove();
  return new Promise((back) => {
    addEventListener("pageshow", ({ persisted }) => persisted && back());
    setTimeout(back, PATIENCE_MS);
  });
}
