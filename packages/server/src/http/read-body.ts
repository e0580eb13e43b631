import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { RequestProblem } from "./problem.ts";
import type { BodyRule } from "./route.ts";

const unzip = promisify(gunzip);

/**
 * The text of a body, of the content types that are understood. No more than the allowed bytes are
 * held in memory, zipped or not.
 *
 * @throws RequestProblem
 */
export async function readBody(request: Request, rule: BodyRule): Promise<string> {
  const { most } = rule;
  const { zipped, length } = checkHeaders(request, rule);
  if (zipped) return (await unzipped(await bytesOf(request, most), most)).toString("utf8");
  if (length > most) return (await bytesOf(request, most)).toString("utf8");
  // The connection ends the body where the header says; nothing has to be counted.
  const text = await request.text().catch(unreadable);
  if (text.length > most) throw tooLarge(most);
  return text;
}

/**
 * The bytes of a body, for whoever has to find out who signed them.
 *
 * @throws RequestProblem
 */
export async function readBytes(request: Request, rule: BodyRule): Promise<Buffer> {
  const { zipped } = checkHeaders(request, rule);
  const bytes = await bytesOf(request, rule.most);
  return zipped ? unzipped(bytes, rule.most) : bytes;
}

/** @returns whether the body is zipped, and how long it is said to be */
function checkHeaders(
  { headers }: Request,
  { types, most, ...rule }: BodyRule,
): { zipped: boolean; length: number } {
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  if (!types.includes(type.trim().toLowerCase())) {
    const detail = `Send ${types.filter(Boolean).join(" or ")}.`;
    throw new RequestProblem("content-type-unsupported", { detail });
  }
  const encoding = (headers.get("content-encoding") ?? "identity").trim().toLowerCase();
  const mayBeZipped = rule.zipped !== false;
  if (encoding !== "identity" && !(mayBeZipped && encoding === "gzip")) {
    const detail = mayBeZipped ? "Of encodings, only gzip is." : "Send it without an encoding.";
    throw new RequestProblem("content-type-unsupported", { detail });
  }
  const length = Number(headers.get("content-length") ?? Infinity);
  if (length > most && length !== Infinity) throw tooLarge(most);
  return { zipped: encoding === "gzip", length };
}

async function bytesOf({ body }: Request, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of body ?? []) {
      length += part.byteLength;
      if (length > most) throw tooLarge(most);
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof RequestProblem ? error : unreadable();
  }
  return Buffer.concat(parts, length);
}

async function unzipped(bytes: Buffer, most: number): Promise<Buffer> {
  try {
    return await unzip(bytes, { maxOutputLength: most });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(most);
    throw new RequestProblem("body-unreadable", { detail: "It is not zipped by gzip." });
  }
}

function tooLarge(most: number): RequestProblem {
  return new RequestProblem("body-too-large", {
    detail: `At most ${most.toLocaleString("en")} bytes are read.`,
  });
}

function unreadable(): never {
  throw new RequestProblem("body-unreadable", { detail: "It ended too soon." });
}
