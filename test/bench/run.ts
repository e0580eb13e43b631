import { parseArgs } from "node:util";
import type { Bench } from "./support/bench.ts";

const benches: Record<string, () => Promise<Bench>> = {
  size: async () => (await import("./size.ts")).size,
  core: async () => (await import("./core.ts")).core,
  flash: async () => (await import("./flash.ts")).flash,
  page: async () => (await import("./page.ts")).page,
  content: async () => (await import("./content.ts")).content,
  build: async () => (await import("./build.ts")).build,
  ingest: async () => (await import("./ingest.ts")).ingest,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean", default: false } },
});
const names = positionals.length > 0 ? positionals : Object.keys(benches);
const unknown = names.filter((name) => !benches[name]);
if (unknown.length > 0) {
  console.error(
    `No bench is called ${unknown.join(", ")}. There are: ${Object.keys(benches).join(", ")}.`,
  );
  process.exit(2);
}

const figures: Record<string, unknown> = {};
for (const name of names) {
  const bench = await benches[name]?.();
  figures[name] = await bench?.({ quick: values.quick });
}
console.log(JSON.stringify(figures));
