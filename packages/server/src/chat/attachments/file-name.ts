import type { AttachmentType } from "@stagelight/core/config";

/** Characters of a name, its ending included. */
const LONGEST = 100;

/** Endings that belong to a kind of file, the usual one first. */
const ENDINGS: Readonly<Record<AttachmentType, readonly [string, ...string[]]>> = {
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/gif": ["gif"],
  "image/webp": ["webp"],
  "application/pdf": ["pdf"],
};

/**
 * A file's name as it may be shown and saved: one name without a path, without characters that are not
 * seen or turn the text around, and with an ending that says what the file is, whatever it was called.
 *
 * @param given anything
 */
export function cleanFileName(given: unknown, type: AttachmentType): string {
  const text = typeof given === "string" ? given.normalize("NFC") : "";
  const base = (text.split(/[/\\]/).at(-1) ?? "")
    .replace(/\p{C}|[\u2028\u2029<>:"|?*%;]/gu, "")
    .replace(/\s+/gu, " ")
    // A leading dot hides a file, and Windows drops those at the end.
    .replace(/^[. ]+|[. ]+$/g, "");
  const [usual, ...others] = ENDINGS[type];
  const ending = [usual, ...others].find((each) => base.toLowerCase().endsWith(`.${each}`));
  const stem = ending === undefined ? base : base.slice(0, -ending.length - 1);
  const kept = shortened(isReserved(stem) ? "" : stem, LONGEST - 6).replace(/[. ]+$/, "");
  return `${kept || "file"}.${ending ?? usual}`;
}

/** Names that Windows takes for devices. */
function isReserved(stem: string): boolean {
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(stem);
}

/** So many UTF-16 units at most, and no half of a character. */
function shortened(text: string, most: number): string {
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length > most) break;
    kept += character;
  }
  return kept;
}

/** A header that has a browser save a file under a name that {@link cleanFileName} made (RFC 6266). */
export function saveAs(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\]/g, "_");
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`;
}
