/** The place behind a review in an order: what it is sorted by, when it came, and its id. */
export interface Cursor {
  readonly by: number;
  readonly at: number;
  readonly id: string;
}

/** A place as it stands in an address. It is no secret, and nothing follows from changing it. */
export function writeCursor({ by, at, id }: Cursor): string {
  return Buffer.from(JSON.stringify([by, at, id])).toString("base64url");
}

/** @returns nothing where it is none of ours */
export function readCursor(text: string): Cursor | undefined {
  if (text.length > LONGEST) return undefined;
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(text, "base64url").toString());
  } catch {
    return undefined;
  }
  if (!Array.isArray(read) || read.length !== 3) return undefined;
  const [by, at, id] = read as readonly unknown[];
  if (!Number.isSafeInteger(by) || !Number.isSafeInteger(at)) return undefined;
  if (typeof id !== "string" || !/^[\w-]{1,64}$/.test(id)) return undefined;
  return { by: by as number, at: at as number, id };
}

const LONGEST = 200;
