/**
 * Builds the package: code and types with tsc, and beside them the built files of the widgets and of the
 * dashboard, to be served.
 */
import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const widgets = dirname(fileURLToPath(import.meta.resolve("@stagelight/widgets/embed")));
const served = join(root, "dist/widgets");
rmSync(served, { recursive: true, force: true });
cpSync(join(widgets, "embed.js"), join(served, "embed.js"));
cpSync(join(widgets, "embed"), join(served, "embed"), { recursive: true });

const dashboard = dirname(fileURLToPath(import.meta.resolve("@stagelight/dashboard/package.json")));
const shown = join(root, "dist/dashboard-app");
rmSync(shown, { recursive: true, force: true });
cpSync(join(dashboard, "dist"), shown, {
  recursive: true,
  // Maps are for who works at the dashboard.
  filter: (path) => extname(path) !== ".map",
});

// The best compression takes too long while somebody waits.
const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
for (const folder of [served, shown]) {
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || !/\.(js|css|svg)$/.test(file.name)) continue;
    const path = join(file.parentPath, file.name);
    writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path), { params }));
  }
}

execFileSync("tsc", ["--project", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
