import { type DestinationContext, EndpointTrouble, type HttpAnswer } from "../../destination.ts";
import type { ListmonkOptions } from "./options.ts";

/** What listmonk's calls are made with. */
export type ListmonkContext = DestinationContext<ListmonkOptions>;

/** A call of listmonk's API. */
export async function call(
  { options, secrets, request }: ListmonkContext,
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  json?: unknown,
): Promise<HttpAnswer> {
  const answer = await request({
    method,
    url: `${options.url.replace(/\/$/, "")}/api${path}`,
    headers: { authorization: `token ${options.user}:${secrets["token"] ?? ""}` },
    ...(json !== undefined && { json }),
  });
  if (answer.status < 300 && answer.json === undefined) {
    throw new EndpointTrouble(`listmonk answered ${answer.status} with something that is no JSON.`);
  }
  return answer;
}

/** Why listmonk refused something. Its own words are in the language of its settings, and may quote. */
export function refusal({ status }: HttpAnswer, what: string): string {
  return `listmonk answered ${status} to ${what}.`;
}
