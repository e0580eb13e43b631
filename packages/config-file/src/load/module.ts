import { readFileSync } from "node:fs";
import * as module from "node:module";
import { pathToFileURL } from "node:url";

const read = new Set<string>();

/**
 * The default export of a JavaScript, TypeScript or JSON file, read anew at each call.
 *
 * @param file an absolute path
 * @throws whatever the file throws
 */
export async function loadModule(file: string): Promise<unknown> {
  // What Node.js has read once it does not read again. Its own way is ten times as fast.
  const first = !read.has(file);
  read.add(file);
  try {
    if (first && isNative(file)) {
      const loaded = (await import(pathToFileURL(file).href)) as { default?: unknown };
      if (loaded.default !== undefined) return loaded.default;
    }
  } catch {
    // More is possible below: imports without an ending, enums. And it says best what is wrong.
  }
  const { createJiti } = await import("jiti");
  // A new instance each time: a changed file is read anew.
  return createJiti(file, { moduleCache: false }).import(file, { default: true });
}

/** Whether Node.js takes the file as it is, and says nothing about it. */
function isNative(file: string): boolean {
  const [, kind, typed] = /\.(m?)(?:js|(ts))$/.exec(file) ?? [];
  if (kind === undefined || (typed && !takesTypes())) return false;
  return kind === "m" || typeOf(file) === "module";
}

/** Before these versions Node.js took no types, or told everybody that doing so is an experiment. */
function takesTypes(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > 24 || (major === 24 && minor >= 3) || (major === 22 && minor >= 18);
}

/** The type that the package of a file says its files have. */
function typeOf(file: string): unknown {
  // Node.js 20 has no such function.
  const { findPackageJSON } = module as Partial<typeof module>;
  const about = findPackageJSON?.(pathToFileURL(file));
  return about && (JSON.parse(readFileSync(about, "utf8")) as { type?: unknown }).type;
}
