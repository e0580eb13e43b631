/**
 * Mailchimp's Marketing API, version 3.0, as its reference describes members of lists (2026).
 * https://mailchimp.com/developer/marketing/api/list-members/
 * https://mailchimp.com/developer/marketing/docs/errors/
 */
import { hash, randomUUID } from "node:crypto";
import type { FakeVendor } from "../../contract/fake-vendor.ts";
import {
  startVendor,
  type VendorAnswer,
  type VendorRequest,
} from "../../contract/vendor-server.ts";

export const KEY = "0123456789abcdef0123456789abcdef-us6";

export interface MailchimpMember {
  readonly email_address: string;
  status: "subscribed" | "unsubscribed" | "cleaned" | "pending" | "archived";
  readonly merge_fields: Record<string, string>;
  readonly interests: Record<string, boolean>;
  readonly tags: Set<string>;
  language: string;
}

export interface MailchimpVendor extends FakeVendor {
  member(audience: string, email: string): MailchimpMember | undefined;
  /** Makes a member, as somebody at Mailchimp would. */
  add(audience: string, email: string, status?: MailchimpMember["status"]): void;
  /** What a member does by the link of a mail. */
  leave(audience: string, email: string): void;
  /** Addresses that were written by PUT, in order. */
  written(): readonly string[];
  /** Addresses that were deleted for good. */
  forgotten(): readonly string[];
  /** The most requests that were under way together. */
  mostAtOnce(): number;
}

const INTERESTS = ["9143cf3bd1", "3a2a927344"];
const MERGE_TAGS = ["FNAME", "LNAME", "TEA", "CUPS"];
const STATUSES = ["subscribed", "unsubscribed", "cleaned", "pending"];

/** @param audiences ids of the account's audiences */
export async function startMailchimp(audiences = ["a1b2c3"]): Promise<MailchimpVendor> {
  const account = makeAccount(audiences);
  let most = 0;
  const vendor: FakeVendor = await startVendor({
    answer(request) {
      const underWay = vendor.received().filter(({ status }) => status === undefined).length;
      most = Math.max(most, underWay);
      if (underWay > 10)
        return failed(429, "Too Many Requests", "You have exceeded the limit of 10.");
      const [, basic = ""] = /^Basic (.+)$/.exec(request.headers.authorization ?? "") ?? [];
      if (!Buffer.from(basic, "base64").toString().endsWith(`:${KEY}`)) {
        return failed(401, "API Key Invalid", "Your API key may be invalid.");
      }
      return account.answer(request);
    },
    envelope: (status) => failed(status, TITLES[status] ?? "Error", "Scripted.").body!,
  });
  const { answer: _, ...controls } = account;
  return { ...vendor, ...controls, mostAtOnce: () => most };
}

const TITLES: Readonly<Record<number, string>> = {
  429: "Too Many Requests",
  500: "Internal Server Error",
};

interface Written {
  readonly email_address?: string;
  readonly status?: MailchimpMember["status"];
  readonly status_if_new?: MailchimpMember["status"];
  readonly merge_fields?: Record<string, string>;
  readonly interests?: Record<string, boolean>;
  readonly language?: string;
}

type Members = Map<string, MailchimpMember>;

