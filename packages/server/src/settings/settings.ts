import { resolve } from "node:path";
import {
  databaseSchema,
  parseFriendly,
  problem,
  type ReadConfig,
  type ReadServer,
  StagelightError,
} from "@stagelight/core/config";
import { isWebhookSecret } from "@stagelight/connectors";
import { z } from "zod";
import {
  type Connectors,
  connectorSecrets,
  NO_CONNECTORS,
  readConnectors,
} from "../connect/read-connectors.ts";
import { type Place, readPlace } from "../outgoing/places.ts";
import { developmentSecret } from "./development-secret.ts";
import { type MailWay, mailWay, publicUrlSchema, smtpSchema } from "./mail.ts";

/** The least length of a secret, in characters. */
const SECRET_LENGTH = 32;

const LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** How much is logged. */
export type LogLevel = (typeof LEVELS)[number];

/** Everything that the server is told from outside: its config, and what the environment adds. */
export interface Settings extends ReadServer {
  /** Address of the database: `file:` and an absolute path, or `postgres://…` with its password. */
  readonly database: string;
  /** Parts of `STAGELIGHT_SECRET`: the first signs, all are accepted. */
  readonly secrets: readonly [string, ...string[]];
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** What connectors may reach beyond the public internet: names, addresses, ranges. */
  readonly allowPrivate: readonly Place[];
  /** With the secrets that the environment has for them. */
  readonly connectors: Connectors;
  readonly mail: MailWay;
  /** By which it is known who brings mails that visitors answer with: `CHAT_MAIL_SECRET`. */
  readonly chatMailSecret?: string;
  /** What questions to the config's `chat.answers.answerer` are signed with: `CHAT_ANSWERER_SECRET`. */
  readonly chatAnswererSecret?: string;
  /** Origin under which the server is reached, if neither `server.url` nor `site.url` has it. */
  readonly publicUrl?: string;
  /** The config's folder, absolute. */
  readonly folder: string;
  /** Whether this is somebody's own machine, where a secret is made if there is none. */
  readonly development: boolean;
}

/** What the place that reads settings knows. */
export interface SettingsOptions {
  /** The folder of the config; paths are taken from here. Default: the working directory. */
  readonly folder?: string;
  /** Default: whether `NODE_ENV` is `development`. */
  readonly development?: boolean;
  /** Whether the secrets of connectors are wanted. Default: true; without them nothing is connected. */
  readonly connects?: boolean;
}

/** The environment, as `process.env` has it. */
export type Environment = Readonly<Record<string, string | undefined>>;

const PREAMBLE = "The server cannot start with these settings.";

/**
 * Puts together what the server needs to know. Errors never show a secret or a password.
 *
 * @throws StagelightError `settings-invalid` with every problem found
 */
export function readSettings(
  environment: Environment,
  { server, connectors }: Pick<ReadConfig, "server" | "connectors">,
  {
    folder = process.cwd(),
    development = environment.NODE_ENV === "development",
    connects = true,
  }: SettingsOptions = {},
): Settings {
  if (!server) throw new StagelightError("settings-invalid", PREAMBLE, [NO_SERVER]);
  // An empty value is how containers and shells say that there is none.
  const given = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const read = parseFriendly(
    environmentSchema,
    {
      ...Object.fromEntries(ENVIRONMENT.map((name) => [name, given(name)])),
      STAGELIGHT_SECRET: secretIn(environment, folder, development),
      LOG_LEVEL: given("LOG_LEVEL")?.toLowerCase(),
    },
    PREAMBLE,
    "settings-invalid",
  );
  const database = read.DATABASE_URL ?? server.database;
  const [, path] = /^file:(?:\/\/)?(.*)$/s.exec(database) ?? [];
  const file = path === undefined ? undefined : resolve(folder, path);
  return {
    ...server,
    database: file === undefined ? database : `file:${file}`,
    secrets: read.STAGELIGHT_SECRET as [string, ...string[]],
    host: read.HOST,
    port: read.PORT,
    logLevel: read.LOG_LEVEL,
    allowPrivate: read.STAGELIGHT_ALLOW_PRIVATE,
    connectors: connects ? readConnectors(connectors, given) : NO_CONNECTORS,
    mail: mailWay(read.SMTP_URL, { development, file, folder: resolve(folder) }),
    ...(read.PUBLIC_URL !== undefined && { publicUrl: read.PUBLIC_URL }),
    ...(read.CHAT_MAIL_SECRET !== undefined && { chatMailSecret: read.CHAT_MAIL_SECRET }),
    ...(read.CHAT_ANSWERER_SECRET !== undefined && {
      chatAnswererSecret: read.CHAT_ANSWERER_SECRET,
    }),
    folder: resolve(folder),
    development,
  };
}

