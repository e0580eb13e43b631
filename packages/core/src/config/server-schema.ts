import { z } from "zod";
import { durationSchema } from "../lifecycle/schema.ts";
import { problem } from "../problems/parse.ts";

const DATABASE = '"file:" and a path, or an address that begins with "postgres://"';

/**
 * Schema of the address of a database. What is wrong with one is told without showing it: it may
 * hold a password.
 */
export const databaseSchema = z.string(DATABASE).superRefine((value, context) => {
  if (/^(file:(?!\/\/(?!\/)).+|postgres(ql)?:\/\/.+)$/.test(value)) return;
  const [scheme] = /^(file:|[a-z][a-z0-9+.-]*:\/\/)/i.exec(value) ?? [];
  context.addIssue(
    problem([], {
      expected: DATABASE,
      found: scheme ? `an address that begins with "${scheme}"` : "a text without either",
      help: 'Write it like "file:.stagelight/stagelight.db", "file:/var/lib/stagelight.db" or "postgres://localhost/stagelight".',
    }),
  );
});

const publicDatabaseSchema = databaseSchema.superRefine((value, context) => {
  if (!/^postgres(ql)?:\/\/([^@]*:[^@]*@|[^?]*\?(.*&)?(ssl)?password=)/i.test(value)) return;
  context.addIssue(
    problem([], {
      expected: "an address without a password",
      found: "an address with a password",
      help: "Put the whole address into DATABASE_URL in the server's environment, and remove database here: the config is read where pages are built.",
    }),
  );
});

const HOST = String.raw`([a-z0-9_-]+(\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])`;
const ORIGIN = new RegExp(
  `^(http://${HOST}(:(?!80$)\\d{1,5})?|https://${HOST}(:(?!443$)\\d{1,5})?)$`,
);

const originSchema = z.string().superRefine((value, context) => {
  if (ORIGIN.test(value)) return;
  context.addIssue(
    problem([], {
      expected: 'scheme and host as browsers write them, such as "https://shop.nuri.example"',
      help: "Use lower case, and leave out path, last slash, standard port and wildcards: this is compared letter by letter.",
    }),
  );
});

const keySchema = z.string().superRefine((value, context) => {
  if (/^pk_[\w-]{1,60}$/.test(value)) return;
  context.addIssue(
    problem([], {
      expected: '"pk_" and up to 60 letters, digits, "-" or "_"',
      // Somebody may have put a secret here.
      found: "another text",
      help: 'Every visitor can read this key, so it is never a secret: write it like "pk_nuri-tea".',
    }),
  );
});

const PROXY = 'an address or a range such as "10.0.0.0/8"';

/** Schema of the `server` key. */
export const serverSchema = z.union(
  [
    z.boolean().superRefine((value, context) => {
      if (!value) return;
      context.addIssue(
        problem([], {
          expected: "false, or an object",
          help: "Write server: {} for a server with all defaults.",
        }),
      );
    }),
    z.strictObject({
      database: publicDatabaseSchema.optional(),
      basePath: z
        .string()
        .regex(
          /^(\/(?!\.\.?(\/|$))[\w.~-]+)+$/,
          'a path that begins with "/" and does not end with it, such as "/_stagelight"',
        )
        .optional(),
      url: originSchema.optional(),
      publishableKey: keySchema.optional(),
      origins: z.array(originSchema).optional(),
      trustedProxies: z
        .array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], PROXY))
        .optional(),
      retention: z
        .strictObject({
          events: durationSchema.optional(),
          visitors: durationSchema.optional(),
        })
        .optional(),
    }),
  ],
  "false, or an object such as { database, basePath }",
);
