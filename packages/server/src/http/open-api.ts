import { problemAnswerSchema } from "@stagelight/core/endpoints";
import { z } from "zod";
import { version } from "../command-line/version.ts";
import { VISITOR_COOKIE } from "../keys/visitor-secret.ts";
import { answerJson } from "./answer-json.ts";
import { existing } from "./app.ts";
import { PROBLEMS } from "./problem.ts";
import type { Access, Route } from "./route.ts";

/**
 * The route that describes all routes, itself too, as OpenAPI 3.1.
 *
 * @param routes the whole list
 */
export function openApiRoute(routes: () => readonly Route[]): Route {
  return {
    method: "GET",
    path: "/openapi.json",
    summary: "This description.",
    access: "open",
    origins: "any",
    limit: { name: "openapi", calls: 120, seconds: 60 },
    answer: { status: 200, schema: z.looseObject({ openapi: z.string() }) },
    handle: ({ services }) =>
      answerJson(openApi(described(existing(routes(), services)), services.settings.basePath)),
  };
}

/** The dashboard's routes are no promise to anybody. */
function described(routes: readonly Route[]): Route[] {
  return routes.filter(({ dashboard }) => !dashboard);
}

/** The description of routes, from the schemas that they validate with. */
export function openApi(routes: readonly Route[], basePath: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    for (const path of [route.path, ...(route.aliases ?? [])]) {
      const method = route.method.toLowerCase();
      (paths[path.replace(/:(\w+)/g, "{$1}")] ??= {})[method] = operation(route, path);
    }
  }
  return {
    openapi: "3.1.1",
    info: { title: "Stagelight", version: version() },
    servers: [{ url: basePath }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problemAnswerSchema) },
      securitySchemes: {
        key: {
          type: "http",
          scheme: "basic",
          description: "The publishable or the secret key as user name; no password.",
        },
        bearer: {
          type: "http",
          scheme: "bearer",
          description:
            "A visitor's secret, or an identity token that the site's backend has signed.",
        },
        cookie: { type: "apiKey", in: "cookie", name: VISITOR_COOKIE },
      },
    },
  };
}

const SECURITY: Readonly<Record<Access, readonly object[]>> = {
  open: [],
  // The key may stand in the body too, which OpenAPI has no word for.
  "write-key": [{ key: [] }, {}],
  "secret-key": [{ key: [] }],
  visitor: [{ bearer: [] }, { cookie: [] }, { key: [] }],
  // Each sender has a way of its own, which OpenAPI has no word for.
  signature: [],
  // Not described.
  team: [],
};

function operation(route: Route, path: string): object {
  const { summary, access, body, answer } = route;
  const params = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const problem = {
    description: `A problem, with one of the codes ${Object.keys(PROBLEMS).join(", ")}.`,
    content: {
      "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
    },
  };
  const type = answer.type ?? "application/json";
  return {
    summary,
    security: SECURITY[access],
    ...(params.length > 0 && { parameters: params }),
    ...(body && {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          body.types.filter(Boolean).map((each) => [each, { schema: schemaOf(body.schema) }]),
        ),
      },
    }),
    responses: {
      [answer.status]: {
        description: "All is well.",
        content: { [type]: { schema: answer.schema ? schemaOf(answer.schema) : {} } },
      },
      default: problem,
    },
  };
}

function schemaOf(schema: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return rest;
}
