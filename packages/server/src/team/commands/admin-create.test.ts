import { readConfig, type StagelightError } from "@stagelight/core/config";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServer, type StagelightServer } from "../../http/server.ts";
import { createLogger } from "../../operations/log.ts";
import { type TestCommands, testCommands } from "../../reviews/test-commands.ts";
import { firstOwnerLink } from "../links/first-owner.ts";
import { testBrowser } from "../test-browser.ts";
import { PASSWORD } from "../test-site.ts";
import { adminCreateCommand } from "./admin-create-command.ts";

describe.each(["sqlite", "postgres"] as const)(
  "admin create on %s",
  { timeout: 60_000 },
  (kind) => {
    let commands: TestCommands;
    let server: StagelightServer;
    beforeAll(async () => {
      commands = await testCommands(kind);
      server = await createServer({
        config: readConfig({ site: { url: "https://nuri.example" }, server: {} }),
        // No mail leaves it: owners are told links.
        environment: { ...process.env, NODE_ENV: "production" },
        folder: commands.folder,
        logger: createLogger({ level: "silent", secrets: [] }),
      });
    }, 60_000);
    afterAll(async () => {
      await server.close();
      await commands.close();
    });

    const create = async (email?: string) => {
      const { code, out } = await commands.run(adminCreateCommand, email ? { email } : {});
      expect(code).toBe(0);
      const [, token] = /^http.*\/_stagelight\/dashboard\/accept#token=(\S+)$/.exec(
        out.join("\n"),
      )!;
      return token!;
    };
    const come = async (about: object) => {
      const browser = testBrowser(server);
      return { browser, ...(await browser.post("accept", { password: PASSWORD, ...about })) };
    };

    it("prints a link that lets an owner in, once, whoever is there already", async () => {
      const first = (await firstOwnerLink(server))!.split("#token=")[1];
      const token = await create();
      const email = "jin@nuri.example";
      expect(await come({ token, email, name: "Jin" })).toMatchObject({
        status: 200,
        body: { member: { email, role: "owner" } },
      });
      expect(await come({ token, email: "eve@nuri.example" })).toMatchObject({
        code: "link-unusable",
      });
      // There is an owner: what the server has printed for the first one is over.
      expect(await come({ token: first, email: "eve@nuri.example" })).toMatchObject({
        code: "link-unusable",
      });
      expect(await firstOwnerLink(server)).toBeUndefined();
    });

    it("is for one person where it says so", async () => {
      const token = await create("Mina@Nuri.example");
      const look = await testBrowser(server).post("accept/look", { token });
      expect(look.body).toEqual({
        purpose: "first-admin",
        role: "owner",
        email: "mina@nuri.example",
      });
      expect((await come({ token, email: "eve@nuri.example", name: "Mina" })).body).toMatchObject({
        member: { email: "mina@nuri.example", role: "owner" },
      });
      const wrong = await commands
        .run(adminCreateCommand, { email: "no address" })
        .catch((error: unknown) => error as StagelightError);
      expect(wrong).toMatchObject({ problems: [{ path: "[email]" }] });
    });

    it("makes an owner of whoever is of the team, and they sign in by the new password alone", async () => {
      const email = "hana@nuri.example";
      const owner = (await come({ token: await create(), email: "own@nuri.example" })).browser;
      const { link } = (await owner.post("team/invite", { email, role: "agent" })).body;
      const { browser } = await come({ token: String(link).split("#token=")[1], name: "Hana" });
      expect((await browser.get("session")).body).toMatchObject({ member: { role: "agent" } });
      const again = await come({ token: await create(email), password: "nine slow lanterns" });
      expect(again.body).toMatchObject({ member: { email, name: "Hana", role: "owner" } });
      expect((await browser.get("session")).code).toBe("sign-in-needed");
      const login = await browser.post("login", { email, password: PASSWORD });
      expect(login.code).toBe("login-refused");
    });
  },
);
