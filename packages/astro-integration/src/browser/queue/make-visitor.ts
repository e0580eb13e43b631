/**
 * The visitor's id and, behind a space, the secret that it follows from. The recipe is the server's
 * too. Where a page came without encryption browsers make no hashes: then the id is random, and
 * nothing proves it.
 *
 * @param known the secret of a visitor whom the server knows again
 */
export async function makeVisitor(known?: string): Promise<string> {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (!subtle) return idOf(bytes);
  const secret =
    known ?? btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => URL_SAFE[sign]!);
  const text = new TextEncoder().encode(`stagelight visitor${secret}`);
  return `${idOf(new Uint8Array(await subtle.digest("SHA-256", text)))} ${secret}`;
}

const URL_SAFE: Readonly<Record<string, string>> = { "+": "-", "/": "_", "=": "" };

/** A UUID of version 8. */
function idOf(bytes: Uint8Array): string {
  bytes[6] = (bytes[6]! & 15) | 128;
  bytes[8] = (bytes[8]! & 63) | 128;
  const hex = Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0"));
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
