import type { Commands } from "./command.ts";

/** All commands by their names, which may be of two words. Each is loaded when it is typed. */
export const COMMANDS: Commands = {
  serve: {
    summary: "Runs the server.",
    load: async () => (await import("../operations/commands/serve.ts")).serveCommand,
  },
  doctor: {
    summary: "Checks config, secrets and database, and says what to mend.",
    load: async () => (await import("../operations/commands/doctor.ts")).doctorCommand,
  },
  migrate: {
    summary: "Brings the database up to date.",
    load: async () => (await import("../operations/commands/migrate.ts")).migrateCommand,
  },
  replay: {
    summary: "Plays the events that are kept again, by the rules of today.",
    load: async () => (await import("../operations/commands/replay.ts")).replayCommand,
  },
  backup: {
    summary: "Writes a copy of the database into a file, while the server goes on.",
    load: async () => (await import("../operations/commands/backup.ts")).backupCommand,
  },
  restore: {
    summary: "Puts a backup in the database's place; keeps the old one beside it.",
    load: async () => (await import("../operations/commands/restore.ts")).restoreCommand,
  },
  export: {
    summary: "Writes everything that is known of a person into a folder.",
    load: async () => (await import("../privacy/export-command.ts")).exportCommand,
  },
  erase: {
    summary: "Erases everything that is known of a person.",
    load: async () => (await import("../privacy/erase-command.ts")).eraseCommand,
  },
  "admin create": {
    summary: "Prints a link by which an owner of the dashboard comes in.",
    load: async () => (await import("../team/commands/admin-create-command.ts")).adminCreateCommand,
  },
  "mail preview": {
    summary: "Writes mails with sample data into a folder; nothing is sent.",
    load: async () => (await import("../mail/templates/preview-command.ts")).mailPreviewCommand,
  },
  "mail test": {
    summary: "Sends one real mail, and says step by step how it went.",
    load: async () => (await import("../mail/send-test-command.ts")).mailTestCommand,
  },
  "mail why": {
    summary: "Tells which mails a person got or did not get, and why.",
    load: async () => (await import("../lifecycle-mail/why-command.ts")).mailWhyCommand,
  },
  "mail allow": {
    summary: "Lets an address be written to again that unsubscribed, was erased or did not exist.",
    load: async () => (await import("../mail/allow-command.ts")).mailAllowCommand,
  },
  "newsletter import": {
    summary: "Takes people from a CSV file onto a list of the newsletter.",
    load: async () => (await import("../newsletter/csv/import-command.ts")).newsletterImportCommand,
  },
  "newsletter export": {
    summary: "Writes who gets the newsletter as CSV.",
    load: async () => (await import("../newsletter/csv/export-command.ts")).newsletterExportCommand,
  },
  "newsletter codes": {
    summary: "Tells how many codes are left for who signs up, and adds some.",
    load: async () =>
      (await import("../newsletter/incentive/codes-command.ts")).newsletterCodesCommand,
  },
  "surveys list": {
    summary: "Lists the config's surveys, and how many have answered.",
    load: async () => (await import("../surveys/commands/list-command.ts")).surveysListCommand,
  },
  "surveys figures": {
    summary: "Tells what the answers to a survey come to.",
    load: async () =>
      (await import("../surveys/commands/figures-command.ts")).surveysFiguresCommand,
  },
  "surveys export": {
    summary: "Writes the answers to a survey as CSV.",
    load: async () => (await import("../surveys/commands/export-command.ts")).surveysExportCommand,
  },
  "referral list": {
    summary: "Lists rewards, those that wait for a decision, and what was refused.",
    load: async () => (await import("../referral/commands/list-command.ts")).referralListCommand,
  },
  "referral approve": {
    summary: "Lets a reward be given that waits for a decision, or gives it at once.",
    load: async () =>
      (await import("../referral/commands/decide-commands.ts")).referralApproveCommand,
  },
  "referral reject": {
    summary: "Refuses a reward that waits for a decision.",
    load: async () =>
      (await import("../referral/commands/decide-commands.ts")).referralRejectCommand,
  },
  "referral codes": {
    summary: "Tells how many codes are left for rewards, and adds some.",
    load: async () => (await import("../referral/commands/codes-command.ts")).referralCodesCommand,
  },
  "referral export": {
    summary: "Writes what each person was given in a year as CSV.",
    load: async () =>
      (await import("../referral/commands/export-command.ts")).referralExportCommand,
  },
  "referral check": {
    summary: "Looks whether the ledger and the budgets are in order.",
    load: async () => (await import("../referral/commands/check-command.ts")).referralCheckCommand,
  },
  "reviews list": {
    summary: "Lists reviews, and those that wait to be read.",
    load: async () => (await import("../reviews/commands/list-command.ts")).reviewsListCommand,
  },
  "reviews show": {
    summary: "Shows a review, its photos, and what was decided about it.",
    load: async () => (await import("../reviews/commands/show-command.ts")).reviewsShowCommand,
  },
  "reviews publish": {
    summary: "Lets everybody read reviews.",
    load: async () =>
      (await import("../reviews/commands/decide-commands.ts")).reviewsPublishCommand,
  },
  "reviews hide": {
    summary: "Hides a review, for a reason; its author is told.",
    load: async () => (await import("../reviews/commands/decide-commands.ts")).reviewsHideCommand,
  },
  "reviews answer": {
    summary: "Answers a review, for everybody to read.",
    load: async () => (await import("../reviews/commands/decide-commands.ts")).reviewsAnswerCommand,
  },
  "reviews feature": {
    summary: "Picks reviews as testimonials, with their authors' permission.",
    load: async () =>
      (await import("../reviews/commands/decide-commands.ts")).reviewsFeatureCommand,
  },
  "reviews unfeature": {
    summary: "Takes reviews out of the testimonials.",
    load: async () =>
      (await import("../reviews/commands/decide-commands.ts")).reviewsUnfeatureCommand,
  },
  "reviews unfreeze": {
    summary: "Lets an average go on that stood still, as so many came at once.",
    load: async () =>
      (await import("../reviews/commands/unfreeze-command.ts")).reviewsUnfreezeCommand,
  },
  "reviews figures": {
    summary: "Tells averages, NPS, CSAT and CES, and what is hidden of each score.",
    load: async () =>
      (await import("../reviews/commands/figures-command.ts")).reviewsFiguresCommand,
  },
  "reviews import": {
    summary: "Takes in reviews that were received elsewhere, from a CSV file.",
    load: async () => (await import("../reviews/import/import-command.ts")).reviewsImportCommand,
  },
  "reviews export": {
    summary: "Writes all reviews as CSV.",
    load: async () => (await import("../reviews/commands/export-command.ts")).reviewsExportCommand,
  },
  connectors: {
    summary: "Lists the config's connectors, and how it stands with them.",
    load: async () => (await import("../connect/connectors-command.ts")).connectorsCommand,
  },
  "connectors test": {
    summary: "Tries a destination of the config out, and tells what it answers.",
    load: async () => (await import("../connect/connectors-command.ts")).connectorsTestCommand,
  },
  outbox: {
    summary: "Tells what waits to be sent, and what was given up.",
    load: async () => (await import("../outbox/outbox-command.ts")).outboxCommand,
  },
  "outbox dead": {
    summary: "Lists jobs that were given up, and why.",
    load: async () => (await import("../outbox/outbox-command.ts")).outboxDeadCommand,
  },
  "outbox replay": {
    summary: "Lets jobs that were given up be tried again.",
    load: async () => (await import("../outbox/outbox-command.ts")).outboxReplayCommand,
  },
  "outbox drop": {
    summary: "Deletes a job that waits or was given up.",
    load: async () => (await import("../outbox/outbox-command.ts")).outboxDropCommand,
  },
  "outbox enable": {
    summary: "Lets an endpoint that was disabled or fails be called again.",
    load: async () => (await import("../outbox/outbox-command.ts")).outboxEnableCommand,
  },
  "outbox hold": {
    summary: "Gives up all mails that are due: for after a backup was put back.",
    load: async () => (await import("../outbox/outbox-command.ts")).outboxHoldCommand,
  },
  simulate: {
    summary: "Plays visitors through your config and tells what becomes of them.",
    load: async () => (await import("../simulate/command.ts")).simulateCommand,
  },
};
