/**
 * HubSpot as its published specification describes contacts and custom events (v3 of 2026).
 * https://github.com/HubSpot/HubSpot-public-api-spec-collection
 * https://developers.hubspot.com/docs/api-reference/error-handling
 */
import type { FakeVendor } from "../../contract/fake-vendor.ts";
import {
  startVendor,
  type VendorAnswer,
  type VendorRequest,
} from "../../contract/vendor-server.ts";
import {
  completed,
  define,
  failed,
  type HubspotOccurrence,
  type Input,
  STAGES,
  tooMany,
  wrongBatch,
  wrongInput,
  wrongOccurrence,
} from "./test-rules.ts";

export interface HubspotContact {
  readonly id: string;
  readonly properties: Record<string, string>;
}

export interface HubspotVendor extends FakeVendor {
  contact(email: string): HubspotContact | undefined;
  /** Makes a contact, as somebody at HubSpot would. */
  add(properties: Record<string, string>): void;
  occurrences(): readonly HubspotOccurrence[];
  /** Addresses of contacts that were deleted for good. */
  forgotten(): readonly string[];
  /** Addresses that HubSpot was told to forget without knowing them. */
  blocked(): readonly string[];
}

export interface HubspotRules {
  /**
   * What becomes of a stage before the one that a contact is in: `takes` it; `keeps` the later one
   * without a word unless the property is empty; `clings` to the later one whatever is written.
   */
  readonly backwards?: "takes" | "keeps" | "clings";
  /** Whether a batch whose inputs have trace ids is told apart by them. Otherwise it is refused whole. */
  readonly multiStatus?: boolean;
  /** Calls in ten seconds. */
  readonly rate?: number;
}

export const TOKEN = "pat-na1-6f1c2f6e-0000-4000-8000-a-token-of-tests";

export async function startHubspot(rules: HubspotRules = {}): Promise<HubspotVendor> {
  const portal = makePortal(rules);
  const calls: number[] = [];
  const vendor = await startVendor({
    answer(request) {
      if (request.headers.authorization !== `Bearer ${TOKEN}`) {
        return failed(401, "INVALID_AUTHENTICATION", "Authentication credentials not found.");
      }
      const now = Date.now();
      calls.push(now);
      const recent = calls.filter((at) => now - at < 10_000).length;
      if (recent > (rules.rate ?? 100)) return tooMany();
      return portal.answer(request);
    },
    envelope: (status) => (status === 429 ? tooMany() : failed(status, "ERROR", "Scripted.")).body!,
  });
  const { contact, add, occurrences, forgotten, blocked } = portal;
  return { ...vendor, contact, add, occurrences, forgotten, blocked };
}

