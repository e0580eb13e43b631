/** Kinds of files that are taken as photos. Drawings (SVG) are programs, and are not among them. */
export type PhotoType = "jpeg" | "png" | "webp" | "gif";

/** What files of a kind begin with; a dot stands for any byte. */
const BEGINNINGS: Readonly<Record<PhotoType, RegExp>> = {
  jpeg: /^\xff\xd8\xff/,
  png: /^\x89PNG\r\n[^]\n/,
  webp: /^RIFF[^]{4}WEBP/,
  gif: /^GIF8[79]a/,
};

/** What a file is by its first bytes, whatever it is called; nothing for what is no photo. */
export function photoTypeOf(file: Buffer): PhotoType | undefined {
  const beginning = file.toString("latin1", 0, 12);
  return (Object.keys(BEGINNINGS) as PhotoType[]).find((type) => BEGINNINGS[type].test(beginning));
}
