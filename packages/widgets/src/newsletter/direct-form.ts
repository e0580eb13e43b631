/** How a form is sent to a newsletter service itself, as the site's config says: on a site without a server. */
export interface DirectForm {
  /** Where the form is posted to. */
  readonly action: string;
  /** The service's names of fields, by ours: `email`, `name`, `fields.<id>`. */
  readonly names: Readonly<Record<string, string>>;
  /** Of what can be chosen: what is sent for each choice, by our names of the fields. */
  readonly chosen?: Readonly<Record<string, Readonly<Record<string, DirectPair>>>>;
  /** What is sent besides. */
  readonly also?: readonly DirectPair[];
  /** The service's name of a field that only machines fill in. */
  readonly trap?: string;
  /** Whose way of answering scripts it has; without one its answer is a page. */
  readonly answers?: "kit" | "listmonk";
}

/** A field's name and its value. */
export type DirectPair = readonly [name: string, value: string];

/** What is sent for one of our fields; nothing where the service has none for it. */
export function directPair(
  { names, chosen = {}, trap }: DirectForm,
  name: string,
  value: string,
): DirectPair | undefined {
  const choices = chosen[name];
  if (choices) return choices[value];
  const theirs = name === "trap" ? trap : names[name];
  return theirs === undefined ? undefined : [theirs, value];
}
