import { expect, it } from "vitest";
import { decodeQR } from "qr/decode.js";
import { qrCode } from "./qr.ts";

/** Draws the path as somebody's screen does, with white around it, and reads it as a phone does. */
function readBack({ size, path }: ReturnType<typeof qrCode>): string {
  const [module, quiet] = [4, 4];
  const side = (size + 2 * quiet) * module;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x, y, length, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    expect(back).toBe(length);
    for (let row = 0; row < module; row++) {
      const begin = ((Number(y) + quiet) * module + row) * side + (Number(x) + quiet) * module;
      for (let pixel = begin; pixel < begin + Number(length) * module; pixel++) {
        data.fill(0, pixel * 4, pixel * 4 + 3);
      }
    }
  }
  return decodeQR({ width: side, height: side, data });
}

it.each([
  "https://nuri.example/_stagelight/r/7KQ4MX9CHW3RT",
  `https://${"tea".repeat(20)}.example/${"a-very-long-folder/".repeat(8)}r/0123456789ABC`,
])("shows what it was made of: %s", (text) => {
  const code = qrCode(text);
  expect(readBack(code)).toBe(text);
  // It goes along with every answer.
  expect(code.path.length).toBeLessThan(text.length < 60 ? 6_000 : 30_000);
});
