import { createJiti } from "jiti";

/**
 * The default export of a JavaScript, TypeScript or JSON file, read anew at each call.
 *
 * @param file an absolute path
 * @throws whatever the file throws
 */
export async function loadModule(file: string): Promise<unknown> {
  // A new instance each time: a changed file is read anew.
  return createJiti(file, { moduleCache: false }).import(file, { default: true });
}
