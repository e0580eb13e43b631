import { expect, it } from "vitest";
import { cleanAddress } from "./page-address.ts";

it.each([
  ["/?a=eyJhbGciOiJI.eyJzdWIi.x&b=1", "/?a=&b=1"],
  ["/?a=Bearer%20eyJhbGciOiJI.eyJzdWIi.x", "/?a="],
  ["/?a=x-eyJhbGciOi.b", "/?a=x-eyJhbGciOi.b"],
])("takes tokens out of %s", (address, clean) => expect(cleanAddress(address)).toBe(clean));

// One event may be 32 kB; nobody else is answered while its addresses are read.
it.each(["eyJ-", "a@", "@", "eyJaaaaaa", "&a", "a=", "%", "eyJ.", "token-"])(
  "is done soon with a long value of %s",
  (part) => {
    const long = part.repeat(32_000 / part.length);
    const begin = performance.now();
    cleanAddress(`/?a=${long}`);
    cleanAddress(`/?${long}=a`);
    expect(performance.now() - begin).toBeLessThan(200);
  },
);
