import { askedFor } from "../kit/asked-for.ts";
import type { Bench } from "./support/bench.ts";

const benches: Record<string, () => Promise<Bench>> = {
  size: async () => (await import("./size.ts")).size,
  core: async () => (await import("./core.ts")).core,
  flash: async () => (await import("./flash.ts")).flash,
  page: async () => (await import("./page.ts")).page,
  open: async () => (await import("./open.ts")).open,
  content: async () => (await import("./content.ts")).content,
  build: async () => (await import("./build.ts")).build,
  chat: async () => (await import("./chat.ts")).chat,
  ingest: async () => (await import("./ingest.ts")).ingest,
};

const { names, quick } = askedFor("bench", Object.keys(benches));
const figures: Record<string, unknown> = {};
for (const name of names) {
  const bench = await benches[name]?.();
  figures[name] = await bench?.({ quick });
}
console.log(JSON.stringify(figures));
