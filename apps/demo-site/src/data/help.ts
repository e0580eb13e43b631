import type en from "../texts/help/en.ts";

/** A page of the help. */
export type HelpTopic = keyof typeof en.topics;

/** In the order of the list. */
export const helpTopics = [
  "shipping",
  "returns",
  "allergens",
  "brewing",
  "orders",
] as const satisfies readonly HelpTopic[];

/** The address of a page of the help. */
export const helpPath = (topic: HelpTopic): string => `/help/${topic}/`;
