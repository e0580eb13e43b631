import { type Delivered, type Destination, EndpointTrouble, type Item } from "../../destination.ts";
import { own } from "../../shape/own.ts";
import { call, type HubspotError, refusal } from "./call.ts";
import {
  deleteContact,
  readContacts,
  type Refused,
  type Write,
  writeContacts,
} from "./contacts.ts";
import { propertyValue, sendEvents } from "./events.ts";
import { insist, lifecycleOf } from "./lifecycle.ts";
import { contactProperties, type HubspotOptions, optionsSchema } from "./options.ts";
import { LIFECYCLE, STAGES } from "./stages.ts";

/**
 * HubSpot's contacts, their lifecycle stage, and custom events.
 * https://developers.hubspot.com/docs/api-reference/crm-contacts-v3/guide
 */
export const hubspot: Destination<HubspotOptions> = {
  id: "hubspot",
  name: "HubSpot",
  options: optionsSchema,
  secrets: {
    accessToken: {
      variable: "ACCESS_TOKEN",
      what: "the access token of a private app: Settings → Integrations → Private Apps. It needs crm.objects.contacts.read and .write, for `stagelight connectors test` crm.schemas.contacts.read, for custom events analytics.behavioral_events.send",
      fits: (value) => /^[\w.~+/=-]+$/.test(value),
    },
  },
  purpose: "marketing",
  batch: 100,
  // Two at once could write a person's stages in the wrong order.
  atOnce: 1,
  rate: { calls: 100, seconds: 10 },
  wants: ({ events, lifecycle, trust }) => ({
    types: Object.keys(events).length > 0 ? ["identify", "track"] : ["identify"],
    events: Object.keys(events),
    stages: lifecycle ? "verified" : "none",
    trust,
  }),
  async deliver(items, context) {
    const { options } = context;
    const known = items.filter(({ person }) => person.email);
    // Persons are as they are now: an older change that comes late writes the present stage.
    const persons = new Map(known.map(({ person }) => [person.email!.toLowerCase(), person]));
    const refused = await writeContacts(
      context,
      "upsert",
      [...persons].map(([email, person]) => contactOf(email, person, options)),
    );
    const there = known.filter(({ person }) => !refused.has(person.email!.toLowerCase()));
    const events = await sendEvents(
      context,
      there.filter(({ event, kind }) => kind === "event" && own(options.events, event.event ?? "")),
    );
    const kept = await insist(context, wantedStages(there, options));
    return items.map((item) => outcome(item, options, { refused, events, kept }));
  },
  async forget({ emails }, context) {
    const found = await readContacts(
      context,
      LIFECYCLE,
      emails.map((email) => email.toLowerCase()),
    );
    // By id: an address that HubSpot does not know would be put on a list there for ever.
    for (const { id } of found.values()) {
      const { status, json } = await deleteContact(context, id);
      if (status >= 400 && status !== 404) {
        throw new EndpointTrouble(refusal(status, json as HubspotError | undefined));
      }
    }
  },
  async test(context) {
    const names = [LIFECYCLE, ...contactProperties(context.options).map(([name]) => name)];
    const inputs = names.map((name) => ({ name }));
    const path = "/crm/v3/properties/contacts/batch/read";
    const { status, json } = await call(context, path, { archived: false, inputs });
    if (status >= 400) return [refusal(status, json as HubspotError | undefined)];
    return missing(names, json ?? {}, context.options);
  },
};

/** Definitions of properties. */
interface Properties {
  readonly results?: readonly {
    readonly name?: string;
    readonly options?: readonly { readonly value?: string }[];
  }[];
}

/** What the options name and HubSpot does not have. */
function missing(
  names: readonly string[],
  { results = [] }: Properties,
  { lifecycle, stages }: HubspotOptions,
): string[] {
  const found = new Map(results.map(({ name = "", options = [] }) => [name, options]));
  const there = new Set(found.get(LIFECYCLE)?.map(({ value }) => value));
  const written = Object.values({ ...Object.fromEntries(STAGES), ...stages });
  return [
    ...names
      .filter((name) => !found.has(name))
      .map((name) => `HubSpot has no property ${name} of contacts.`),
    ...[...new Set(lifecycle ? written : [])]
      .filter((value) => value !== false && !there.has(value))
      .map((value) => `HubSpot has no lifecycle stage ${value}.`),
  ];
}

function contactOf(email: string, person: Item["person"], options: HubspotOptions): Write {
  const stage = lifecycleOf(person, options);
  const traits = contactProperties(options).flatMap(([name, trait]) => {
    const value = propertyValue(own(person.traits, trait));
    return value === undefined ? [] : [[name, value] as const];
  });
  // Not the address itself: where it is a contact's second one, it would become the first.
  return {
    email,
    properties: {
      ...Object.fromEntries(traits),
      ...(typeof stage === "string" && { [LIFECYCLE]: stage }),
    },
  };
}

/** Stages to insist on: of persons who changed it. */
function wantedStages(items: readonly Item[], options: HubspotOptions): Map<string, string> {
  return new Map(
    items.flatMap(({ stage, person }) => {
      const value = stage && lifecycleOf(person, options);
      return typeof value === "string" ? [[person.email!.toLowerCase(), value]] : [];
    }),
  );
}

function outcome(
  { id, stage, person }: Item,
  options: HubspotOptions,
  found: {
    refused: ReadonlyMap<string, Refused>;
    events: ReadonlyMap<string, Refused>;
    kept: ReadonlyMap<string, string>;
  },
): Delivered {
  if (!person.email) return { dropped: "The person has no proven e-mail address." };
  const email = person.email.toLowerCase();
  const refused = found.refused.get(email) ?? found.events.get(id);
  if (refused) return { ok: false, ...refused };
  if (!stage) return { ok: true };
  const value = lifecycleOf(person, options);
  if (value === undefined || stage.track !== person.stage?.track) {
    return { dropped: "HubSpot's contacts have one lifecycle stage, and this is not it." };
  }
  if (typeof value !== "string") return { ok: false, why: value.why, final: true };
  const kept = found.kept.get(email);
  if (kept === undefined) return { ok: true };
  const why = `HubSpot keeps the lifecycle stage ${kept || "empty"} where ${value} was written, also after it was emptied: look for a workflow or a setting that moves it.`;
  return { ok: false, why, final: true };
}
