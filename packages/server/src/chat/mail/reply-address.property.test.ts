import { readConfig } from "@stagelight/core/config";
import fc from "fast-check";
import { expect, it } from "vitest";
import { keyRing } from "../../keys/key-ring.ts";
import { parseMailAddress } from "../../mail/address.ts";
import { conversationOf, signedReplyTo } from "./reply-address.ts";

const OLD = "an-old-secret-0123456789abcdefghijklmnop";
const NEW = "another-secret-0123456789abcdefghijklmno";
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567".split("");
const REPLY_TO = "chat@in.nuri.example";
const config = readConfig({ site: { url: "https://nuri.example" } });
const signing = { config, ring: keyRing([OLD]) };
const read = (...to: string[]) => conversationOf(signing, REPLY_TO, to);

it("an address says which conversation it is of, in any case, and every server takes it", () => {
  fc.assert(
    fc.property(fc.uuid(), (conversation) => {
      const address = signedReplyTo(signing, REPLY_TO, conversation);
      expect(parseMailAddress(address)?.address).toBe(address);
      expect(address.indexOf("@")).toBeLessThanOrEqual(64);
      expect(read("hello@nuri.example", address)).toBe(conversation);
      expect(read(address.toUpperCase())).toBe(conversation);
    }),
  );
});

it("is of no use for another conversation, another site, or with a letter changed", () => {
  const address = signedReplyTo(signing, REPLY_TO, "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000");
  fc.assert(
    fc.property(fc.nat(41), fc.constantFrom(...LETTERS), (at, other) => {
      const place = at + "chat+".length + (at > 25 ? 1 : 0);
      fc.pre(address[place] !== other);
      const changed = address.slice(0, place) + other + address.slice(place + 1);
      // The last letter of an id has two bits that nothing stands in; the signature is over letters.
      expect(read(changed)).toBe(undefined);
    }),
  );
  const elsewhere = { config: readConfig({ site: { url: "https://tea.example" } }) };
  expect(conversationOf({ ...signing, ...elsewhere }, REPLY_TO, [address])).toBe(undefined);
  expect(read(address.replace("@in.", "@out."))).toBe(undefined);
  expect(read(address.replace("chat+", "shop+"))).toBe(undefined);
});

it("stays good while the secret that made it is known", () => {
  const conversation = "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000";
  const address = signedReplyTo(signing, REPLY_TO, conversation);
  const rotated = { config, ring: keyRing([NEW, OLD]) };
  expect(conversationOf(rotated, REPLY_TO, [address])).toBe(conversation);
  expect(conversationOf({ config, ring: keyRing([NEW]) }, REPLY_TO, [address])).toBe(undefined);
});

it("anything else is nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 4 }), (to) => {
      expect(read(...to)).toBe(undefined);
    }),
  );
  for (const to of [REPLY_TO, "chat+@in.nuri.example", "chat+a.b@in.nuri.example", "", "@", "+"])
    expect(read(to)).toBe(undefined);
});
