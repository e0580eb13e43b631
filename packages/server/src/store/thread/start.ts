import { type ResourceLimits, Worker } from "node:worker_threads";

/** Threads that load what they need, and are not used yet. */
const early = new Map<string, Worker>();

/**
 * Starts a module of this package in a thread, or takes one that was started early. Sources end in .ts,
 * what is published in .js. What it works with is posted to it.
 *
 * @param from the address of the module that asks
 * @param path of the other from there, without its ending
 */
export function startThread(from: URL, path: string, resourceLimits: ResourceLimits = {}): Worker {
  const module = moduleOf(from, path);
  const known = early.get(module.href);
  if (!known) return new Worker(module, { resourceLimits });
  early.delete(module.href);
  known.removeAllListeners();
  known.ref();
  return known;
}

/** Starts a thread that will be needed in a moment: it loads its modules while others load theirs. */
export function startEarly(from: URL, path: string): void {
  const module = moduleOf(from, path);
  if (early.has(module.href)) return;
  const thread = new Worker(module);
  early.set(module.href, thread);
  // If nobody comes to use it, it keeps no process going; what is wrong with it is found out then.
  thread.unref();
  thread.on("error", () => {});
  thread.on("exit", () => early.delete(module.href));
}

function moduleOf(from: URL, path: string): URL {
  return new URL(`${path}${from.pathname.endsWith(".ts") ? ".ts" : ".js"}`, from);
}
