import { z } from "zod";
import type { Secret } from "../../source.ts";

/** What shops can be told. */
export const shopOptions = z.strictObject({
  /**
   * Whether the vendor lets nobody order with an address that is not theirs, so that an order proves
   * it. Default: `false`; the address is then good for mails about the order alone.
   */
  trustEmail: z.boolean().default(false),
});

/** The two secrets of a source: while one takes the place of the other, both are good. */
export function signingSecrets(
  variable: string,
  what: string,
  more: Pick<Secret, "fits" | "make"> = {},
): { readonly current: Secret; readonly previous: Secret } {
  return {
    current: { variable, what, ...more },
    previous: {
      variable: `PREVIOUS_${variable}`,
      what: `the one before it, while ${variable} takes its place`,
      optional: true,
      ...(more.fits && { fits: more.fits }),
    },
  };
}
