import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestMembers, testMembers } from "./test-members.ts";

let test: TestMembers;
beforeAll(async () => {
  test = await testMembers("sqlite");
}, 60_000);
afterAll(() => test.close());

it("throw-away mailboxes are let in, and marked", { timeout: 60_000 }, async () => {
  const email = "mina@mailinator.com";
  await test.member(email);
  const { body } = (
    await test.server.services.store.read.selectFrom("log").select("body").execute()
  ).find((row) => row.body.includes(email) && row.body.includes('"identify"'))!;
  expect(JSON.parse(body)).toMatchObject({ traits: { disposable: true } });
});
