import { readConfig } from "@stagelight/core/config";
import { expect, it } from "vitest";
import { testServer } from "../http/test-server.ts";
import { useDatabase } from "../store/use-database.ts";
import { checkTeam } from "./check-team.ts";
import { signedIn } from "./test-team.ts";

it("doctor says that nobody can answer where visitors can ask", async () => {
  const { server, close } = await testServer();
  const site = { url: "https://nuri.example" };
  const found = (config: object) =>
    useDatabase(server.settings.database, (database) =>
      checkTeam(database, readConfig({ site, server: {}, ...config })),
    );
  try {
    expect(await found({})).toEqual([]);
    expect(await found({ chat: {} })).toMatchObject([{ state: "note", about: "team" }]);
    await signedIn(server, "agent");
    expect(await found({ chat: {} })).toMatchObject([{ state: "note" }]);
    await signedIn(server, "owner");
    expect(await found({ chat: {} })).toMatchObject([{ state: "ok", about: "team" }]);
  } finally {
    await close();
  }
});
