import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A file that pages load, in memory: there are few, and all are small. */
export interface EmbedFile {
  readonly bytes: Buffer;
  /** The same, compressed. */
  readonly brotli?: Buffer;
  readonly etag: string;
}

/** Where the build puts the widgets' files; the server imports none of them. */
const FOLDER = fileURLToPath(new URL("../../dist/widgets/", import.meta.url));

let known: ReadonlyMap<string, EmbedFile> | undefined;

/** The widgets' built files by their paths: `embed.js`, and what it loads, `embed/…`. */
export function embedFiles(): ReadonlyMap<string, EmbedFile> {
  return (known ??= new Map(
    ["embed.js", ...readdirSync(`${FOLDER}embed`).map((name) => `embed/${name}`)]
      .filter((path) => path.endsWith(".js"))
      .map((path) => [
        path,
        embedFile(readFileSync(FOLDER + path), readFileSync(`${FOLDER}${path}.br`)),
      ]),
  ));
}

/** A file from its bytes. */
export function embedFile(bytes: Buffer, brotli?: Buffer): EmbedFile {
  // Weak: one name for the bytes however they are packed.
  const etag = `W/"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
  return { bytes, etag, ...(brotli && { brotli }) };
}
