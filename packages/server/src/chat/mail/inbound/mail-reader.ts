import type { Worker } from "node:worker_threads";
import { type ProblemCode, type ProblemDetail, RequestProblem } from "../../../http/problem.ts";
import type { Logger } from "../../../operations/log.ts";
import { startThread } from "../../../store/thread/start.ts";
import type { BroughtMail, ReadMail } from "./read-brought.ts";

/** What the thread tells of what it was given. */
export type MailTold =
  | { readonly read: ReadMail }
  | { readonly problem: { readonly code: ProblemCode; readonly more: ProblemDetail } };

/** Reads mails, one after the other, where they keep nothing else waiting. */
export interface MailReader {
  /**
   * Who has brought a mail, and what it says; the body is not to be used any more.
   *
   * @throws RequestProblem `overloaded`: it is worth bringing it again; `body-unreadable`
   */
  read(brought: BroughtMail): Promise<ReadMail>;
  close(): Promise<void>;
}

/** How many mails may wait; and of reading one the milliseconds, and the megabytes of its thread. */
export interface MailBounds {
  readonly waiting: number;
  readonly time: number;
  readonly memory: number;
}

const BOUNDS: MailBounds = { waiting: 20, time: 15_000, memory: 256 };

/** Milliseconds after which a thread that is given nothing ends. */
const IDLE = 60_000;

/** Reads mails in a thread, which is started with the first of them. */
export function openMailReader(logger: Pick<Logger, "warn">, bounds = BOUNDS): MailReader {
  let thread: Worker | undefined;
  let waiting = 0;
  let before: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let closed = false;

  const end = async (): Promise<void> => {
    const ended = thread;
    thread = undefined;
    await ended?.terminate();
  };
  const started = (): Worker => {
    const made = startThread(new URL(import.meta.url), "./mail-thread", {
      maxOldGenerationSizeMb: bounds.memory,
    });
    // Whoever waits for a mail waits for an answer, too: the thread by itself keeps no process going.
    made.unref();
    // Of what is listened to below; here only that it is not the end of the process.
    made.on("error", () => {});
    made.on("exit", () => {
      if (thread === made) thread = undefined;
    });
    return made;
  };
  const readOne = async (brought: BroughtMail): Promise<ReadMail> => {
    clearTimeout(idle);
    if (closed) throw new RequestProblem("shutting-down");
    const { body } = brought;
    const bytes = body.byteLength;
    const asked = (thread ??= started());
    const ending = new AbortController();
    const { signal } = ending;
    try {
      const told = await new Promise<MailTold | NodeJS.ErrnoException>((resolve) => {
        const over = (error: Error): void => resolve(error);
        const ended = (): void => resolve(new Error("It has ended."));
        const timer = setTimeout(() => resolve(new Error("It takes too long.")), bounds.time);
        asked.once("message", resolve).once("error", over).once("exit", ended);
        signal.addEventListener("abort", () => {
          clearTimeout(timer);
          asked.off("message", resolve).off("error", over).off("exit", ended);
        });
        // What has memory of its own is handed over.
        const whole = bytes === body.buffer.byteLength;
        asked.postMessage(brought, whole ? [body.buffer as ArrayBuffer] : []);
      });
      if ("read" in told) return told.read;
      if ("problem" in told) throw new RequestProblem(told.problem.code, told.problem.more);
      void end();
      if (closed) throw new RequestProblem("shutting-down");
      logger.warn({ err: told, bytes }, "A mail could not be read.");
      // Whoever brings it again brings as much.
      if (told.code === "ERR_WORKER_OUT_OF_MEMORY") return { is: "too-much" };
      throw new RequestProblem("overloaded");
    } finally {
      ending.abort();
      idle = setTimeout(() => void end(), IDLE).unref();
    }
  };

  return {
    async read(brought) {
      if (waiting >= bounds.waiting) throw new RequestProblem("overloaded");
      waiting++;
      const read = before.then(() => readOne(brought));
      before = read.catch(() => {});
      return read.finally(() => waiting--);
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      await end();
    },
  };
}
