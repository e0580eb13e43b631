/** `pnpm demo`: builds the shop as it would be deployed, serves it, and prints the address. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { preview } from "astro";

const root = fileURLToPath(new URL(".", import.meta.url));

const build = spawnSync("astro", ["build"], { cwd: root, stdio: "inherit" });
if (build.status !== 0) process.exit(build.status ?? 1);

const server = await preview({
  root,
  logLevel: "error",
  server: { port: Number(process.env.PORT ?? 4321) },
});
const address = `http://localhost:${server.port}/`;

console.log(`
  Nuri Tea is open: ${address}

  A tea shop made of static pages, built by "astro build" and served as plain files.
  Look around, put a tea in the cart, order it: each next page fits the stage you are in.
  "Your stage", at the foot of every page, says where you stand and why, and lets you jump.

  Ctrl+C closes the shop.
`);
