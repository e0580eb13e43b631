/**
 * listmonk's API as its reference and its source describe it (version 6.2.0 of June 2026).
 * https://listmonk.app/docs/apis/subscribers/
 */
import type { FakeVendor } from "../../contract/fake-vendor.ts";
import {
  startVendor,
  type VendorAnswer,
  type VendorRequest,
} from "../../contract/vendor-server.ts";

export const TOKEN = "Vd8q2nXw5kTz0cRb7mYh3pLs6gJf1aQe";
export const USER = "stagelight";

type Status = "confirmed" | "unconfirmed" | "unsubscribed";

export interface ListmonkSubscriber {
  readonly id: number;
  readonly email: string;
  name: string;
  status: "enabled" | "disabled" | "blocklisted";
  attribs: Record<string, unknown>;
  /** By the list's number. */
  readonly lists: Map<number, Status>;
}

export interface ListmonkVendor extends FakeVendor {
  subscriber(email: string): ListmonkSubscriber | undefined;
  /** Makes a subscriber, as somebody at listmonk would. */
  add(email: string, lists?: Readonly<Record<number, Status>>): ListmonkSubscriber;
  /** Addresses that were written, in order. */
  written(): readonly string[];
  /** Addresses that were deleted. */
  forgotten(): readonly string[];
  /** Addresses that listmonk has asked for a confirmation. */
  asked(): readonly string[];
}

/** @param version before 6.1 there is no PATCH */
export async function startListmonk(version = 6.2): Promise<ListmonkVendor> {
  const { answer, ...controls } = makeInstance(version);
  const vendor = await startVendor({
    answer: (request) =>
      request.headers.authorization === `token ${USER}:${TOKEN}`
        ? answer(request)
        : failed(403, "invalid session"),
    envelope: (status) => failed(status, "Scripted.").body!,
  });
  return { ...vendor, ...controls };
}

const LISTS = [3, 4];

interface Body {
  readonly email: string;
  readonly name?: string;
  readonly lists?: readonly number[];
  readonly attribs?: Record<string, unknown>;
  readonly preconfirm_subscriptions?: boolean;
  readonly ids: readonly number[];
  readonly action: string;
  readonly target_list_ids: readonly number[];
  readonly status?: Status;
}

function makeInstance(version: number) {
  const subscribers: ListmonkSubscriber[] = [];
  const written: string[] = [];
  const forgotten: string[] = [];
  const asked: string[] = [];
  const byEmail = (email: string) => subscribers.find((each) => each.email === email.toLowerCase());
  let last = 0;

  const add = (email: string, lists: Readonly<Record<number, Status>> = {}) => {
    const made: ListmonkSubscriber = {
      id: (last += 1),
      email: email.toLowerCase(),
      name: email.split("@")[0]!,
      status: "enabled",
      attribs: {},
      lists: new Map(Object.entries(lists).map(([list, status]) => [Number(list), status])),
    };
    subscribers.push(made);
    return made;
  };

  const create = (body: Body): VendorAnswer => {
    if (!/^[^@\s]+@[^@\s]+$/.test(body.email)) return failed(400, "Invalid email.");
    if (byEmail(body.email)) return failed(409, "E-mail already exists.");
    const made = add(body.email);
    Object.assign(made, { name: body.name ?? made.name, attribs: body.attribs ?? {} });
    for (const list of (body.lists ?? []).filter((list) => LISTS.includes(list))) {
      made.lists.set(list, body.preconfirm_subscriptions ? "confirmed" : "unconfirmed");
    }
    if (!body.preconfirm_subscriptions) asked.push(made.email);
    written.push(made.email);
    return found(shown(made));
  };

  /** Its search is a regular expression of PostgreSQL's. */
  const search = ({ searchParams }: URL): VendorAnswer => {
    const wanted = new RegExp(searchParams.get("search") ?? "", "i");
    const all = subscribers.filter(({ name, email }) => wanted.test(name) || wanted.test(email));
    const results = all.slice(0, Number(searchParams.get("per_page") ?? 20)).map(shown);
    return found({ results, query: "", total: all.length, per_page: 20, page: 1 });
  };

  const patch = (id: number, body: Body): VendorAnswer => {
    if (version < 6.1) return failed(405, "Method Not Allowed");
    const one = subscribers.find((each) => each.id === id);
    if (!one) return failed(400, "Subscriber not found");
    one.name = body.name ?? one.name;
    one.attribs = { ...one.attribs, ...body.attribs };
    written.push(one.email);
    return found(shown(one));
  };

  const manage = ({ ids, action, target_list_ids: lists, status }: Body): VendorAnswer => {
    if (!["add", "remove", "unsubscribe"].includes(action)) return failed(400, "Invalid action.");
    for (const one of subscribers.filter(({ id }) => ids.includes(id))) {
      for (const list of lists) {
        if (action === "add") one.lists.set(list, status ?? "unconfirmed");
        else if (action === "remove") one.lists.delete(list);
        else if (one.lists.has(list)) one.lists.set(list, "unsubscribed");
      }
    }
    return found(true);
  };

  const remove = (id: number): VendorAnswer => {
    const place = subscribers.findIndex((each) => each.id === id);
    if (place >= 0) forgotten.push(subscribers.splice(place, 1)[0]!.email);
    return found(true);
  };

  const answer = ({ method, url, body: text, poisoned }: VendorRequest): VendorAnswer => {
    const [, , kind, id = ""] = url.pathname.split("/");
    const body = JSON.parse(text || "{}") as Body;
    if (poisoned(text)) return failed(400, `Invalid name: ${body.name}`);
    switch (`${method} ${kind} ${/^\d+$/.test(id) ? "id" : id}`.trim()) {
      case "POST subscribers":
        return create(body);
      case "GET subscribers":
        return search(url);
      case "PATCH subscribers id":
        return patch(Number(id), body);
      case "DELETE subscribers id":
        return remove(Number(id));
      case "PUT subscribers lists":
        return manage(body);
      case "GET lists id":
        return LISTS.includes(Number(id))
          ? found({ id: Number(id) })
          : failed(400, "List not found");
      default:
        return failed(404, "Not Found");
    }
  };

  return {
    answer,
    add,
    subscriber: byEmail,
    written: () => written,
    forgotten: () => forgotten,
    asked: () => asked,
  };
}

function shown({ lists, ...subscriber }: ListmonkSubscriber): object {
  return {
    ...subscriber,
    lists: [...lists].map(([id, status]) => ({ id, subscription_status: status })),
  };
}

function found(data: unknown): VendorAnswer {
  return { status: 200, body: JSON.stringify({ data }) };
}

function failed(status: number, message: string): VendorAnswer {
  return { status, body: JSON.stringify({ message }) };
}
