/**
 * Runs inline in the head, after the head script, on sites that tell Google's tags what the visitor
 * allows. https://developers.google.com/tag-platform/security/guides/consent
 */
import type { Head } from "./head-api.ts";

/** Whether a visitor who has not been asked allows everything. */
declare const STAGELIGHT: boolean;

/** Google's kinds of storage and use, and the purpose that each needs. */
const TYPES = {
  ad_storage: "marketing",
  ad_user_data: "marketing",
  ad_personalization: "marketing",
  analytics_storage: "analytics",
  functionality_storage: "functional",
  personalization_storage: "personalization",
};

type Allowed = Readonly<Record<string, unknown>>;
type Page = {
  dataLayer?: unknown[];
  stagelight?: { head_: Head; consent: { get?(): Allowed } };
};

const page = window as unknown as Page;
const layer = (page.dataLayer ??= []);
const choice = page.stagelight?.head_.memory_.c;

/** Google's tags know a command by its being an arguments object. */
const command = function () {
  return arguments;
} as (...words: unknown[]) => IArguments;

function state(allows: (purpose: string) => unknown): Allowed {
  const types: Record<string, unknown> = { security_storage: "granted" };
  for (const [type, purpose] of Object.entries(TYPES)) {
    types[type] = allows(purpose) ? "granted" : "denied";
  }
  return types;
}

const beginning = state((purpose) =>
  purpose == "marketing" && navigator.globalPrivacyControl
    ? false
    : choice
      ? [choice.p].flat().includes(purpose)
      : STAGELIGHT,
);
const start = command("consent", "default", {
  ...beginning,
  ...(!choice && { wait_for_update: 500 }),
});
// A tag manager reads the layer from its beginning once it has loaded, and asks for the default
// before anything else, wherever in the head its snippet stands.
if (Object.hasOwn(layer, "push")) layer.push(start);
else layer.unshift(start);

let told = JSON.stringify(beginning);

/** Tells the tags what is allowed now, `always` or only where they know something else. */
function update(allowed: Allowed, always: boolean): void {
  const types = state((purpose) => allowed[purpose]);
  const text = JSON.stringify(types);
  if (always || text != told) layer.push(command("consent", "update", types));
  told = text;
}

/** The choice may have been made in another tab, or while this page was prerendered or put aside. */
function catchUp(): void {
  const allowed = page.stagelight?.consent.get?.();
  if (allowed) update(allowed, false);
}

document.addEventListener("stagelight:consent", ({ detail }) => update(detail as never, true));
document.addEventListener("stagelight:event", catchUp);
addEventListener("storage", catchUp);
