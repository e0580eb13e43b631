import { defineConfig } from "@stagelight/astro/config";

export default defineConfig({
  site: { name: "Nuri Tea" },
  newsletter: { lists: [{ id: "new-teas", name: "New teas" }] },
  mail: { from: "hello@nuri.example", postalAddress: "1 Tea Lane, Boseong" },
  server: {},
});
