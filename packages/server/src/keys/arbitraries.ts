import fc from "fast-check";

/** Made by a change of `value` that leaves it different: what an attacker who has it could try. */
export function tampered(value: string): fc.Arbitrary<string> {
  const place = fc.nat(value.length - 1);
  const flipped = fc
    .tuple(place, fc.nat(7))
    .map(([at, bit]) =>
      splice(value, at, 1, String.fromCharCode(value.charCodeAt(at) ^ (1 << bit))),
    );
  const cut = place.map((length) => value.slice(0, length));
  const beheaded = fc.integer({ min: 1, max: value.length }).map((from) => value.slice(from));
  const added = fc
    .tuple(fc.nat(value.length), fc.string({ unit: "binary", minLength: 1, maxLength: 8 }))
    .map(([at, text]) => splice(value, at, 0, text));
  const swapped = fc.tuple(fc.nat(3), fc.nat(3)).map(([one, other]) => {
    const parts = value.split(".");
    [parts[one], parts[other]] = [parts[other] ?? "", parts[one] ?? ""];
    return parts.join(".");
  });
  const long = fc.nat(8192).map((length) => value + "A".repeat(length + 1));
  return fc
    .oneof(
      { weight: 6, arbitrary: flipped },
      { weight: 2, arbitrary: cut },
      beheaded,
      added,
      swapped,
      long,
      invalidUtf8,
      fc.string({ unit: "binary", maxLength: 60 }),
    )
    .filter((text) => text !== value);
}

/** The same for the value of a cookie: what follows a semicolon is another cookie. */
export function tamperedCookie(value: string): fc.Arbitrary<string> {
  return tampered(value).filter((text) => text.split(";")[0]!.trim() !== value);
}

/** Bytes that are no UTF-8, one character each, as an HTTP server hands headers on. */
const invalidUtf8 = fc
  .uint8Array({ maxLength: 80 })
  .map((bytes) => Buffer.from([0xc3, 0x28, ...bytes, 0xff]).toString("latin1"));

function splice(value: string, at: number, removed: number, inserted: string): string {
  return value.slice(0, at) + inserted + value.slice(at + removed);
}
