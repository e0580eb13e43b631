import { type DestinationContext, EndpointTrouble, type HttpAnswer } from "../../destination.ts";
import type { HubspotOptions } from "./options.ts";

type Context = DestinationContext<HubspotOptions>;

/** Records that are locked for seconds, and accounts that are being moved for hours. */
const LATER = new Set([423, 477]);

/** A call of HubSpot's API. */
export async function call(context: Context, path: string, json?: unknown): Promise<HttpAnswer> {
  const { options, secrets } = context;
  const answer = await context.request({
    url: `${options.url?.replace(/\/$/, "") ?? "https://api.hubapi.com"}${path}`,
    bearer: secrets["accessToken"] ?? "",
    ...(json !== undefined && { json }),
  });
  if (LATER.has(answer.status)) throw new EndpointTrouble(`HubSpot answered ${answer.status}.`);
  // What cannot be read may name failures.
  if (answer.status < 300 && answer.status !== 204 && answer.json === undefined) {
    throw new EndpointTrouble(`HubSpot answered ${answer.status} with something that is no JSON.`);
  }
  return answer;
}

/** An error of HubSpot's, on its own or as one of a batch's. */
export interface HubspotError {
  readonly category?: string;
  readonly message?: string;
  readonly context?: Readonly<Record<string, readonly string[] | undefined>>;
}

/**
 * Why HubSpot refused something: category, codes and names of properties. Its own sentence quotes
 * values, addresses among them, and is never shown.
 */
export function refusal(status: number, error: HubspotError | undefined): string {
  const { category = "", message = "" } = error ?? {};
  const codes = [...message.matchAll(/"(?:error|name)"\s*:\s*"([A-Za-z_][A-Za-z0-9_]{1,60})"/g)];
  const words = [status, category.slice(0, 60), ...new Set(codes.map(([, code]) => code))];
  return `HubSpot refused it: ${words.filter(Boolean).join(" ")}.`;
}
