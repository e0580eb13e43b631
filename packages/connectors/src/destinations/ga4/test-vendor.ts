/**
 * Google Analytics as its Measurement Protocol's reference of 2026 describes it. Written from the
 * reference alone: it shares no rule with the destination.
 * https://developers.google.com/analytics/devguides/collection/protocol/ga4/reference
 * https://developers.google.com/analytics/devguides/collection/protocol/ga4/validating-events
 */
import type { FakeVendor } from "../../contract/fake-vendor.ts";
import { startVendor, type VendorRequest } from "../../contract/vendor-server.ts";

type Fields = Record<string, unknown>;

/** As the validation server words it. */
export interface ValidationMessage {
  readonly fieldPath: string;
  readonly description: string;
  readonly validationCode:
    | "VALUE_INVALID"
    | "VALUE_REQUIRED"
    | "NAME_INVALID"
    | "NAME_RESERVED"
    | "VALUE_OUT_OF_BOUNDS"
    | "EXCEEDED_MAX_ENTITIES";
}

export interface Ga4Event {
  readonly name: string;
  readonly params: Fields;
  readonly timestamp_micros?: number;
}

export interface Ga4Vendor extends FakeVendor {
  /** The events that would stand in the reports: those of requests that break no rule. */
  events(): readonly (Ga4Event & { readonly client_id: string })[];
  /** What was wrong with the other requests, which were answered as if all were well. */
  messages(): readonly ValidationMessage[];
}

export async function startGa4(now: () => number = Date.now): Promise<Ga4Vendor> {
  const events: (Ga4Event & { client_id: string })[] = [];
  const messages: ValidationMessage[] = [];
  const vendor = await startVendor({
    answer(request) {
      const { method, url, body } = request;
      if (method !== "POST" || !/^(\/debug)?\/mp\/collect$/.test(url.pathname)) {
        return { status: 404, body: "<html>Error 404 (Not Found)!!1</html>" };
      }
      const wrong = [...validate(body, now()), ...poisoned(request)];
      if (url.pathname.startsWith("/debug")) {
        return { status: 200, body: JSON.stringify({ validationMessages: wrong }) };
      }
      // The validation server looks at neither of these, and the other drops what lacks them.
      if (!url.searchParams.get("api_secret") || !url.searchParams.get("measurement_id")) {
        wrong.push(message("", "VALUE_REQUIRED", "api_secret and measurement_id are required"));
      }
      messages.push(...wrong);
      if (wrong.length === 0) {
        const sent = JSON.parse(body) as { client_id: string; events: Ga4Event[] };
        events.push(...sent.events.map((event) => ({ ...event, client_id: sent.client_id })));
      }
      return { status: 204 };
    },
    envelope: () => "",
  });
  return { ...vendor, events: () => events, messages: () => messages };
}

function poisoned(request: VendorRequest): ValidationMessage[] {
  return request.poisoned(request.body) ? [message("events", "VALUE_INVALID", "Poisoned.")] : [];
}

/** Everything that is wrong with a body. */
export function validate(body: string, now: number): ValidationMessage[] {
  if (Buffer.byteLength(body) >= 130_000) {
    return [message("", "VALUE_OUT_OF_BOUNDS", "The post body must be smaller than 130kB.")];
  }
  let sent: unknown;
  try {
    sent = JSON.parse(body);
  } catch {
    return [message("", "VALUE_INVALID", "Unable to parse Measurement Protocol JSON payload.")];
  }
  if (!isFields(sent)) return [message("", "VALUE_INVALID", "The payload is no object.")];
  return [
    ...unknownKeys(sent, "", [
      "client_id",
      "user_id",
      "timestamp_micros",
      "user_properties",
      "consent",
      "validation_behavior",
      "events",
    ]),
    ...ofHead(sent),
    ...ofProperties(sent["user_properties"]),
    ...ofEvents(sent["events"], now),
    ...addresses(sent, ""),
  ];
}

