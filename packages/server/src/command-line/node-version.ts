/** As in `engines`: on older ones the process dies in the binary that reads SQLite. */
const LEAST = [22, 12] as const;

/**
 * Why a command cannot run with this Node.js; nothing if it can.
 *
 * @param version such as `24.1.0`
 */
export function tooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return undefined;
  return `This needs Node.js ${LEAST.join(".")} or newer, and it runs with ${version}.`;
}
