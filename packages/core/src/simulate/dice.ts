/** Random choices that are the same for the same seeds, on every machine. */
export class Dice {
  #state: number;

  constructor(...seeds: readonly number[]) {
    this.#state = seeds.reduce((mixed, seed) => scramble(mixed ^ scramble(seed + STEP)), 1);
  }

  /** From 0 to below 1. */
  next(): number {
    this.#state = (this.#state + STEP) | 0;
    return (scramble(this.#state) >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** A whole number, both ends included. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!;
  }

  /** One of a list that is not empty; the more often, the larger its share. */
  weighted<T extends { readonly share: number }>(list: readonly T[]): T {
    let left = this.next() * list.reduce((sum, { share }) => sum + share, 0);
    return list.find(({ share }) => (left -= share) < 0) ?? list.at(-1)!;
  }
}

/** 2³² divided by the golden ratio: multiples of it fill the range evenly. */
const STEP = 0x9e3779b9;

/** MurmurHash3's last step: numbers that differ in one bit come out unlike. */
function scramble(value: number): number {
  const half = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const mixed = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