function makeAccount(audiences: readonly string[]) {
  const lists = new Map<string, Members>(audiences.map((id) => [id, new Map()]));
  /** By audience. */
  const gone = new Map<Members, Set<string>>();
  const left = new Map<Members, Set<string>>();
  const of = (keys: typeof gone, members: Members) => {
    const known = keys.get(members) ?? new Set<string>();
    keys.set(members, known);
    return known;
  };
  const written: string[] = [];
  const forgotten: string[] = [];
  const keyOf = (email: string) => hash("md5", email.toLowerCase());

  const write = (members: Members, key: string, body: Written, email: string): void => {
    const before = members.get(key);
    members.set(key, {
      email_address: email,
      status: body.status ?? before?.status ?? body.status_if_new!,
      merge_fields: { ...before?.merge_fields, ...body.merge_fields },
      interests: { ...before?.interests, ...body.interests },
      tags: before?.tags ?? new Set(),
      language: body.language ?? before?.language ?? "en",
    });
    // Whom Mailchimp asks can say yes again.
    if (body.status === "pending") of(left, members).delete(key);
  };

  const change = (members: Members, key: string, request: VendorRequest): VendorAnswer => {
    const body = JSON.parse(request.body) as Written;
    const before = members.get(key);
    const email = body.email_address ?? before?.email_address ?? "";
    const wrong = wrongBody(body, request);
    if (wrong) return wrong;
    if (request.method === "PATCH" && !before) return notFound();
    if (request.method === "PUT") {
      if (keyOf(email) !== key || !body.status_if_new) return invalid("email_address");
      if (of(gone, members).has(key)) {
        return failed(400, "Forgotten Email Not Subscribed", `${email} was permanently deleted.`);
      }
    }
    if (
      body.status === "subscribed" &&
      (of(left, members).has(key) || before?.status === "cleaned")
    ) {
      return failed(400, "Member In Compliance State", `${email} is in a compliance state.`);
    }
    write(members, key, body, email);
    if (request.method === "PUT") written.push(email);
    return { status: 200, body: JSON.stringify({ id: key, ...members.get(key), tags: [] }) };
  };

  const tag = ({ tags }: MailchimpMember, { body }: VendorRequest): VendorAnswer => {
    for (const { name, status } of (JSON.parse(body) as { tags: Record<string, string>[] }).tags) {
      if (status === "active") tags.add(name!);
      else tags.delete(name!);
    }
    return { status: 204 };
  };

  const answer = (request: VendorRequest): VendorAnswer => {
    const [, version, , audience = "", what, key = "", ...rest] = request.url.pathname.split("/");
    const members = version === "3.0" ? lists.get(audience) : undefined;
    if (!members) return notFound();
    const member = members.get(key);
    switch (`${request.method} ${[what, ...rest].join("/")}`) {
      case "GET merge-fields":
        return {
          status: 200,
          body: JSON.stringify({ merge_fields: MERGE_TAGS.map((tag) => ({ tag })) }),
        };
      case "PUT members":
      case "PATCH members":
        return change(members, key, request);
      case "POST members/tags":
        return member ? tag(member, request) : notFound();
      case "POST members/actions/delete-permanent":
        if (!member) return notFound();
        members.delete(key);
        of(gone, members).add(key);
        forgotten.push(member.email_address);
        return { status: 204 };
      default:
        return notFound();
    }
  };

  return {
    answer,
    member: (audience: string, email: string) => lists.get(audience)!.get(keyOf(email)),
    add(audience: string, email: string, status: MailchimpMember["status"] = "subscribed") {
      write(lists.get(audience)!, keyOf(email), { status }, email);
    },
    leave(audience: string, email: string) {
      const members = lists.get(audience)!;
      of(left, members).add(keyOf(email));
      members.get(keyOf(email))!.status = "unsubscribed";
    },
    written: () => written,
    forgotten: () => forgotten,
  };
}

function wrongBody(
  body: Written,
  { poisoned, body: text }: VendorRequest,
): VendorAnswer | undefined {
  if (poisoned(text)) return invalid("FNAME");
  for (const status of [body.status, body.status_if_new]) {
    if (status && !STATUSES.includes(status)) return invalid("status");
  }
  if (Object.keys(body.interests ?? {}).some((id) => !INTERESTS.includes(id))) {
    return invalid("interests");
  }
  const values = Object.entries(body.merge_fields ?? {});
  if (values.some(([tag, value]) => !MERGE_TAGS.includes(tag) || value.length > 255)) {
    return invalid("merge_fields");
  }
  if (body.email_address?.includes("fake")) {
    return failed(400, "Invalid Resource", `${body.email_address} looks fake or invalid.`);
  }
  if (body.email_address?.includes("busy")) {
    const detail = `${body.email_address} has signed up to a lot of lists very recently; we're not allowing more signups for now`;
    return failed(400, "Invalid Resource", detail);
  }
  return undefined;
}

function invalid(field: string): VendorAnswer {
  const errors = [{ field, message: "Please enter a value" }];
  return failed(400, "Invalid Resource", "The resource submitted could not be validated.", errors);
}

function notFound(): VendorAnswer {
  return failed(404, "Resource Not Found", "The requested resource could not be found.");
}

function failed(
  status: number,
  title: string,
  detail: string,
  errors?: readonly object[],
): VendorAnswer {
  const type = "https://mailchimp.com/developer/marketing/docs/errors/";
  return {
    status,
    headers: { "content-type": "application/problem+json; charset=utf-8" },
    body: JSON.stringify({ type, title, status, detail, instance: randomUUID(), errors }),
  };
}
