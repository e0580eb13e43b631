import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StagelightError } from "@stagelight/core/config";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type CsvRecord, type Encoding, readRecords } from "./read-records.ts";

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stagelight-csv-"));
  file = join(folder, "people.csv");
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string | Buffer, encoding?: Encoding): Promise<CsvRecord[]> {
  writeFileSync(file, content);
  const records: CsvRecord[] = [];
  for await (const record of readRecords(file, encoding)) records.push(record);
  return records;
}

const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error as StagelightError).problems[0],
  );

it("reads records with their lines, whatever stands within quotes and between lines", async () => {
  const text =
    '\uFEFFemail,name\r\na@b.example,"Kim,\r\nMina"\r\n\r\n\r\nc@d.example,say "tea"\r\n';
  expect(await read(text)).toEqual([
    { line: 1, cells: ["email", "name"] },
    { line: 2, cells: ["a@b.example", "Kim,\nMina"] },
    { line: 6, cells: ["c@d.example", 'say "tea"'] },
  ]);
  expect(await read("email\ra@b.example\rlast@b.example")).toEqual([
    { line: 1, cells: ["email"] },
    { line: 2, cells: ["a@b.example"] },
    { line: 3, cells: ["last@b.example"] },
  ]);
  expect(await read("")).toEqual([]);
});

it.each([";", "\t"])("finds out that %j stands between cells", async (mark) => {
  const text = `email${mark}"name, of all"\na@b.example${mark}Mina, Kim\n`;
  expect((await read(text)).map(({ cells }) => cells)).toEqual([
    ["email", "name, of all"],
    ["a@b.example", "Mina, Kim"],
  ]);
});

it("reads what Excel writes in Korean and Chinese, and as Unicode", async () => {
  // 이메일,이름 and 邮箱,姓名, in the encodings of Windows there.
  const korean = Buffer.from("c0cca1a4b8de", "hex");
  expect(korean.length).toBe(6);
  const name = Buffer.from("c0ccb8a7", "hex");
  expect(
    await read(Buffer.concat([Buffer.from("email,"), name, Buffer.from("\n")]), "euc-kr"),
  ).toEqual([{ line: 1, cells: ["email", "이름"] }]);
  const chinese = Buffer.from("d3cacfe42cd0d5c3fb", "hex");
  expect(await read(chinese, "gb18030")).toEqual([{ line: 1, cells: ["邮箱", "姓名"] }]);
  const unicode = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("邮箱\t姓名", "utf16le")]);
  expect(await read(unicode)).toEqual([{ line: 1, cells: ["邮箱", "姓名"] }]);
  expect(await read(unicode.swap16())).toEqual([{ line: 1, cells: ["邮箱", "姓名"] }]);
});

it("says what to do about another encoding, a missing file and a quote that never ends", async () => {
  const other = await problemOf(read(Buffer.from("6e616d650ac0ccb8a7", "hex")));
  expect(other).toMatchObject({ expected: "text in UTF-8" });
  expect(other!.help).toContain("--encoding euc-kr");
  rmSync(file);
  const missing = (async () => {
    for await (const _ of readRecords(file)) throw new Error("There is none.");
  })();
  expect(await problemOf(missing)).toMatchObject({ path: file, found: "no such file" });
  const open = await problemOf(
    read('email,name\na@b.example,1\nb@b.example,"Mina\nc@b.example,1\n'),
  );
  expect(open!.path).toBe(`${file}, line 3`);
  const long = `email,name\na@b.example,1\nb@b.example,"Mina\n${"c@b.example,1\n".repeat(20_000)}`;
  expect((await problemOf(read(long)))!.path).toBe(`${file}, line 3`);
});

it("tells how far it is", async () => {
  writeFileSync(file, `email\n${"a@b.example\n".repeat(50_000)}`);
  const told: number[] = [];
  let records = 0;
  for await (const _ of readRecords(file, undefined, (part) => told.push(part))) records++;
  expect(records).toBe(50_001);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBe(1);
  expect(told.length).toBeGreaterThan(3);
});
