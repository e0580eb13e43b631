import { readConfig } from "@stagelight/core/config";
import { expect, it } from "vitest";
import { rolesOf } from "./headers.ts";
import { type LineProblem, personReader, type PersonRow, textsOf } from "./read-person.ts";

const { newsletter } = readConfig({
  site: { name: "Nuri Tea", url: "https://nuri.example", locales: ["en", "ko", "zh"] },
  server: {},
  mail: { from: "hello@nuri.example", postalAddress: "Seoul" },
  newsletter: {
    name: true,
    fields: [
      {
        id: "teas",
        type: "choices",
        label: { en: "Which teas?", ko: "어떤 차?" },
        choices: [
          { id: "green", label: { en: "Green tea", ko: "녹차", zh: "绿茶" } },
          { id: "black", label: { en: "Black tea", ko: "홍차", zh: "红茶" } },
        ],
      },
      { id: "cups", type: "number", label: "Cups a day" },
      { id: "birthday", type: "date", label: "Birthday", required: true },
      { id: "note", type: "text", label: "Note" },
    ],
  },
});

function read(header: string, line: string): PersonRow | LineProblem {
  const fields = newsletter!.fields.map(({ id, label }) => ({ id, labels: textsOf(label) }));
  const roles = rolesOf(header.split("|"), fields);
  return personReader(roles, newsletter!, ["en", "ko", "zh"]).read({
    line: 7,
    cells: line.split("|"),
  });
}

it("reads what a line says, in the words that people use", () => {
  expect(
    read(
      "Email|First Name|Last Name|Language|Which teas?|Cups a day|Birthday",
      " Mina@Tea.example |Mina|Kim|ko-KR|Green Tea, black|1,200|2001/3/9 00:00",
    ),
  ).toEqual({
    line: 7,
    address: { address: "Mina@tea.example", canonical: "mina@tea.example" },
    name: "Mina Kim",
    locale: "ko",
    fields: { teas: ["green", "black"], cups: 1200, birthday: "2001-03-09" },
  });
  expect(
    read(
      "이메일|성|이름|어떤 차?|birthday|상태",
      "a@b.example|김|미나|녹차、홍차|2001년 3월 9일|수신거부",
    ),
  ).toMatchObject({
    name: "김미나",
    fields: { teas: ["green", "black"], birthday: "2001-03-09" },
    state: "left",
  });
  expect(
    read("邮箱|姓名|语言|teas|birthday", "a@b.example|林小雨|zh_CN|绿茶；红茶|2001年3月9日"),
  ).toMatchObject({
    name: "林小雨",
    locale: "zh",
    fields: { teas: ["green", "black"], birthday: "2001-03-09" },
  });
});

it("asks nobody on a list for what the form asks for now", () => {
  expect(read("email", "a@b.example")).toEqual({
    line: 7,
    address: { address: "a@b.example", canonical: "a@b.example" },
    fields: {},
  });
});

it("takes nothing for a yes that is not understood", () => {
  const states = ["", "Subscribed", "unsubscribed", "Cleaned", "on holiday"].map(
    (state) => (read("email|status", `a@b.example|${state}`) as PersonRow).state,
  );
  expect(states).toEqual([undefined, "confirmed", "left", "left", "pending"]);
});

it("takes back what spreadsheets were kept from taking for a formula", () => {
  expect(read("email|note", "a@b.example|'=1+1")).toMatchObject({ fields: { note: "=1+1" } });
  expect(read("email|note", "a@b.example|'tis tea")).toMatchObject({
    fields: { note: "'tis tea" },
  });
});

it.each([
  ["email", "", "no address: Write one, or take the line out."],
  [
    "email",
    "a@b.example, c@d.example",
    '"a@b.example, c@d.example" is not one address: Write exactly one, such as mina@tea.example.',
  ],
  [
    "email|cups",
    "a@b.example|many",
    'cups: "many" does not fit: Write a number, such as 12.5, or leave the cell empty.',
  ],
  [
    "email|birthday",
    "a@b.example|09/03/2001",
    'birthday: "09/03/2001" does not fit: Write a day with the year first, such as 2026-03-20, or leave the cell empty.',
  ],
  [
    "email|birthday",
    "a@b.example|2001-02-30",
    'birthday: "2001-02-30" does not fit: Write a day with the year first, such as 2026-03-20, or leave the cell empty.',
  ],
  [
    "email|teas",
    "a@b.example|coffee",
    'teas: "coffee" does not fit: Write some of green, black, or leave the cell empty.',
  ],
  [
    "email|name",
    `a@b.example|${"x".repeat(101)}`,
    `name: "${"x".repeat(40)}" does not fit: Write one line of text that is not too long, or leave the cell empty.`,
  ],
])("says what is wrong with a line: %s, %s", (header, line, told) => {
  const { what, help, line: at } = read(header, line) as LineProblem;
  expect([at, `${what}: ${help}`]).toEqual([7, told]);
});
