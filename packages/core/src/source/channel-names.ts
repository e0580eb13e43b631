import type { Channel } from "./channels.ts";

/** Every channel, for schemas; a channel that is missing here is a type error. */
export const CHANNELS = Object.keys({
  Direct: 1,
  "Cross-network": 1,
  "Paid Shopping": 1,
  "Paid Search": 1,
  "Paid Social": 1,
  "Paid Video": 1,
  Display: 1,
  "Paid Other": 1,
  "Organic Shopping": 1,
  "Organic Social": 1,
  "Organic Video": 1,
  "Organic Search": 1,
  "AI Assistant": 1,
  Referral: 1,
  Email: 1,
  Affiliates: 1,
  Audio: 1,
  SMS: 1,
  "Mobile Push Notifications": 1,
  Unassigned: 1,
} satisfies Record<Channel, 1>) as [Channel, ...Channel[]];
