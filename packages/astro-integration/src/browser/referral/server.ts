import type { Consent } from "../../anywhere/api.ts";
import type { Referral, ReferralTable } from "../../anywhere/referral.ts";

/** What the server says of a code: nothing good (`null`), or no answer. */
export type Answer = Referral | null | undefined;

/** Asks what a code is good for. Nothing of the visitor goes along. */
export async function ask({ url }: ReferralTable, code: string, locale: string): Promise<Answer> {
  try {
    const response = await fetch(
      `${url}/v1/referral/codes/${code}?locale=${encodeURIComponent(locale)}`,
      { credentials: "omit" },
    );
    if (response.status == 404) return null;
    const found = (await response.json()) as Referral;
    return response.ok && found.program ? { ...found, code } : undefined;
  } catch {
    return undefined;
  }
}

/** What is told of a visitor to whom. */
export interface Telling {
  readonly table: ReferralTable;
  /** The visitor's id and secret, as far as they are made. */
  visitor(): string | undefined;
  consent(): Consent;
}

/** So often, a fifth of a second apart, it is looked whether the tracker has made the visitor. */
const LOOKS = 15;

/**
 * Tells the server of a visit that may be remembered, as that of the visitor where there is one.
 *
 * @returns whether it knows all that there is to know
 */
export async function tellVisit(
  telling: Telling,
  { code, at }: { readonly code: string; readonly at: number },
): Promise<boolean> {
  const { visitor, consent } = telling;
  for (let looks = 0; looks < LOOKS && consent().analytics && !visitor(); looks++) {
    await new Promise((later) => setTimeout(later, 200));
  }
  // Minds change.
  if (!consent().marketing) return false;
  const whole = !!visitor() || !consent().analytics;
  const told = await tell(telling, { consent: true, code, at: new Date(at).toISOString() });
  // A no that was said meanwhile may have overtaken this yes.
  if (!consent().marketing) void tell(telling, { consent: false });
  return told && whole;
}

/**
 * Tells the server what may be remembered.
 *
 * @returns whether it has heard
 */
export async function tell({ table, visitor }: Telling, what: object): Promise<boolean> {
  const [, secret] = visitor()?.split(" ") ?? [];
  try {
    const { ok } = await fetch(`${table.url}/v1/referral/touches`, {
      method: "POST",
      // The page may be left before there is an answer.
      keepalive: true,
      headers: {
        "content-type": "application/json",
        ...(secret && { authorization: `Bearer ${secret}` }),
      },
      body: JSON.stringify(what),
    });
    return ok;
  } catch {
    return false;
  }
}
