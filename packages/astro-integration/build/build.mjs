/** Builds the package: types and server code with tsc, browser code with esbuild, styles copied. */
import { execFileSync } from "node:child_process";
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildBrowser } from "./browser.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
execFileSync("tsc", ["--project", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
cpSync(`${root}/src/components`, `${root}/dist/components`, {
  recursive: true,
  filter: (path) => path.endsWith(".css") || !path.includes("."),
});
await buildBrowser(root, process.argv.includes("--analyze"));
