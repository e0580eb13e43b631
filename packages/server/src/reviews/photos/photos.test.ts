import { randomBytes } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { type EncodedPhoto, encodePhotos } from "./encode.ts";
import { checkPhotoLibrary } from "./load-sharp.ts";

const TEA = { r: 90, g: 130, b: 60 };
const drawn = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: TEA } });
async function encodePhoto(file: Buffer): Promise<EncodedPhoto | undefined> {
  const photos = await encodePhotos([file]);
  return "broken" in photos ? undefined : photos[0];
}
const decoded = (data: string) => Buffer.from(data, "base64");

describe("a photo", () => {
  it.each(["jpeg", "png", "webp", "gif"] as const)(
    "of the kind %s is encoded anew",
    async (kind) => {
      const photo = await encodePhoto(await drawn().toFormat(kind).toBuffer());
      expect(photo).toMatchObject({ type: "image/webp", width: 40, height: 20 });
      expect(await sharp(decoded(photo!.data)).metadata()).toMatchObject({ format: "webp" });
    },
  );

  it("loses where it was taken, who has taken it, and what is hidden behind it", async () => {
    const canary = "canary-of-the-photographer";
    const file = await drawn()
      .withExif({
        IFD0: { Artist: canary, Copyright: canary },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "37/1 33/1 0/1" },
      })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${canary}</x:xmpmeta>`)
      .jpeg()
      .toBuffer();
    expect(file.includes(canary)).toBe(true);
    const behind = Buffer.concat([file, Buffer.from(`<script>${canary}</script>`)]);
    const { data } = (await encodePhoto(behind))!;
    expect(decoded(data).includes(canary)).toBe(false);
    const { exif, xmp, icc, iptc } = await sharp(decoded(data)).metadata();
    expect([exif, xmp, icc, iptc]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("stands upright, and is made smaller where it is large", async () => {
    const lying = await drawn(3_200, 1_000).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await encodePhoto(lying)).toMatchObject({ width: 500, height: 1_600 });
  });

  it("of several frames is the first", async () => {
    const frames = [
      await drawn(10, 10).png().toBuffer(),
      await drawn(10, 10).negate().png().toBuffer(),
    ];
    const file = await sharp(frames, { join: { animated: true } })
      .gif({ delay: 100 })
      .toBuffer();
    expect((await sharp(file).metadata()).pages).toBe(2);
    const photo = (await encodePhoto(file))!;
    expect(photo).toMatchObject({ width: 10, height: 10 });
    expect((await sharp(decoded(photo.data)).metadata()).pages).toBe(undefined);
  });

  it("is nothing else", async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const good = await drawn().png().toBuffer();
    for (const file of [
      svg,
      `<?xml version="1.0"?>${svg}`,
      "%PDF-1.7",
      "<!doctype html><script>alert(1)</script>",
      "",
      "GIF89a",
      Buffer.concat([Buffer.from("GIF89a"), Buffer.from(svg)]),
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(svg)]),
      good.subarray(0, good.length / 2),
      await sharp({ create: { width: 9, height: 9, channels: 3, background: TEA } })
        .tiff()
        .toBuffer(),
    ]) {
      expect(await encodePhoto(Buffer.from(file))).toBe(undefined);
    }
  });

  it("is not decoded where it claims to be enormous", async () => {
    // 60,000 by 60,000 pixels in some hundred bytes.
    expect(await encodePhoto(hugePng(60_000))).toBe(undefined);
    // As large as telephones make them, and one that is not quite.
    const real = drawn(5_712, 4_284).png({ compressionLevel: 1 });
    expect(await encodePhoto(await real.toBuffer())).toMatchObject({ width: 1_600, height: 1_200 });
    expect(await encodePhoto(hugePng(5_001))).toBe(undefined);
  });

  it("is not decoded where another of the review is none, and few reviews wait at once", async () => {
    const good = await drawn().png().toBuffer();
    const broken = Buffer.from("no photo");
    expect(await encodePhotos([good, good, broken])).toEqual({ broken: 2 });
    expect(await encodePhotos([])).toEqual([]);
    const large = await drawn(4_000, 4_000).png({ compressionLevel: 1 }).toBuffer();
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) => encodePhotos(at === 0 ? [large, good] : [good])),
    );
    const taken = all.filter(({ status }) => status === "fulfilled");
    expect(taken).toHaveLength(8);
    for (const each of all.slice(8)) expect(each).toMatchObject({ reason: { code: "overloaded" } });
    // A bad one is told, as fast as ever, and whoever comes later is taken again.
    expect(await encodePhotos([good, good])).toHaveLength(2);
  });

  it("is never more than nothing, whatever the bytes are", async () => {
    const good = await drawn(8, 8).png().toBuffer();
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(good.length),
        async (bytes, at) => {
          const broken = Buffer.concat([good.subarray(0, at), bytes, good.subarray(at)]);
          const photo = await encodePhoto(broken);
          if (photo) expect([photo.width, photo.height]).toEqual([8, 8]);
        },
      ),
      { numRuns: 60 },
    );
    expect(await encodePhoto(randomBytes(5_000))).toBe(undefined);
  });
});

it("a site with photos is told that it lacks the package; others do not need it", async () => {
  const missing = () => Promise.resolve(undefined);
  const photos = { review: { photos: 3 } };
  await expect(checkPhotoLibrary(photos, missing)).rejects.toMatchObject({
    code: "package-missing",
    problems: [{ path: "review.photos", help: expect.stringContaining("npm install sharp") }],
  });
  await checkPhotoLibrary(photos);
  await checkPhotoLibrary({ review: { photos: 0 } }, missing);
  await checkPhotoLibrary({}, missing);
});

function hugePng(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(1_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(data.length, 0);
  numbers.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
}
