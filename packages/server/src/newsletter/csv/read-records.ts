import { createReadStream, statSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { StagelightError } from "@stagelight/core/config";
import { CsvError, type Info, type Options, parse } from "csv-parse";

/** Encodings that spreadsheets write, as `TextDecoder` names them. */
export const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "euc-kr",
  "gb18030",
  "big5",
  "windows-1252",
] as const;

/** One of {@link ENCODINGS}. */
export type Encoding = (typeof ENCODINGS)[number];

/** One record of a file. */
export interface CsvRecord {
  /** Where it begins; the file's first line is 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The most characters of one record: a quote that never ends must not take the whole file with it. */
const MOST_CHARACTERS = 100_000;

/**
 * The records of a CSV file, in small steps. What stands between them (comma, semicolon, tab) and a
 * byte order mark are found out.
 *
 * @param encoding default: what the byte order mark says, else UTF-8
 * @param progress is told which part of the file was read, from 0 to 1
 * @throws StagelightError `file-unreadable`
 */
export async function* readRecords(
  file: string,
  encoding?: Encoding,
  progress: (part: number) => void = () => {},
): AsyncGenerator<CsvRecord, undefined> {
  const text = textOf(file, encoding, progress);
  const { value: beginning = "" } = (await text.next()) as { value?: string };
  const all = async function* (): AsyncGenerator<string> {
    yield beginning;
    yield* text;
  };
  /** Where the last whole record ended. */
  let ended = 0;
  const options: Options = {
    delimiter: delimiterOf(beginning),
    info: true,
    max_record_size: MOST_CHARACTERS,
    on_record: (record, { lines }) => {
      ended = lines;
      return record;
    },
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  };
  const parser = parse(options);
  // Whatever fails there, the parser ends with the same error.
  pipeline(Readable.from(all()), parser).catch(() => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      yield { line: info.lines - breaksIn(record), cells: record };
    }
  } catch (error) {
    // Nothing else is left that it could complain about.
    throw error instanceof CsvError ? neverClosed(file, ended + 1) : error;
  }
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: Info;
}

/** A file's text, piece by piece, without a byte order mark. */
async function* textOf(
  file: string,
  encoding: Encoding | undefined,
  progress: (part: number) => void,
): AsyncGenerator<string> {
  const size = sizeOf(file);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let done = 0;
  try {
    // The parser counts a break of two characters within quotes twice.
    let kept = "";
    for await (const bytes of createReadStream(file) as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(encoding ?? markedAs(bytes), { fatal: true });
      const text = kept + decoder.decode(bytes, { stream: true });
      kept = text.endsWith("\r") ? "\r" : "";
      yield text.slice(0, text.length - kept.length).replaceAll("\r\n", "\n");
      done += bytes.length;
      progress(done / size);
    }
    yield kept + (decoder?.decode() ?? "");
  } catch (error) {
    throw error instanceof TypeError ? otherEncoding(file, decoder?.encoding) : error;
  }
}

function markedAs([first, second]: Buffer): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** What stands between the names of the first line. */
function delimiterOf(text: string): string {
  const [first = ""] = text.replaceAll(/"[^"]*"/g, "").split(/[\r\n]/, 1);
  const count = (mark: string): number => first.split(mark).length;
  return [",", ";", "\t"].toSorted((a, b) => count(b) - count(a))[0]!;
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(/[\r\n]/g)?.length ?? 0), 0);
}

function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile()) return found.size;
  throw unreadable({
    path: file,
    expected: "a CSV file",
    found: found ? "a folder" : "no such file",
    help: "Give the path of the file, from the folder where you are.",
  });
}

function neverClosed(file: string, line: number): StagelightError {
  return unreadable({
    path: `${file}, line ${line}`,
    expected: 'a second " for each "',
    found: "a quote that is opened and never closed: nothing after it can be told apart",
    help: "Close it, or write a quote within a text twice, and run this again.",
  });
}

function otherEncoding(file: string, encoding = "utf-8"): StagelightError {
  return unreadable({
    path: file,
    expected: `text in ${encoding.toUpperCase()}`,
    found: "bytes that are none",
    help: 'Save it as "CSV UTF-8", or say what it is: --encoding euc-kr (Excel in Korean), gb18030 (in Chinese), windows-1252 (in Western languages).',
  });
}

function unreadable(problem: StagelightError["problems"][number]): StagelightError {
  return new StagelightError("file-unreadable", "The file cannot be read.", [problem]);
}
