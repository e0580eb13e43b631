import { loadSharp, type Sharp } from "./load-sharp.ts";
import { photoTypeOf } from "./photo-type.ts";

/** What of a photo is kept. */
export interface EncodedPhoto {
  readonly type: "image/webp";
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** In base64. */
  readonly data: string;
}

/** More than any telephone's camera makes; a small file can claim to be far larger. */
const MOST_PIXELS = 64_000_000;

/** The longer side of what is kept, in pixels. */
const SIDE = 1_600;

/** Seconds for which one photo may keep a processor busy. */
const SECONDS = 10;

/** Each can take hundreds of megabytes while it is decoded: one after another. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Decodes a photo and encodes it anew: nothing of the file that was sent is kept, neither where it was
 * taken nor what else was hidden in it. Of several frames the first one stays.
 *
 * @returns nothing for what is no photo, or none that can be decoded
 */
export function encodePhoto(file: Buffer): Promise<EncodedPhoto | undefined> {
  const next = last.then(() => encode(file));
  last = next.catch(() => {});
  return next;
}

async function encode(file: Buffer): Promise<EncodedPhoto | undefined> {
  const type = photoTypeOf(file);
  const sharp = type && (await loadSharp());
  if (!sharp) return undefined;
  try {
    return await encodedBy(sharp, file, type);
  } catch {
    // Whatever is wrong with a file that somebody has sent, it is wrong with the file.
    return undefined;
  }
}

async function encodedBy(
  sharp: Sharp,
  file: Buffer,
  type: string,
): Promise<EncodedPhoto | undefined> {
  const photo = sharp(file, { limitInputPixels: MOST_PIXELS, pages: 1, failOn: "error" });
  if ((await photo.metadata()).format !== type) return undefined;
  const { data, info } = await photo
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize({ width: SIDE, height: SIDE, fit: "inside", withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return { type: "image/webp", width, height, data: data.toString("base64") };
}
