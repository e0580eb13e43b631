import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from "pino";
import type { LogLevel } from "../settings/settings.ts";
import { colorsHere } from "../terminal/colors.ts";
import { scrubber } from "./scrub.ts";

export type { Logger } from "pino";

/** What the place that makes a logger knows. */
export interface LogOptions {
  readonly level: LogLevel;
  /** Texts that stand in no line: those of `secretTexts`. */
  readonly secrets: readonly string[];
  /** Where lines go. Default: the standard output, without waiting for it. */
  readonly to?: DestinationStream;
  /** Lines for people in place of JSON. Default: whether the standard output is a terminal. */
  readonly readable?: boolean;
}

/** What waits for a reader who does not read, in bytes; beyond that lines are dropped. */
const WAITING = 8 * 1024 * 1024;

/**
 * Makes the server's logger: one line of JSON for each entry, without secrets, cookies and e-mail
 * addresses wherever they stand. Errors go under `err`.
 */
export function createLogger({ level, secrets, to, readable }: LogOptions): Logger {
  const scrub = scrubber(secrets);
  const people = readable ?? (!to && Boolean(process.stdout.isTTY));
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        streamWrite(line) {
          const entry = scrub(JSON.parse(line)) as Entry;
          return `${people ? forPeople(entry) : JSON.stringify(entry)}\n`;
        },
      },
    },
    to ?? destination({ dest: 1, sync: false, maxLength: WAITING }),
  );
}

/** A finished entry: what pino puts into each, and what the caller has added. */
interface Entry {
  readonly time: string;
  readonly level: string;
  readonly msg?: string;
  readonly err?: { readonly stack?: string };
  readonly [key: string]: unknown;
}

const { dim, cyan, yellow, red } = colorsHere();
const COLORS = { trace: dim, debug: dim, info: cyan, warn: yellow } as const;

/** One line, and below it the stack of an error. */
function forPeople({ time, level, msg = "", pid: _pid, err, ...rest }: Entry): string {
  const color = COLORS[level as keyof typeof COLORS] ?? red;
  const stack = err?.stack?.split("\n").map((line) => `\n  ${plain(line)}`) ?? [];
  const said = Object.entries(stack[0] || err === undefined ? rest : { ...rest, err }).map(
    ([key, value]) => dim(`${plain(key)}=${plain(JSON.stringify(value))}`),
  );
  return (
    [dim(time.slice(11, 19)), color(level.padEnd(5)), plain(msg), ...said].join(" ") +
    stack.join("")
  );
}

/** Nothing that a visitor sends may move the cursor or turn the text around. */
function plain(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu,
    (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, "0")}`,
  );
}
