import type { MailAddress } from "./mail.ts";

// Plain addresses only: neither quotes nor comments nor address lists nor anything that ends a line.
const ADDRESS = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@[^\p{Cc}\s@<>()[\]\\,;:"]+$/u;
const DOMAIN =
  /^(?=.{1,253}$)([\p{L}\p{N}]([\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*$/u;

/** Whether a text is one mail address, without a name and without what only few servers take. */
export function isMailAddress(text: string): boolean {
  const [local, domain, ...more] = text.split("@");
  return (
    more.length === 0 && ADDRESS.test(text) && local!.length <= 64 && DOMAIN.test(domain ?? "")
  );
}

/** Parts of `"Nuri Tea <hello@nuri.example>"` or of an address alone; nothing when it is neither. */
export function parseMailbox(text: string): MailAddress | undefined {
  if (isMailAddress(text)) return { address: text };
  const [, quoted, plain, address] =
    /^(?:"([^"\\\p{Cc}]+)"|([^"<>\\\p{Cc}\u2028\u2029]+))\s<([^<>]+)>$/u.exec(text) ?? [];
  const name = (quoted ?? plain)?.trim();
  return name && address && isMailAddress(address) ? { name, address } : undefined;
}