/** The texts that may stand in no log and in no answer. */
export function secretTexts({
  secrets,
  database,
  mail,
  connectors,
  chatMailSecret,
  chatAnswererSecret,
}: Settings): string[] {
  const password = mail.by === "smtp" ? mail.smtp.password : undefined;
  return [
    ...secrets,
    ...databasePasswords(database),
    ...(password ? [password] : []),
    ...(chatMailSecret
      ? [chatMailSecret, chatMailSecret.slice(chatMailSecret.indexOf(":") + 1)]
      : []),
    ...(chatAnswererSecret ? [chatAnswererSecret] : []),
    ...connectorSecrets(connectors),
  ];
}

/**
 * The secrets alone, for what only has to verify signed values.
 *
 * @throws StagelightError `settings-invalid`
 */
export function readSecrets(
  environment: Environment,
  {
    folder = process.cwd(),
    development = environment.NODE_ENV === "development",
  }: SettingsOptions = {},
): readonly string[] {
  const given = { STAGELIGHT_SECRET: secretIn(environment, folder, development) };
  const schema = z.object({ STAGELIGHT_SECRET: secretSchema });
  const preamble = "Nothing that is signed can be verified with these settings.";
  return parseFriendly(schema, given, preamble, "settings-invalid").STAGELIGHT_SECRET;
}

function secretIn(environment: Environment, folder: string, development: boolean): string {
  const given = environment.STAGELIGHT_SECRET?.trim();
  return given || (development ? developmentSecret(folder) : "");
}

const NO_SERVER = {
  path: "server",
  expected: "a server in stagelight.config.ts",
  found: "false: the site is static only",
  help: "Add server: {} to stagelight.config.ts, so that pages know where to send events.",
};

const secretSchema = z
  .string()
  .superRefine((value, context) => {
    const lengths = parts(value).map((part) => part.length);
    if (lengths.length > 0 && lengths.every((length) => length >= SECRET_LENGTH)) return;
    context.addIssue(
      problem([], {
        expected: `${SECRET_LENGTH} characters or more that nobody can guess; several secrets with commas between them`,
        found:
          lengths.length === 0
            ? "nothing"
            : lengths.length === 1
              ? `${lengths[0]} characters`
              : `secrets of ${lengths.join(", ")} characters`,
        help: `Make one, and put it into the server's environment only: node -e "console.log(crypto.randomBytes(32).toString('base64url'))"`,
      }),
    );
  })
  .transform(parts);

const placesSchema = z
  .string()
  .superRefine((value, context) => {
    const wrong = parts(value).find((part) => !readPlace(part));
    if (wrong === undefined) return;
    context.addIssue(
      problem([], {
        expected: "host names, addresses and ranges, with commas between them",
        found: JSON.stringify(wrong),
        help: 'Write it like "erp.internal,10.0.0.0/8,127.0.0.1:4400", without a scheme and a path.',
      }),
    );
  })
  .transform((value) => parts(value).map((part) => readPlace(part)!));

const PORT = "a whole number from 0 to 65535";

const environmentSchema = z.object({
  STAGELIGHT_SECRET: secretSchema,
  DATABASE_URL: databaseSchema.optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'a name or an address such as "0.0.0.0"')
    .default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT)
    .transform(Number)
    .refine((port) => port <= 65_535, PORT)
    .default(8080),
  LOG_LEVEL: z.enum(LEVELS).default("info"),
  STAGELIGHT_ALLOW_PRIVATE: placesSchema.default([]),
  SMTP_URL: smtpSchema.optional(),
  PUBLIC_URL: publicUrlSchema.optional(),
  CHAT_ANSWERER_SECRET: z
    .string()
    .refine(isWebhookSecret, '"whsec_" and 24 to 64 bytes in base64')
    .optional(),
  CHAT_MAIL_SECRET: z.string().max(400).optional(),
});

/** The variables of the environment that the server itself reads; connectors have more. */
export const ENVIRONMENT = Object.keys(environmentSchema.shape);

function parts(value: string): string[] {
  return value
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

/** The password in a database's address, as it stands there and as it is meant. */
function databasePasswords(address: string): string[] {
  const [, authority, parameter] =
    /^postgres(?:ql)?:\/\/(?:[^@]*?:([^@]*)@)?(?:.*[?&](?:ssl)?password=([^&]*))?/.exec(address) ??
    [];
  return [authority, parameter].flatMap((password) => {
    if (!password) return [];
    try {
      return [...new Set([password, decodeURIComponent(password)])];
    } catch {
      return [password];
    }
  });
}