function ofHead({ client_id, user_id, consent }: Fields): ValidationMessage[] {
  const wrong: ValidationMessage[] = [];
  if (typeof client_id !== "string" || client_id === "") {
    wrong.push(message("client_id", "VALUE_REQUIRED", "Measurement requires a client_id."));
  }
  if (user_id !== undefined && (typeof user_id !== "string" || user_id.length > 256)) {
    wrong.push(message("user_id", "VALUE_OUT_OF_BOUNDS", "At most 256 characters."));
  }
  if (consent !== undefined) {
    const kinds = isFields(consent) ? consent : { consent };
    wrong.push(...unknownKeys(kinds, "consent.", ["ad_user_data", "ad_personalization"]));
    for (const value of Object.values(kinds)) {
      if (value === "GRANTED" || value === "DENIED") continue;
      wrong.push(message("consent", "VALUE_INVALID", "GRANTED or DENIED."));
    }
  }
  return wrong;
}

function ofProperties(properties: unknown): ValidationMessage[] {
  if (properties === undefined) return [];
  if (!isFields(properties)) return [message("user_properties", "VALUE_INVALID", "No object.")];
  const wrong: ValidationMessage[] = [];
  const names = Object.keys(properties);
  if (names.length > 25) wrong.push(message("user_properties", "EXCEEDED_MAX_ENTITIES", "25."));
  for (const name of names) {
    const path = `user_properties.${name}`;
    const { value } = properties[name] as { value: unknown };
    if (name.length > 24 || !WORD.test(name)) wrong.push(message(path, "NAME_INVALID", "Name."));
    if (/^(_|firebase_|ga_|google_)/.test(name) || RESERVED_PROPERTIES.includes(name)) {
      wrong.push(message(path, "NAME_RESERVED", "Reserved."));
    }
    if (!scalar(value) || String(value).length > 36) {
      wrong.push(message(path, "VALUE_OUT_OF_BOUNDS", "At most 36 characters."));
    }
  }
  return wrong;
}

function ofEvents(events: unknown, now: number): ValidationMessage[] {
  if (!Array.isArray(events) || events.length === 0) {
    return [message("events", "VALUE_REQUIRED", "At least one event is required.")];
  }
  const wrong: ValidationMessage[] = [];
  if (events.length > 25) {
    wrong.push(message("events", "EXCEEDED_MAX_ENTITIES", "A request has at most 25 events."));
  }
  return wrong.concat((events as Fields[]).flatMap((event, place) => ofEvent(event, place, now)));
}

function ofEvent(event: Fields, place: number, now: number): ValidationMessage[] {
  const path = `events[${place}]`;
  const { name, params, timestamp_micros: at } = event;
  const wrong = unknownKeys(event, `${path}.`, ["name", "params", "timestamp_micros"]);
  wrong.push(...ofName(name, path, RESERVED_EVENTS));
  if (at !== undefined && (!Number.isSafeInteger(at) || Number(at) > (now + 60_000) * 1000)) {
    wrong.push(message(`${path}.timestamp_micros`, "VALUE_INVALID", "No time of the past."));
  }
  if (Number(at) < (now - 72 * 3_600_000) * 1000) {
    wrong.push(message(`${path}.timestamp_micros`, "VALUE_OUT_OF_BOUNDS", "Beyond 72 hours."));
  }
  if (!isFields(params)) return [...wrong, message(`${path}.params`, "VALUE_INVALID", "Params.")];
  const { items, ...others } = params;
  if (Object.keys(params).length > 25) {
    wrong.push(message(`${path}.params`, "EXCEEDED_MAX_ENTITIES", "At most 25 parameters."));
  }
  wrong.push(...ofParameters(others, `${path}.params`));
  wrong.push(...ofSale(String(name), params, path));
  if (items === undefined) return wrong;
  if (!Array.isArray(items) || items.length > 200) {
    return [...wrong, message(`${path}.params.items`, "EXCEEDED_MAX_ENTITIES", "200 items.")];
  }
  return wrong.concat(
    (items as Fields[]).flatMap((item, index) => {
      const where = `${path}.params.items[${index}]`;
      const nameless = item["item_id"] === undefined && item["item_name"] === undefined;
      return [
        ...ofParameters(item, where),
        ...(nameless ? [message(where, "VALUE_REQUIRED", "item_id or item_name.")] : []),
      ];
    }),
  );
}

