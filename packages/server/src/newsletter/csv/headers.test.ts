import { expect, it } from "vitest";
import { rolesOf } from "./headers.ts";

const FIELDS = [
  { id: "tea", labels: ["Which tea?", "어떤 차를 좋아하세요?", "您喜欢什么茶?"] },
  { id: "birthday", labels: ["Birthday"] },
];

it.each<[string, string[], (string | undefined)[]]>([
  [
    "Mailchimp",
    ["Email Address", "First Name", "Last Name", "MEMBER_RATING"],
    ["email", "given", "family", undefined],
  ],
  [
    "listmonk",
    ["uuid", "email", "name", "attributes", "status"],
    [undefined, "email", "name", undefined, "state"],
  ],
  ["Korean", ["번호", "이메일 주소", "이름", "수신상태"], [undefined, "email", "name", "state"]],
  ["Chinese", ["姓名", "电子邮箱", "语言"], ["name", "email", "language"]],
  ["Chinese, traditional", ["電子郵件", "稱呼"], ["email", "name"]],
  ["wide letters", ["Ｅｍａｉｌ", "ＮＡＭＥ"], ["email", "name"]],
  [
    "our own",
    ["email", "name", "language", "frequency", "list", "state", "since", "tea"],
    ["email", "name", "language", "frequency", "list", "state", undefined, "field:tea"],
  ],
  [
    "labels of fields",
    ["E-Mail", "어떤 차를 좋아하세요?", "fields.birthday"],
    ["email", "field:tea", "field:birthday"],
  ],
  ["two of one", ["email", "Mail", "email"], ["email", undefined, undefined]],
  ["none", ["a", "", "__proto__"], [undefined, undefined, undefined]],
])("knows the columns of a file: %s", (_, headers, roles) => {
  expect(rolesOf(headers, FIELDS)).toEqual(roles);
});

it("takes a field for what it is, but never for the address", () => {
  const fields = [
    { id: "status", labels: [] },
    { id: "email", labels: ["Second address"] },
  ];
  expect(rolesOf(["Email", "Status"], fields)).toEqual(["email", "field:status"]);
});
