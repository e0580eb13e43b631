import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** A file of the dashboard, in memory. */
export interface DashboardFile {
  readonly bytes: Buffer;
  /** The same, compressed. */
  readonly brotli?: Buffer;
  readonly etag: string;
  readonly type: string;
}

/** Where the build puts the dashboard's files; the server imports none of them. */
const FOLDER = fileURLToPath(new URL("../../../dist/dashboard-app/", import.meta.url));

/** In `index.html` this stands for the path of the dashboard, with a slash at its end. */
const PLACE = "%DASHBOARD%";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

let known: ReadonlyMap<string, DashboardFile> | undefined;

/** The dashboard's built files by their paths: `assets/app-….js`. None where it was not built. */
export function dashboardFiles(): ReadonlyMap<string, DashboardFile> {
  return (known ??= readFolder(FOLDER));
}

/** The page that all of the dashboard's addresses lead to; nothing where it was not built. */
export function dashboardPage(path: string): DashboardFile | undefined {
  const page = dashboardFiles().get("index.html");
  return page && fileOf(Buffer.from(page.bytes.toString("utf8").replaceAll(PLACE, path)), ".html");
}

function readFolder(folder: string): ReadonlyMap<string, DashboardFile> {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || !(extname(path) in TYPES)) return [];
      const packed = existsSync(`${path}.br`) ? readFileSync(`${path}.br`) : undefined;
      const name = relative(folder, path).split(sep).join("/");
      return [[name, fileOf(readFileSync(path), extname(path), packed)] as const];
    }),
  );
}

function fileOf(bytes: Buffer, ending: string, brotli?: Buffer): DashboardFile {
  // Weak: one name for the bytes however they are packed.
  const etag = `W/"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
  return { bytes, etag, type: TYPES[ending]!, ...(brotli && { brotli }) };
}
