/** A size in bytes as people say it: "1.4 MB". */
export function sizeOf(bytes: number): string {
  const units = ["B", "kB", "MB"];
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  return `${Number((bytes / 1_000 ** step).toFixed(step === 2 ? 1 : 0))} ${units[step]}`;
}
