/** Builds the package: types and server code with tsc, browser code with esbuild, styles copied. */
import { execFileSync } from "node:child_process";
import { cpSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildBrowser } from "./browser.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
execFileSync("tsc", ["--project", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
for (const name of readdirSync(`${root}/src/components`)) {
  if (name.endsWith(".css"))
    cpSync(`${root}/src/components/${name}`, `${root}/dist/components/${name}`);
}
await buildBrowser(root, process.argv.includes("--analyze"));
