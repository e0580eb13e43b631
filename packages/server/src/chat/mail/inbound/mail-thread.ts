import { type MessagePort, parentPort } from "node:worker_threads";
import { RequestProblem } from "../../../http/problem.ts";
import type { MailTold } from "./mail-reader.ts";
import { type BroughtMail, readBrought } from "./read-brought.ts";

/** The thread that reads what comes in by mail: a stranger decides how long that takes. */
const port = parentPort as MessagePort;
port.on("message", (brought: BroughtMail) => void tell(brought));

async function tell(brought: BroughtMail): Promise<void> {
  try {
    const read = await readBrought(brought);
    const files = "mail" in read ? (read.mail?.files ?? []) : [];
    const memory = files.flatMap(({ content: { buffer, byteLength } }) =>
      // Small files share memory that is not theirs alone.
      buffer.byteLength === byteLength ? [buffer as ArrayBuffer] : [],
    );
    port.postMessage({ read } satisfies MailTold, [...new Set(memory)]);
  } catch (error) {
    if (!(error instanceof RequestProblem)) throw error;
    const { code, more } = error;
    port.postMessage({ problem: { code, more } } satisfies MailTold);
  }
}
