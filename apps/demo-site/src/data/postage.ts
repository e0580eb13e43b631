import type { Locale } from "../i18n/locales.ts";
import { formatMoney, priceIn } from "./money.ts";
import { freeShippingFrom, shippingZones } from "./shipping.ts";

/** What texts about postage have places for: `{home}`, `{free}`, `{least}` and `{most}` abroad. */
export function postagePlaces(locale: Locale) {
  const written = (list: Parameters<typeof priceIn>[0]) =>
    formatMoney(priceIn(list, locale), locale);
  return {
    home: written(shippingZones.KR.price),
    free: written(freeShippingFrom),
    least: written(shippingZones.JP.price),
    most: written(shippingZones.US.price),
  };
}
