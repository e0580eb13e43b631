import type { CDPSession } from "playwright-core";
import { PNG } from "pngjs";

export interface Frame {
  /** When the frame was on the screen, in milliseconds of the epoch. */
  at: number;
  png: Buffer;
}

export interface Recording {
  frames: Frame[];
  /** Has Chromium send what is on the screen now: it may have dropped the last change. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
}

/** Keeps a lossless picture of every frame that Chromium hands to its screencast. */
export async function record(session: CDPSession): Promise<Recording> {
  const frames: Frame[] = [];
  session.on("Page.screencastFrame", ({ data, metadata, sessionId }) => {
    // At once: Chromium drops frames while two wait for an answer.
    session.send("Page.screencastFrameAck", { sessionId }).catch(() => {});
    frames.push({ at: (metadata.timestamp ?? 0) * 1000, png: Buffer.from(data, "base64") });
  });
  const start = async (): Promise<void> => {
    await session.send("Page.startScreencast", { format: "png", everyNthFrame: 1 });
  };
  const stop = async (): Promise<void> => {
    await session.send("Page.stopScreencast");
  };
  await start();
  return { frames, refresh: () => stop().then(start), stop };
}

/** How many pixels a picture has of each colour, by the colour's number 0xRRGGBB. */
export function countColours(png: Buffer): Map<number, number> {
  const { data } = PNG.sync.read(png);
  const counts = new Map<number, number>();
  let from = 0;
  for (let i = 0; i < data.length; i += 4) {
    const here = rgb(data, i);
    const next = i + 4 < data.length ? rgb(data, i + 4) : -1;
    if (next === here) continue;
    counts.set(here, (counts.get(here) ?? 0) + (i + 4 - from) / 4);
    from = i + 4;
  }
  return counts;
}

function rgb(data: Buffer, i: number): number {
  return ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
}
