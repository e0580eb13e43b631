import { expect, it, describe } from "vitest";
import { mailKey, parseMailAddress } from "./address.ts";

it.each([
  ["mina@tea.example", "mina@tea.example"],
  [" Mina.Park@Tea.Example ", "Mina.Park@tea.example"],
  ["o'neil+tea@tea.example", "o'neil+tea@tea.example"],
  ["!#$%&'*+-/=?^_`{|}~@tea.example", "!#$%&'*+-/=?^_`{|}~@tea.example"],
  ["mina@차.한국", "mina@xn--vt6b.xn--3e0b707e"],
  ["미나@tea.example", "미나@tea.example"],
  ["mina미나@tea.example", "mina미나@tea.example"],
  ["мина@чай.example", "мина@xn--80as4b.example"],
  ["jos\u0065\u0301@tea.example", "josé@tea.example"],
])("sends to %s", (given, address) => {
  expect(parseMailAddress(given)?.address).toBe(address);
});

describe("takes nothing else for an address", () => {
  it.each([
    ["nothing", ""],
    ["no text", 3],
    ["a list", ["mina@tea.example"]],
    ["two", "mina@tea.example, victim@tea.example"],
    ["two by a semicolon", "mina@tea.example; victim@tea.example"],
    ["two by a space", "mina@tea.example victim@tea.example"],
    ["a group", "tea: mina@tea.example, victim@tea.example;"],
    ["a name", "Mina <mina@tea.example>"],
    ["angle brackets", "<mina@tea.example>"],
    ["a header", "mina@tea.example\r\nBcc: victim@tea.example"],
    ["a line break at its end", "mina@tea.example\n"],
    ["a carriage return", "mina@tea.example\rBcc:victim@tea.example"],
    ["a zero byte", "mina\0@tea.example"],
    ["a tabulator", "mina\t@tea.example"],
    ["a separator of lines", "mina@tea.example\u2028"],
    ["a quoted part", '"mina park"@tea.example'],
    ["a comment", "mina(tea)@tea.example"],
    ["a comment behind", "mina@tea.example (tea)"],
    ["two @", "mina@tea.example@victim.example"],
    ["a percent route", "@victim.example:mina@tea.example"],
    ["dots together", "mina..park@tea.example"],
    ["a dot first", ".mina@tea.example"],
    ["a dot last", "mina.@tea.example"],
    ["a machine", "mina@[127.0.0.1]"],
    ["a machine without brackets", "mina@127.0.0.1"],
    ["a machine in IPv6", "mina@[IPv6:::1]"],
    ["a number at the end", "mina@tea.1"],
    ["one label", "mina@localhost"],
    ["a domain of many", "mina@co.uk"],
    ["a hyphen first", "mina@-tea.example"],
    ["a dot behind", "mina@tea.example."],
    ["too long", `${"m".repeat(64)}@${"a".repeat(60)}.${"a".repeat(60)}.${"a".repeat(60)}.example`],
    ["too long before the @", `${"m".repeat(65)}@tea.example`],
    ["too long in octets", `${"미".repeat(22)}@tea.example`],
    ["Cyrillic among Latin letters", "minа@tea.example"],
    ["Greek among Latin letters", "minα@tea.example"],
    ["a domain that looks like another", "mina@teа.example"],
    ["wide letters", "ｍina@tea.example"],
    ["letters of mathematics", "𝓶ina@tea.example"],
    ["what cannot be seen", "mi\u200Bna@tea.example"],
    ["what turns text around", "mi\u202Ena@tea.example"],
    ["half a character", "mi\uD800na@tea.example"],
  ])("%s", (_, given) => {
    expect(parseMailAddress(given)).toBeUndefined();
  });
});

it.each([
  ["m.i.n.a+tea@gmail.com", "mina@gmail.com"],
  ["mina@googlemail.com", "mina@gmail.com"],
  ["mi.na+tea+more@outlook.com", "mi.na@outlook.com"],
  ["mina+tea@pm.me", "mina@proton.me"],
  ["mi.na+tea@tea.example", "mi.na+tea@tea.example"],
  ["+tea@gmail.com", "+tea@gmail.com"],
  ["...@gmail.com", "...@gmail.com"],
])("knows the mailbox of %s", (canonical, key) => {
  expect(mailKey(canonical)).toBe(key);
  expect(mailKey(key)).toBe(key);
});
