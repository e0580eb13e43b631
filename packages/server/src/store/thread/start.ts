import { type ResourceLimits, Worker } from "node:worker_threads";

/**
 * Starts a module of this package in a thread. Sources end in .ts, what is published in .js.
 *
 * @param from the address of the module that asks
 * @param path of the other from there, without its ending
 */
export function startThread(
  from: URL,
  path: string,
  data: unknown,
  resourceLimits: ResourceLimits = {},
): Worker {
  const ending = from.pathname.endsWith(".ts") ? ".ts" : ".js";
  return new Worker(new URL(`${path}${ending}`, from), { workerData: data, resourceLimits });
}
