import { type Colors, colorsHere } from "./colors.ts";

/** Where a command writes to. */
export interface Terminal {
  /** Writes a text and a line break to the standard output. */
  out(text: string): void;
  /** The same to the standard error: what is not the result. */
  note(text: string): void;
  /** Shows how far something is, from 0 to 1, while somebody is looking; 1 wipes it away. */
  progress(label: string, part: number): void;
  /** Colours; texts stay as they are where nobody would see any. */
  readonly colors: Colors;
}

/** The terminal of this process. Colours only on one, and not with `NO_COLOR`. */
export function terminal(): Terminal {
  const { stdout, stderr } = process;
  const began = Date.now();
  let shown = -1;
  return {
    out: (text) => write(stdout, `${text}\n`),
    note: (text) => write(stderr, `${text}\n`),
    progress(label, part) {
      const percent = Math.floor(part * 100);
      if (part >= 1 && shown >= 0) write(stderr, "\r\u001B[2K");
      if (!stderr.isTTY || percent === shown || part >= 1) return;
      // What is over at once needs no progress.
      if (Date.now() - began < 500) return;
      shown = percent;
      write(stderr, `\r${label} ${percent} %`);
    },
    colors: colorsHere(),
  };
}

function write(stream: NodeJS.WriteStream, text: string): void {
  // Whoever reads may stop early: `stagelight simulate | head`.
  if (stream.listenerCount("error") === 0) stream.on("error", ignoreClosedPipe);
  stream.write(text);
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
