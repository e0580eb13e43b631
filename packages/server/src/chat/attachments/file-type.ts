import { ATTACHMENT_TYPES, type AttachmentType } from "@stagelight/core/config";

/** Bytes that are looked at to find out what a file is. */
const BEGINNING = 4_096;

/**
 * What a file is by its bytes, whatever it is called. It has to begin with its mark and end where its
 * kind ends: what hangs behind an image could be a page or an archive at the same time.
 *
 * @returns nothing for what is none of {@link ATTACHMENT_TYPES}
 */
export async function attachmentTypeOf(file: Buffer): Promise<AttachmentType | undefined> {
  const type = ATTACHMENT_TYPES.find((each) => BEGINS[each].test(latin(file, 0, 16)));
  if (!type || !ENDS[type](file)) return undefined;
  const { fileTypeFromBuffer } = await import("file-type");
  const seen = await fileTypeFromBuffer(file.subarray(0, BEGINNING)).catch(() => undefined);
  // An animated PNG is one as well.
  return seen?.mime.replace("image/apng", "image/png") === type ? type : undefined;
}

/** What files of a kind begin with, at the very first byte. */
const BEGINS: Readonly<Record<AttachmentType, RegExp>> = {
  "image/jpeg": /^\xff\xd8\xff/,
  "image/png": /^\x89PNG\r\n[^]\n[^]{4}IHDR/,
  "image/gif": /^GIF8[79]a/,
  "image/webp": /^RIFF[^]{4}WEBP/,
  "application/pdf": /^%PDF-[12]\.\d/,
};

/** Whether a file ends where its kind says. */
const ENDS: Readonly<Record<AttachmentType, (file: Buffer) => boolean>> = {
  "image/jpeg": (file) => latin(file, -2) === "\xff\xd9",
  "image/png": (file) => latin(file, -12) === "\0\0\0\0IEND\xae\x42\x60\x82",
  "image/gif": (file) => endOfGif(file) === file.length,
  // Its length stands in the beginning; an odd one is filled up with one byte.
  "image/webp": (file) => file.length === file.readUInt32LE(4) + 8,
  "application/pdf": (file) => /%%EOF[\r\n \t]{0,8}$/.test(latin(file, -32)),
};

/**
 * Walks over the blocks of a GIF: its first bytes alone can be typed, and could begin a program.
 *
 * @returns where it ends; nothing where its blocks do not fit together
 */
function endOfGif(file: Buffer): number | undefined {
  let at = 13 + tableAt(10);
  for (;;) {
    const block = file[at];
    if (block === 0x3b) return at + 1;
    if (block === 0x21) at = subBlocksAfter(at + 2);
    else if (block === 0x2c) at = subBlocksAfter(at + 11 + tableAt(at + 9));
    else return undefined;
  }

  /** Bytes of the colours that the flags at a place announce. */
  function tableAt(place: number): number {
    const flags = file[place] ?? 0;
    return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
  }

  function subBlocksAfter(place: number): number {
    let next = place;
    for (let length = file[next]; length; length = file[next]) next += length + 1;
    return next + 1;
  }
}

function latin(file: Buffer, from: number, to?: number): string {
  return file.subarray(from, to).toString("latin1");
}
