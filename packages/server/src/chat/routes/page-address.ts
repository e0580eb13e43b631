import { cleanAddress } from "../../ingest/page-address.ts";

/** The address of a page as it is kept: what is no address of a page is not. */
export function pageAddress(said: string | undefined): string | null {
  if (said === undefined || !/^https?:/.test(said) || !URL.canParse(said)) return null;
  return cleanAddress(said).slice(0, 2_000);
}
