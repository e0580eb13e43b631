import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const APP = fileURLToPath(new URL("../../../packages/dashboard/src/", import.meta.url));

/** Paths of all screens of the dashboard, as its own lists have them: `/inbox/{-$id}`. */
export async function dashboardScreens(): Promise<string[]> {
  const files = await readdir(APP, { recursive: true });
  const lists = files.filter((file) => /(^|\/)screens\.ts$/.test(file));
  const texts = await Promise.all(lists.map((file) => readFile(APP + file, "utf8")));
  return texts.flatMap((text) => [...text.matchAll(/\bpath: "([^"]+)"/g)].map(([, path]) => path!));
}

/**
 * The addresses of a screen, below the dashboard's: one for each example of what varies in it.
 *
 * @throws Error where there is no example: a new screen needs one
 */
export function addressesOf(
  screen: string,
  examples: Readonly<Record<string, readonly string[]>>,
): string[] {
  const [whole, optional, name] = /\{-\$(\w+)\}|\$(\w+)/.exec(screen) ?? [];
  if (whole === undefined) return [screen];
  const values = examples[screen];
  if (!values?.length) throw new Error(`${screen} has no example of ${optional ?? name}.`);
  const filled = values.map((value) => screen.replace(whole, encodeURIComponent(value)));
  return optional === undefined ? filled : [screen.replace(whole, ""), ...filled];
}
