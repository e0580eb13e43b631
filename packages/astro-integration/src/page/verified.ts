import { fileURLToPath } from "node:url";
import type { ReadConfig } from "@stagelight/core/config";
import { isInstalled } from "../host/integration.ts";

/**
 * The module that reads the signed stage cookie; or the word that says why nothing does. A site
 * without a server, or without pages that are made on demand, has nothing to read.
 *
 * @param dev whether this is `astro dev`, where a secret is made if there is none
 */
export function verifiedModule(config?: ReadConfig, root?: URL, dev?: boolean): string {
  if (!config?.server || !root) return `export default "no-server";`;
  if (!isInstalled(root)) return `export default "not-installed";`;
  const options = {
    site: config.site.url ?? "",
    ...(dev && { development: true, folder: fileURLToPath(root) }),
  };
  return `import { stagePassReader } from "@stagelight/server/stage-pass";
export default stagePassReader(${JSON.stringify(options)});`;
}
