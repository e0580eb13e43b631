import { createHmac, timingSafeEqual } from "node:crypto";
import { siteOf } from "../../http/caller.ts";
import type { Services } from "../../http/route.ts";
import type { Key } from "../../keys/key-ring.ts";

/** RFC 4648, in small letters: servers on the way may change the case of an address. */
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

/** Characters of a conversation's id, and of its signature: 80 bits, which nobody tries out by mail. */
const ID = 26;
const SIGNATURE = 16;

const TAG = new RegExp(`^([a-z2-7]{${ID}})\\.([a-z2-7]{${SIGNATURE}})$`);

type Signing = Pick<Services, "config" | "ring">;

/**
 * The address at which an answer by mail belongs to a conversation: whoever writes to it has got a mail
 * of that conversation. It does not expire: people answer weeks later.
 *
 * @param replyTo the config's `chat.mail.replyTo`
 * @param conversation its id, a UUID
 */
export function signedReplyTo(signing: Signing, replyTo: string, conversation: string): string {
  const [key] = signing.ring.keys("chat-reply");
  const at = replyTo.lastIndexOf("@");
  const id = base32(Buffer.from(conversation.replaceAll("-", ""), "hex"));
  return `${replyTo.slice(0, at)}+${id}.${signatureOf(key!, signing, id)}${replyTo.slice(at)}`;
}

/**
 * The conversation that an answer belongs to, by the addresses that it was sent to.
 *
 * @returns its id; nothing where none of the addresses is one that this server has signed
 */
export function conversationOf(
  signing: Signing,
  replyTo: string,
  recipients: readonly string[],
): string | undefined {
  for (const recipient of recipients) {
    const tag = tagIn(recipient, replyTo);
    const [, id = "", given = ""] = TAG.exec(tag ?? "") ?? [];
    const known = signing.ring
      .keys("chat-reply")
      .some((key) => id !== "" && same(signatureOf(key, signing, id), given));
    if (known) return uuidIn(id);
  }
  return undefined;
}

/** What stands behind the `+` of an address, if all else is the same; its case does not count. */
function tagIn(address: string, replyTo: string): string | undefined {
  const [local, domain] = parts(address.toLowerCase());
  const [ownLocal, ownDomain] = parts(replyTo.toLowerCase());
  if (domain !== ownDomain || !local.startsWith(`${ownLocal}+`)) return undefined;
  return local.slice(ownLocal.length + 1);
}

function parts(address: string): [local: string, domain: string] {
  const at = address.lastIndexOf("@");
  return [address.slice(0, at), address.slice(at + 1)];
}

function signatureOf({ key }: Key, { config }: Signing, id: string): string {
  const mac = createHmac("sha256", key)
    .update(`chat-reply\0${siteOf(config)}\0${id}`)
    .digest();
  return base32(mac).slice(0, SIGNATURE);
}

function same(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one, "latin1"), Buffer.from(other, "latin1"));
}

function base32(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return bits.replace(/.{1,5}/g, (group) => ALPHABET[Number.parseInt(group.padEnd(5, "0"), 2)]!);
}

function uuidIn(id: string): string {
  const bits = Array.from(id, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0"));
  const hex = (bits.join("").match(/.{8}/g) ?? [])
    .map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, "0"))
    .join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}
