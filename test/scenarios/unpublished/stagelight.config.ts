import { defineConfig, lifecycleMails } from "@stagelight/astro/config";

export default defineConfig({
  site: { url: "https://nuri.example" },
  consent: { mode: "implied" },
  preview: true,
  audiences: { regulars: { segment: "regular" } },
  server: { database: "file:magpie-database.db" },
  mail: {
    from: "Magpie Sender <magpie-from@nuri.example>",
    replyTo: "magpie-reply@nuri.example",
    postalAddress: "Magpie Street 1",
    templates: "magpie-templates",
    links: { cart: "/magpie-cart" },
    lifecycle: [
      lifecycleMails.thankYou,
      {
        id: "magpie-mail",
        when: { event: "Magpie Event", properties: { magpie: "property" } },
        if: { all: ["regulars", { traits: { magpieTrait: "x" } }] },
        stopWhen: "Magpie Stop",
        template: "magpie-template",
        kind: "marketing",
      },
    ],
  },
  connectors: [
    { id: "webhook", name: "magpie-name", options: { url: "https://magpie-connector.example" } },
  ],
});
