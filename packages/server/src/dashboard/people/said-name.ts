/** What is said of somebody, as far as people call them by it. */
export interface SaidName {
  readonly name?: string;
  readonly email?: string;
}

type Traits = Readonly<Record<string, unknown>> | null | undefined;

/** How somebody is called, by the traits of the Segment Spec, in whichever spelling. */
function nameIn(traits: Traits): string | undefined {
  const text = (...names: string[]): string =>
    names
      .map((name) => traits?.[name])
      .filter((value): value is string => typeof value === "string")
      .map((value) => value.trim())
      .find(Boolean) ?? "";
  const parts = [text("firstName", "first_name"), text("lastName", "last_name")].filter(Boolean);
  const name = text("name", "displayName") || parts.join(" ");
  return name ? name.slice(0, LONGEST) : undefined;
}

/** Name and address that traits say. */
export function saidName(traits: Traits): SaidName {
  const name = nameIn(traits);
  const email = traits?.["email"];
  return {
    ...(name !== undefined && { name }),
    ...(typeof email === "string" && email !== "" && { email: email.slice(0, LONGEST) }),
  };
}

/** A longer one is no name. */
const LONGEST = 200;
