import type { CommandContext } from "../store/commands.ts";
import { eraseVisitor, type EraseVisitorInput } from "./erase-own.ts";
import { erase, type Erased, type EraseInput, eraseKnown, type EraseKnownInput } from "./erase.ts";
import {
  type ExportInput,
  exportKnown,
  type ExportKnownInput,
  exportPerson,
  type PersonExport,
} from "./export.ts";
import { applyRetention, type Removed, type RetentionInput } from "./retention.ts";
import { letOthersWork } from "./steps.ts";

export function eraseCommand(
  { database, model, plan }: CommandContext,
  input: EraseInput,
): Promise<Erased> {
  return erase(database, { model, plan }, input, letOthersWork);
}

export async function erasePersonCommand(
  { database, model, plan }: CommandContext,
  input: EraseKnownInput,
): Promise<ErasedRows> {
  return inRows(await eraseKnown(database, { model, plan }, input, letOthersWork));
}

export async function eraseVisitorCommand(
  { database, model, plan }: CommandContext,
  input: EraseVisitorInput,
): Promise<ErasedRows> {
  return inRows(await eraseVisitor(database, { model, plan }, input, letOthersWork));
}

/** How much was deleted, as it is told. */
interface ErasedRows {
  readonly people: number;
  readonly transitions: number;
  readonly events: number;
}

function inRows({ visitor = 0, profile = 0, transition = 0, log = 0 }: Erased): ErasedRows {
  return { people: visitor + profile, transitions: transition, events: log };
}

export function exportCommand(
  { database }: CommandContext,
  input: ExportInput,
): Promise<PersonExport> {
  return exportPerson(database, input, letOthersWork);
}

export function exportKnownCommand(
  { database }: CommandContext,
  input: ExportKnownInput,
): Promise<PersonExport["tables"]> {
  return exportKnown(database, input, letOthersWork);
}

export function retentionCommand(
  { database, model }: CommandContext,
  input: RetentionInput,
): Promise<Removed> {
  return applyRetention(database, model, input, letOthersWork);
}
