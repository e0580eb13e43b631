import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { connectSqlite } from "../../store/sqlite/connect.ts";
import { faultsOf } from "../../store/sqlite/check.ts";
import { type Finding, note, ok, reason, wrong } from "./finding.ts";

const MEGABYTE = 1024 * 1024;

/** Free megabytes below which something should be done, and below which it is late. */
const [LITTLE, FEW] = [1_024, 100];

/** File systems of other machines: SQLite's locks and shared memory do not reach over networks. */
const REMOTE = new Map([
  [0x6969, "NFS"],
  [0x517b, "SMB"],
  [0xfe534d42, "SMB2"],
  [0xff534d42, "CIFS"],
]);

/** Looks at the file without opening it for work. */
export function checkFile(file: string): Finding[] {
  const folder = existingFolder(dirname(file));
  const found: Finding[] = [];
  try {
    accessSync(existsSync(file) ? file : folder, constants.R_OK | constants.W_OK);
    accessSync(folder, constants.W_OK);
    found.push(
      existsSync(file)
        ? ok("database file", `${file}, ${megabytes(statSync(file).size)}`)
        : note("database file", `${file} is not there`, "stagelight serve makes it."),
    );
  } catch (error) {
    found.push(
      wrong("database file", reason(error), `Let the server's user write to ${folder} and in it.`),
    );
  }
  found.push(...checkDisk(folder));
  if (existsSync(file)) found.push(checkWhole(file));
  return found;
}

/** Looks at how the server would write. */
export function checkConnection({ raw }: ReturnType<typeof connectSqlite>): Finding[] {
  const journal = String(raw.pragma("journal_mode", { simple: true }));
  const synchronous = Number(raw.pragma("synchronous", { simple: true }));
  const FULL = 2;
  return [
    journal === "wal" && synchronous >= FULL
      ? ok("durability", "write-ahead log, synchronous=FULL: on disk before the answer")
      : wrong(
          "durability",
          `journal_mode=${journal}, synchronous=${synchronous}`,
          "Move the database to a local disk that SQLite can write a write-ahead log on.",
        ),
  ];
}

function checkDisk(folder: string): Finding[] {
  const { type, bavail, bsize } = statfsSync(folder);
  const free = (bavail * bsize) / MEGABYTE;
  const told = `${megabytes(free * MEGABYTE)} free`;
  const remote = REMOTE.get(type >>> 0);
  const room = "Make room: when none is left, events are refused until there is some.";
  return [
    free < FEW
      ? wrong("disk", told, room)
      : free < LITTLE
        ? note("disk", told, room)
        : ok("disk", told),
    ...(remote
      ? [
          wrong(
            "file system",
            remote,
            "Put the database on a local disk, or use PostgreSQL: SQLite's locks need one machine.",
          ),
        ]
      : []),
  ];
}

function checkWhole(file: string): Finding {
  try {
    const faults = faultsOf(file);
    if (faults.length === 0) return ok("integrity", "all pages are whole");
    const help = "Stop the server and run: stagelight restore <backup>.";
    return wrong("integrity", faults.join("; "), help);
  } catch (error) {
    return wrong("integrity", reason(error), "Try again when nobody holds the database.");
  }
}

function existingFolder(folder: string): string {
  return existsSync(folder) ? folder : existingFolder(dirname(folder));
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / MEGABYTE).toLocaleString("en")} MB`;
}
