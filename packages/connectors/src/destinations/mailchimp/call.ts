import { hash } from "node:crypto";
import { type DestinationContext, EndpointTrouble, type HttpAnswer } from "../../destination.ts";
import type { MailchimpOptions } from "./options.ts";

/** What Mailchimp's calls are made with. */
export type MailchimpContext = DestinationContext<MailchimpOptions>;

/** A call of Mailchimp's Marketing API, version 3.0. */
export async function call(
  { options, secrets, request }: MailchimpContext,
  method: "GET" | "POST" | "PUT" | "PATCH",
  path: string,
  json?: unknown,
): Promise<HttpAnswer> {
  const key = secrets["apiKey"] ?? "";
  // The end of a key is the data centre of its account.
  const base = options.url?.replace(/\/$/, "") ?? `https://${key.split("-")[1]}.api.mailchimp.com`;
  const answer = await request({
    method,
    url: `${base}/3.0${path}`,
    headers: { authorization: `Basic ${Buffer.from(`stagelight:${key}`).toString("base64")}` },
    ...(json !== undefined && { json }),
  });
  if (answer.status < 300 && answer.status !== 204 && answer.json === undefined) {
    throw new EndpointTrouble(
      `Mailchimp answered ${answer.status} with something that is no JSON.`,
    );
  }
  return answer;
}

/** The path of a member, who is known by a hash of the address. */
export function memberPath(audience: string, email: string): string {
  return `/lists/${audience}/members/${hash("md5", email.toLowerCase())}`;
}

/** Mailchimp's errors: problem+json, where `detail` quotes addresses and is never shown. */
interface MailchimpProblem {
  readonly title?: unknown;
  readonly detail?: unknown;
  readonly errors?: readonly { readonly field?: unknown }[];
}

/** What Mailchimp calls an error; nothing where it is none of its own. */
export function titleOf({ json }: HttpAnswer): string {
  const { title } = (json ?? {}) as MailchimpProblem;
  return typeof title === "string" && /^[A-Za-z ]{1,60}$/.test(title) ? title : "";
}

/** Mailchimp takes nobody who was signed up to many lists in a short time; it passes. */
export function isForNow({ json }: HttpAnswer): boolean {
  return String(((json ?? {}) as MailchimpProblem).detail).includes("a lot of lists very recently");
}

/** Why Mailchimp refused something: status, title, names of fields. */
export function refusal(answer: HttpAnswer): string {
  const { errors } = (answer.json ?? {}) as MailchimpProblem;
  const fields = (Array.isArray(errors) ? errors : []).flatMap(({ field }: { field?: unknown }) =>
    typeof field === "string" && /^[\w. ]{1,40}$/.test(field) ? field : [],
  );
  const words = [answer.status, titleOf(answer), ...new Set(fields)];
  return `Mailchimp refused it: ${words.filter(Boolean).join(" ")}.`;
}