function makePortal({ backwards = "keeps", multiStatus = true }: HubspotRules) {
  const contacts = new Map<string, HubspotContact>();
  const occurrences = new Map<string, HubspotOccurrence>();
  const forgotten: string[] = [];
  const blocked: string[] = [];
  let last = 100;

  const contact = (email: string): HubspotContact | undefined =>
    contacts.get(email) ??
    [...contacts.values()].find(({ properties }) =>
      properties["hs_additional_emails"]?.split(";").includes(email),
    );
  const add = (properties: Record<string, string>): void => {
    contacts.set(properties["email"]!, { id: String((last += 1)), properties });
  };

  const write = ({ id, properties }: Input): HubspotContact => {
    const email = id.toLowerCase();
    if (!contact(email)) add({ email });
    const { properties: stands, ...rest } = contact(email)!;
    for (const [name, value] of Object.entries(properties)) {
      if (name !== "lifecyclestage" || moves(stands[name] ?? "", value, backwards)) {
        stands[name] = value;
      }
    }
    return { ...rest, properties: stands };
  };

  const batch = (request: VendorRequest, kind: "upsert" | "update"): VendorAnswer => {
    const { inputs } = JSON.parse(request.body) as { inputs: Input[] };
    const whole = wrongBatch(inputs);
    if (whole) return failed(400, whole.category, whole.message);
    const problems = inputs.map(
      (input) =>
        wrongInput(input, request) ??
        (blocked.includes(input.id) || (kind === "update" && !contact(input.id))
          ? { category: "OBJECT_NOT_FOUND", message: "Could not get some CONTACT objects" }
          : undefined),
    );
    const first = problems.find(Boolean);
    const told = multiStatus && inputs.every(({ objectWriteTraceId }) => objectWriteTraceId);
    if (first && !told) return failed(400, first.category, first.message);
    const results = inputs.flatMap((input, place) =>
      problems[place]
        ? []
        : [{ ...answered(write(input)), objectWriteTraceId: input.objectWriteTraceId }],
    );
    const errors = inputs.flatMap(({ objectWriteTraceId }, place) =>
      problems[place]
        ? [
            {
              status: "error",
              ...problems[place],
              context: { objectWriteTraceId: [objectWriteTraceId] },
            },
          ]
        : [],
    );
    return completed(results, errors);
  };

  const read = ({ body }: VendorRequest): VendorAnswer => {
    const { inputs, properties, idProperty } = JSON.parse(body) as {
      inputs: { id: string }[];
      properties: string[];
      idProperty?: string;
    };
    if (inputs.length > 100) return failed(400, "VALIDATION_ERROR", "At most 100 inputs.");
    const results = inputs.flatMap(({ id }) => {
      const found =
        idProperty === "email"
          ? contact(id)
          : [...contacts.values()].find((contact) => contact.id === id);
      if (!found) return [];
      const values = properties.map((name) => [name, found.properties[name] || null]);
      return [{ id: found.id, properties: Object.fromEntries(values) as object }];
    });
    const lost = inputs.length - results.length;
    const message = "Could not get some CONTACT objects, they may be deleted or not exist.";
    return completed(
      results,
      lost ? [{ status: "error", category: "OBJECT_NOT_FOUND", message }] : [],
    );
  };

  const forget = ({ body }: VendorRequest): VendorAnswer => {
    const { objectId, idProperty } = JSON.parse(body) as Record<string, string>;
    const found = [...contacts].find(([email, { id }]) =>
      idProperty === "email" ? email === objectId : id === objectId,
    );
    if (!found && idProperty !== "email") return failed(404, "OBJECT_NOT_FOUND", "No contact.");
    if (!found) blocked.push(objectId!);
    else {
      contacts.delete(found[0]);
      forgotten.push(found[0]);
      for (const [uuid, { email }] of occurrences) {
        if (email === found[0]) occurrences.delete(uuid);
      }
    }
    return { status: 204 };
  };

  const send = (request: VendorRequest): VendorAnswer => {
    const { inputs } = JSON.parse(request.body) as { inputs: HubspotOccurrence[] };
    if (inputs.length > 500) return failed(400, "VALIDATION_ERROR", "At most 500 inputs.");
    const wrong = inputs.map((input) => wrongOccurrence(input, request)).find(Boolean);
    if (wrong) return failed(400, wrong.category, wrong.message);
    for (const input of inputs) {
      if (!contact(input.email)) add({ email: input.email });
      if (!occurrences.has(input.uuid)) occurrences.set(input.uuid, input);
    }
    return { status: 204 };
  };

  const answer = (request: VendorRequest): VendorAnswer => {
    switch (`${request.method} ${request.url.pathname}`) {
      case "POST /crm/v3/objects/contacts/batch/upsert":
        return batch(request, "upsert");
      case "POST /crm/v3/objects/contacts/batch/update":
        return batch(request, "update");
      case "POST /crm/v3/objects/contacts/batch/read":
        return read(request);
      case "POST /crm/v3/objects/contacts/gdpr-delete":
        return forget(request);
      case "POST /events/v3/send/batch":
        return send(request);
      case "POST /crm/v3/properties/contacts/batch/read":
        return define(request);
      default:
        return failed(404, "OBJECT_NOT_FOUND", "No handler for this address.");
    }
  };
  return {
    answer,
    contact,
    add,
    occurrences: () => [...occurrences.values()],
    forgotten: () => forgotten,
    blocked: () => blocked,
  };
}

/** A written contact comes back with what HubSpot keeps of every contact. */
function answered({ id, properties }: HubspotContact): object {
  const at = new Date().toISOString();
  const kept = Array.from({ length: 20 }, (_, place) => [`hs_kept_by_hubspot_itself_${place}`, at]);
  return {
    id,
    properties: { ...properties, ...(Object.fromEntries(kept) as object) },
    createdAt: at,
    updatedAt: at,
    archived: false,
  };
}

function moves(from: string, to: string, backwards: "takes" | "keeps" | "clings"): boolean {
  const back = to === "" || STAGES.indexOf(to) < STAGES.indexOf(from);
  if (backwards === "clings") return !back;
  return backwards === "takes" || to === "" || !back;
}
