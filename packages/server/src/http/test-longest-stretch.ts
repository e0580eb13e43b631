/** Milliseconds of work of this thread so far: what others do on the machine does not count. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** For tests: the longest time, in milliseconds, that nothing else had its turn while something was done. */
export async function longestStretch(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let before = worked();
  let done = false;
  const look = (): void => {
    const now = worked();
    longest = Math.max(longest, now - before);
    before = now;
    if (!done) setImmediate(look);
  };
  setImmediate(look);
  await work();
  done = true;
  look();
  return longest;
}