function ofParameters(params: Fields, path: string): ValidationMessage[] {
  return Object.entries(params).flatMap(([name, value]) => {
    const wrong =
      name === "session_id" || name === "engagement_time_msec"
        ? []
        : ofName(name, `${path}.${name}`, RESERVED_PARAMETERS);
    if (!scalar(value)) wrong.push(message(`${path}.${name}`, "VALUE_INVALID", "No value."));
    if (typeof value === "string" && value.length > 100) {
      wrong.push(message(`${path}.${name}`, "VALUE_OUT_OF_BOUNDS", "At most 100 characters."));
    }
    return wrong;
  });
}

/** What the recommended events require. */
function ofSale(name: string, params: Fields, path: string): ValidationMessage[] {
  const wrong: ValidationMessage[] = [];
  if (/^(purchase|refund)$/.test(name) && params["transaction_id"] === undefined) {
    wrong.push(message(`${path}.params.transaction_id`, "VALUE_REQUIRED", "Required."));
  }
  if (params["value"] !== undefined) {
    if (typeof params["value"] !== "number") {
      wrong.push(message(`${path}.params.value`, "VALUE_INVALID", "No number."));
    }
    if (!/^[A-Z]{3}$/.test(String(params["currency"]))) {
      wrong.push(message(`${path}.params.currency`, "VALUE_REQUIRED", "Required with value."));
    }
  }
  return wrong;
}

function ofName(name: unknown, path: string, reserved: readonly string[]): ValidationMessage[] {
  if (typeof name !== "string" || name.length > 40 || !WORD.test(name)) {
    const description = "Names must start with an alphabetic character.";
    return [message(path, "NAME_INVALID", description)];
  }
  if (reserved.includes(name) || /^(_|firebase_|ga_|google_|gtag\.)/.test(name)) {
    return [message(path, "NAME_RESERVED", `The name [${name}] is reserved.`)];
  }
  return [];
}

/** Google's terms: nothing that it could recognise as an e-mail address, whatever it is called. */
function addresses(value: unknown, path: string): ValidationMessage[] {
  if (typeof value === "string" && /[^\s]@[^\s]|%40|＠/.test(value)) {
    return [message(path, "VALUE_INVALID", "Personally identifiable information.")];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => [
    ...addresses(key, path),
    ...addresses(inside, `${path}.${key}`),
  ]);
}

function unknownKeys(fields: Fields, path: string, known: readonly string[]): ValidationMessage[] {
  return Object.keys(fields)
    .filter((key) => !known.includes(key))
    .map((key) => message(path + key, "VALUE_INVALID", `${key}: Cannot find field.`));
}

const WORD = /^[a-z][a-z0-9_]*$/i;
const RESERVED_EVENTS =
  "ad_activeview ad_click ad_exposure ad_impression ad_query ad_reward adunit_exposure app_background app_clear_data app_exception app_install app_remove app_store_refund app_store_subscription_cancel app_store_subscription_renew app_update app_upgrade click error file_download firebase_campaign first_open first_visit form_start form_submit in_app_purchase notification_dismiss notification_foreground notification_open notification_receive notification_send os_update page_view screen_view scroll session_start user_engagement video_progress video_start view_complete view_search_results".split(
    " ",
  );
const RESERVED_PARAMETERS = ["firebase_conversion", "gclid", "session_number"];
const RESERVED_PROPERTIES =
  "first_open_time first_visit_time last_deep_link_referrer user_id first_open_after_install".split(
    " ",
  );

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function scalar(value: unknown): boolean {
  return typeof value === "string" || Number.isFinite(value);
}

function message(
  fieldPath: string,
  validationCode: ValidationMessage["validationCode"],
  description: string,
): ValidationMessage {
  return { fieldPath, description, validationCode };
}
