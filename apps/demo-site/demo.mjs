/** `pnpm demo`: builds the shop as it would be deployed, and serves it and its server on one port. */
import { randomBytes } from "node:crypto";
import { createServer as listen } from "node:net";
import { fileURLToPath } from "node:url";
import { loadConfig } from "@stagelight/config-file";
import { createServer, firstOwnerLink, serve } from "@stagelight/server";
import { build } from "astro";
import { BACKEND_PATH, shopBackend } from "./shop-backend.mjs";

// An in-process build takes its mode from the environment.
process.env.NODE_ENV ??= "production";

const root = fileURLToPath(new URL(".", import.meta.url));
// What is set to nothing is not set.
const HOST = process.env.HOST || "127.0.0.1";
const PORT = process.env.PORT || "4321";
const LOG_LEVEL = process.env.LOG_LEVEL || "warn";

/** What keeps from listening there, if anything. */
function troubleAt(host, port) {
  return new Promise((resolve) => {
    const probe = listen();
    probe.once("error", resolve);
    probe.listen({ host, port: Number(port) }, () => probe.close(() => resolve()));
  });
}

// Said before the build, which takes a while, and before the database is opened twice.
const trouble = await troubleAt(HOST, PORT);
if (trouble) {
  console.error(`
  The shop cannot open on port ${PORT}: ${
    trouble.code === "EADDRINUSE" ? "something else listens there" : trouble.message
  }.
  End that, or choose another port: PORT=4400 npx pnpm@12 demo
`);
  process.exit(1);
}

console.log("\n  Building the shop …");
await build({ root, logLevel: "warn" });

const { config } = await loadConfig(root);
const webhookSecret = `whsec_${randomBytes(24).toString("base64")}`;
const server = await createServer({
  config,
  environment: {
    ...process.env,
    HOST,
    PORT,
    LOG_LEVEL,
    PUBLIC_URL: `http://localhost:${PORT}`,
    WEBHOOK_SECRET: webhookSecret,
    // The receiver is this shop's own backend; nothing else on this machine is called.
    STAGELIGHT_ALLOW_PRIVATE: `localhost:${PORT}`,
  },
  folder: root,
  // A secret of its own is made in .stagelight, beside the database.
  development: true,
});
const { basePath, secrets, database } = server.settings;
const { url, closed } = await serve(server, {
  site: `${root}dist`,
  backend: {
    path: BACKEND_PATH,
    fetch: shopBackend({
      server: () => `${url}${basePath}`,
      site: config.site.url,
      secret: secrets[0],
      webhookSecret,
    }),
  },
});
const shop = url.replace("127.0.0.1", "localhost");
const firstOwner = await firstOwnerLink(server);

console.log(`
  Nuri Tea is open:  ${shop}/
  What is held of you:  ${shop}/your-data/
  Mail it has sent:  ${shop}${basePath}/mailbox
  The team's dashboard:  ${firstOwner ?? `${shop}${basePath}/dashboard/`}
  Orders, to refund them:  ${shop}${BACKEND_PATH}/orders
  Links to sign in:  ${shop}${BACKEND_PATH}/mail
  Webhooks it has sent:  ${shop}${BACKEND_PATH}/hooks
  Whether all is well:  ${shop}${basePath}/health

  A tea shop made of static pages, and beside it, on the same port, the server that keeps the truth.
  English at /, Korean at /ko/, Chinese at /zh/. Say yes to the question at the foot of the page:
  without it nothing is remembered and nothing sent. Then look around, put a tea in the cart, order
  it: each next page fits the stage you are in. "Your stage", at the foot of every page, lets you jump.

  Data: ${database.replace("file:", "")}
  It is still there the next time; delete the folder to begin anew.

  Ctrl+C closes the shop.
`);

await closed;
