import { own } from "../../shape/own.ts";
import { LIMITS } from "./names.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What Google Analytics takes as a value. */
export type Value = string | number;

/**
 * An e-mail address or a part of one, also as it stands in addresses of pages. Google's terms forbid
 * to send one, whatever it is called: what looks like one is left out with all that stands around it.
 */
const ADDRESS = /\S(@|＠|﹫|%(25)*40|&#(64|x40);)\S/i;

/** A text as Google Analytics takes it; nothing where it cannot be sent. */
export function text(value: unknown, limit: number = LIMITS.value): string | undefined {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    return undefined;
  }
  const whole = String(value);
  if (ADDRESS.test(whole)) return undefined;
  // Cut between characters, never through one.
  return (
    whole
      .slice(0, limit)
      .replace(/[\uD800-\uDBFF]$/, "")
      .trim() || undefined
  );
}

/** A number, also where it came as a text, as shops send prices. */
export function number(value: unknown): number | undefined {
  if (typeof value === "string" && !/^-?\d+(\.\d+)?$/.test(value.trim())) return undefined;
  const parsed = typeof value === "string" ? Number(value) : value;
  return typeof parsed === "number" && Number.isFinite(parsed) ? parsed : undefined;
}

/** The values of `fields` under the names of `names`, those left out that cannot be sent. */
export function picked<T extends Value>(
  names: Readonly<Record<string, string>>,
  fields: Fields,
  read: (value: unknown) => T | undefined,
): Record<string, T> {
  const values: Record<string, T> = {};
  for (const [name, key] of Object.entries(names)) {
    const value = read(own(fields, key));
    if (value !== undefined) values[name] = value;
  }
  return values;
}
