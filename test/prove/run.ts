import { askedFor } from "../kit/asked-for.ts";
import type { Proof } from "./support/prove.ts";

const proofs: Record<string, () => Promise<Proof>> = {
  kills: async () => (await import("./kills.ts")).kills,
  duplicates: async () => (await import("./duplicates.ts")).duplicates,
  outage: async () => (await import("./outage.ts")).outage,
  mail: async () => (await import("./mail.ts")).mail,
  races: async () => (await import("./races.ts")).races,
  chat: async () => (await import("./chat.ts")).chat,
  canary: async () => {
    const [{ canary }, { hostile }] = await Promise.all([
      import("./canary.ts"),
      import("./hostile.ts"),
    ]);
    return bothOf(canary, hostile);
  },
};

/** Secrets that come out, and hostile texts that come in. */
const bothOf =
  (canary: Proof, hostile: Proof): Proof =>
  async (options) => {
    const secrets = await canary(options);
    const texts = await hostile(options);
    return { secrets, texts, failures: [...secrets.failures, ...texts.failures] };
  };

const { names, quick } = askedFor("proof", Object.keys(proofs));
const say = (line: string): void => console.error(line);
const proven: Record<string, unknown> = {};
for (const name of names) {
  const proof = await proofs[name]?.();
  const result = await proof?.({ quick, say });
  for (const failure of result?.failures ?? []) say(`${name}: ${failure}`);
  if (result?.failures.length) process.exitCode = 1;
  proven[name] = result;
}
console.log(JSON.stringify(proven));
