import type { CommandContext } from "../store/commands.ts";
import { erase, type Erased, type EraseInput } from "./erase.ts";
import { exportPerson, type PersonExport } from "./export.ts";
import { applyRetention, type Removed, type RetentionInput } from "./retention.ts";

/** Appends and projections are not kept waiting. */
const between = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

export function eraseCommand(
  { database, model }: CommandContext,
  input: EraseInput,
): Promise<Erased> {
  return erase(database, model, input, between);
}

export function exportCommand(
  { database }: CommandContext,
  input: { readonly email: string; readonly now: number },
): Promise<PersonExport> {
  return exportPerson(database, input, between);
}

export function retentionCommand(
  { database, model }: CommandContext,
  input: RetentionInput,
): Promise<Removed> {
  return applyRetention(database, model, input, between);
}
