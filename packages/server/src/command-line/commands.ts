import { mailWhyCommand } from "../lifecycle-mail/why-command.ts";
import { connectorsCommand, connectorsTestCommand } from "../connect/connectors-command.ts";
import { mailAllowCommand } from "../mail/allow-command.ts";
import { mailTestCommand } from "../mail/send-test-command.ts";
import { mailPreviewCommand } from "../mail/templates/preview-command.ts";
import { newsletterExportCommand } from "../newsletter/csv/export-command.ts";
import { newsletterImportCommand } from "../newsletter/csv/import-command.ts";
import { backupCommand } from "../operations/commands/backup.ts";
import { doctorCommand } from "../operations/commands/doctor.ts";
import { migrateCommand } from "../operations/commands/migrate.ts";
import { replayCommand } from "../operations/commands/replay.ts";
import { restoreCommand } from "../operations/commands/restore.ts";
import { serveCommand } from "../operations/commands/serve.ts";
import {
  outboxCommand,
  outboxDeadCommand,
  outboxDropCommand,
  outboxEnableCommand,
  outboxHoldCommand,
  outboxReplayCommand,
} from "../outbox/outbox-command.ts";
import { eraseCommand } from "../privacy/erase-command.ts";
import { exportCommand } from "../privacy/export-command.ts";
import { simulateCommand } from "../simulate/command.ts";
import type { Commands } from "./command.ts";

/** All commands by their names, which may be of two words. */
export const COMMANDS: Commands = {
  serve: serveCommand,
  doctor: doctorCommand,
  migrate: migrateCommand,
  replay: replayCommand,
  backup: backupCommand,
  restore: restoreCommand,
  export: exportCommand,
  erase: eraseCommand,
  "mail preview": mailPreviewCommand,
  "mail test": mailTestCommand,
  "mail why": mailWhyCommand,
  "mail allow": mailAllowCommand,
  "newsletter import": newsletterImportCommand,
  "newsletter export": newsletterExportCommand,
  connectors: connectorsCommand,
  "connectors test": connectorsTestCommand,
  outbox: outboxCommand,
  "outbox dead": outboxDeadCommand,
  "outbox replay": outboxReplayCommand,
  "outbox drop": outboxDropCommand,
  "outbox enable": outboxEnableCommand,
  "outbox hold": outboxHoldCommand,
  simulate: simulateCommand,
};
