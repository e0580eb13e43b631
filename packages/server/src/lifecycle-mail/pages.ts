import type { ReadMail } from "@stagelight/core/config";
import type { Links } from "../mail/links.ts";

/** The pages that a mail leads to, as absolute addresses. */
export function pagesOf(
  { links: pages }: Pick<ReadMail, "links">,
  links: Links,
): Record<string, string> {
  const site = links.site();
  const base = URL.canParse(site) ? site : undefined;
  return Object.fromEntries(
    Object.entries({ shop: "/", ...pages }).flatMap(([name, page]) =>
      URL.canParse(page, base) ? [[name, new URL(page, base).href]] : [],
    ),
  );
}
