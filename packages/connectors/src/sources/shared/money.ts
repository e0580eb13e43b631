/**
 * An amount of money, exactly: in hundred-millionths of its currency, which holds every fraction that
 * shops compute with.
 */
export type Money = bigint;

const PLACES = 8;

/**
 * Reads an amount as vendors write it: `"12.50"`, `12.5`, `"-3"`.
 *
 * @returns nothing when it is no amount
 */
export function money(given: unknown): Money | undefined {
  const text = typeof given === "number" ? plain(given) : given;
  const [, sign, whole, fraction = ""] =
    (typeof text === "string" && /^(-?)(\d{1,15})(?:\.(\d*))?$/.exec(text.trim())) || [];
  if (whole === undefined) return undefined;
  const digits = BigInt(whole + fraction.slice(0, PLACES).padEnd(PLACES, "0"));
  return sign === "-" ? -digits : digits;
}

/**
 * Reads an amount in a currency's smallest unit.
 *
 * @param digits how many decimal places the currency has
 */
export function smallest(given: unknown, digits: number): Money | undefined {
  const read = money(given);
  return read === undefined ? undefined : read / 10n ** BigInt(digits);
}

/** The amount as the number that events carry: the one nearest to it. */
export function amount(value: Money): number {
  const digits = String(value < 0n ? -value : value).padStart(PLACES + 1, "0");
  const read = Number(`${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`);
  return value < 0n ? -read : read;
}

/** The sum of amounts; those that are not there are nothing. */
export function sum(values: readonly (Money | undefined)[]): Money {
  return values.reduce<Money>((total, value) => total + (value ?? 0n), 0n);
}

/** Numbers beyond this are written with an exponent, and no order is worth so much. */
function plain(value: number): string {
  return Number.isFinite(value) && Math.abs(value) < 1e15 ? value.toFixed(PLACES) : "";
}
