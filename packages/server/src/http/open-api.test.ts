import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";
import { openApi } from "./open-api.ts";
import { ROUTES } from "./routes.ts";

it("is a valid description of every route", async () => {
  const description = openApi(ROUTES, "/_stagelight") as { paths: Record<string, object> };
  const validator = new Validator();
  expect(await validator.validate(structuredClone(description))).toEqual({ valid: true });
  expect(validator.version).toBe("3.1");
  expect(Object.keys(description.paths)).toContain("/v1/projects/{key}/settings");
  const described = Object.values(description.paths).flatMap((path) => Object.keys(path));
  const paths = ROUTES.flatMap(({ path, aliases = [] }) => [path, ...aliases]);
  expect(described).toHaveLength(paths.length);
  // What a validator takes must also refuse.
  const broken = { ...description, paths: { "/x": { get: { responses: 3 } } } };
  expect(await new Validator().validate(broken)).toMatchObject({ valid: false });
});
