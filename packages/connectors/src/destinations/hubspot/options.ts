import { z } from "zod";

const propertyName = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,99}$/,
    'the internal name of a property of HubSpot, such as "plan_name"',
  );

const eventProperty = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,49}$/,
    'the internal name of a property of the event, such as "amount"',
  );

const STAGE_VALUE =
  'the internal value of a lifecycle stage of HubSpot, such as "opportunity" or "229001234", or false';
const stageValue = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/, STAGE_VALUE);

const key = z.string().min(1).max(100);

/** Options of the destination `hubspot`. */
export const optionsSchema = z.strictObject({
  /** Properties of contacts, and the trait that each is filled from; `false` leaves one out. */
  properties: z.record(propertyName, z.union([z.literal(false), key])).default({}),
  /** Whether the verified stage is written to the contact's lifecycle stage. */
  lifecycle: z.boolean().default(true),
  /**
   * HubSpot's internal value for stages of one's own, or for those that shall be another than they are
   * by default; `false` leaves one out.
   */
  stages: z.record(z.string(), z.union([z.literal(false), stageValue], STAGE_VALUE)).default({}),
  /**
   * Track events that become custom events, which must be defined at HubSpot: its name there, and
   * the property that each of its properties is filled from.
   */
  events: z
    .record(
      z.string(),
      z.strictObject({
        name: z
          .string()
          .regex(
            /^pe\d+_[a-z0-9_]+$/,
            'the fully qualified name, such as "pe1234567_order_completed"',
          ),
        properties: z.record(eventProperty, key).default({}),
      }),
    )
    .default({}),
  /** Whose events are told: those of the site's server and of sources, or also those of browsers. */
  trust: z.enum(["verified", "any"]).default("verified"),
  /** Another address that passes the requests on. */
  url: z.url({ protocol: /^https?$/, error: "an address that begins with https://" }).optional(),
});

export type HubspotOptions = z.infer<typeof optionsSchema>;

const PROPERTIES: HubspotOptions["properties"] = { firstname: "firstName", lastname: "lastName" };

/** Properties of contacts with the trait of each. */
export function contactProperties({ properties }: HubspotOptions): [string, string][] {
  return Object.entries({ ...PROPERTIES, ...properties }).filter(
    (entry): entry is [string, string] => entry[1] !== false,
  );
}
