/** `pnpm demo`: builds the shop as it would be deployed, serves it, and prints the address. */
import { fileURLToPath } from "node:url";
import { build, preview } from "astro";

// An in-process build takes its mode from the environment.
process.env.NODE_ENV ??= "production";

const root = fileURLToPath(new URL(".", import.meta.url));

console.log("\n  Building the shop …");
await build({ root, logLevel: "warn" });

const server = await preview({
  root,
  logLevel: "error",
  server: { port: Number(process.env.PORT ?? 4321) },
});
const address = `http://localhost:${server.port}/`;

console.log(`
  Nuri Tea is open: ${address}

  A tea shop made of static pages, built by "astro build" and served as plain files.
  English at /, Korean at /ko/, Chinese at /zh/. Say yes to the question at the foot of the page:
  without it nothing is remembered. Then look around, put a tea in the cart, order it: each next
  page fits the stage you are in. "Your stage", at the foot of every page, lets you jump.

  Ctrl+C closes the shop.
`);
