import { palette } from "../../fixtures/blocks/palette.ts";
import { countColours } from "./frames.ts";
import type { Frame } from "./frames.ts";

export interface Verdict {
  /** Frames that show something of the page; an empty window proves nothing. */
  frames: number;
  wrongFrames: number;
  /** From the first frame with wrong content to the first after it without, in milliseconds. */
  wrongMs: number;
  /** Whether the last frame shows every slot as this stage must see it. */
  endsRight: boolean;
}

const white = 0xffffff;

export function judge(frames: Frame[], stage: string): Verdict {
  const { right, wrong } = numbers(stage);
  const seen = frames.map((frame) => ({ at: frame.at, colours: countColours(frame.png) }));
  const painted = seen.filter(({ colours }) => colours.size > 1 || !colours.has(white));
  const isWrong = ({ colours }: { colours: Map<number, number> }): boolean =>
    wrong.some((colour) => colours.has(colour));
  const firstWrong = painted.find(isWrong);
  const lastWrong = painted.findLastIndex(isWrong);
  const corrected = painted[lastWrong + 1] ?? painted.at(-1);
  return {
    frames: painted.length,
    wrongFrames: painted.filter(isWrong).length,
    wrongMs: firstWrong && corrected ? corrected.at - firstWrong.at : 0,
    endsRight: right.every((colour) => painted.at(-1)?.colours.has(colour)),
  };
}

export function showsAllRight(frame: Frame | undefined, stage: string): boolean {
  if (!frame) return false;
  const { right, wrong } = numbers(stage);
  const colours = countColours(frame.png);
  return right.every((colour) => colours.has(colour)) && !wrong.some((c) => colours.has(c));
}

function numbers(stage: string): { right: number[]; wrong: number[] } {
  const parse = (colour: string): number => Number.parseInt(colour.slice(1), 16);
  const { right, wrong } = palette(stage);
  return { right: right.map(parse), wrong: wrong.map(parse) };
}
