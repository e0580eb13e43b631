import { RequestProblem } from "../../http/problem.ts";
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

/** What telephones make that call it 24 megapixels; a small file can claim to be far larger. */
const MOST_PIXELS = 25_000_000;

/** The longer side of what is kept, in pixels. */
const SIDE = 1_600;

/** Seconds for which one photo may keep a processor busy. */
const SECONDS = 10;

/** Reviews whose photos are worked on or wait; each holds its whole body in memory. */
const MOST_WAITING = 8;

const READING = { limitInputPixels: MOST_PIXELS, pages: 1, failOn: "error" } as const;

let waiting = 0;

/** Each can take a hundred megabytes while it is decoded: one after another. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Decodes a review's photos and encodes them anew: nothing of the files that were sent is kept, neither
 * where they were taken nor what else was hidden in them. Of several frames the first one stays.
 *
 * @returns the place of the first that is no photo, or cannot be decoded, in place of all; none is
 *   decoded before the beginnings of all are known to be right
 * @throws RequestProblem `overloaded`
 */
export async function encodePhotos(
  files: readonly Buffer[],
): Promise<readonly EncodedPhoto[] | { readonly broken: number }> {
  if (files.length === 0) return [];
  if (waiting >= MOST_WAITING) throw new RequestProblem("overloaded");
  waiting++;
  try {
    const sharp = await loadSharp();
    if (!sharp) return { broken: 0 };
    for (const [place, file] of files.entries()) {
      if (!(await beginsRight(sharp, file))) return { broken: place };
    }
    const next = last.then(() => encodeAll(sharp, files));
    last = next.catch(() => {});
    return await next;
  } finally {
    waiting--;
  }
}

/** Whether a file is of a kind that is taken, and claims no more pixels than are decoded. */
async function beginsRight(sharp: Sharp, file: Buffer): Promise<boolean> {
  const type = photoTypeOf(file);
  if (!type) return false;
  try {
    const { format, width, height } = await sharp(file, READING).metadata();
    return format === type && width * height <= MOST_PIXELS;
  } catch {
    // Whatever is wrong with a file that somebody has sent, it is wrong with the file.
    return false;
  }
}

async function encodeAll(
  sharp: Sharp,
  files: readonly Buffer[],
): Promise<readonly EncodedPhoto[] | { readonly broken: number }> {
  const photos: EncodedPhoto[] = [];
  for (const [place, file] of files.entries()) {
    try {
      photos.push(await encodedBy(sharp, file));
    } catch {
      return { broken: place };
    }
  }
  return photos;
}

async function encodedBy(sharp: Sharp, file: Buffer): Promise<EncodedPhoto> {
  const { data, info } = await sharp(file, READING)
    .timeout({ seconds: SECONDS })
    .autoOrient()
    .resize({ width: SIDE, height: SIDE, fit: "inside", withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return { type: "image/webp", width, height, data: data.toString("base64") };
}
