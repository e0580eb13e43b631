/**
 * Does something with each, a few at a time. Where it fails for one, no other is begun.
 *
 * @param most how many are under way together
 * @returns what came of each, in their order
 */
export async function fewAtOnce<Each, Result>(
  most: number,
  each: readonly Each[],
  work: (one: Each) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    while (next < each.length && !failed) {
      const place = next++;
      try {
        results[place] = await work(each[place]!);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: most }, worker));
  return results;
}
