import { performance } from "node:perf_hooks";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textOfHtml } from "./html-text.ts";
import { ownWords } from "./own-words.ts";

const REPLY = "chat+aaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbb@in.nuri.example";
const OWN = [REPLY, "hello@nuri.example"];
const words = (text: string) => ownWords(text, OWN).text;

const QUOTED = "> # An answer\n>\n> Yes, we ship to Norway.\n>\n> --\n> Nuri Tea";

describe("what somebody has answered", () => {
  it.each([
    [
      "Gmail",
      `Great, thank you!\n\nOn Mon, Nov 23, 2026 at 9:00 AM Nuri Tea <hello@nuri.example>\nwrote:\n\n${QUOTED}`,
    ],
    [
      "Apple Mail",
      `Great, thank you!\n\n> On 23 Nov 2026, at 09:00, Nuri Tea <x@y.example> wrote:\n> \n${QUOTED}`,
    ],
    [
      "Gmail in Korean",
      `Great, thank you!\n\n2026년 11월 23일 (월) 오후 3:00, Nuri Tea <x@y.example>님이 작성:\n\n${QUOTED}`,
    ],
    [
      "Apple Mail in Korean",
      `Great, thank you!\n\n나의 iPhone에서 보냄\n\n2026. 11. 23. 오후 3:00, Nuri Tea <x@y.example> 작성:\n\n${QUOTED}`,
    ],
    [
      "Naver",
      `Great, thank you!\n\n-----Original Message-----\nFrom: "Nuri Tea" <x@y.example>\nTo: <mina@tea.example>;\nSent: 2026-11-23 (월) 15:00:00\n\nYes, we ship to Norway.`,
    ],
    [
      "Daum",
      `Great, thank you!\n\n--------- 원본 메일 ---------\n보낸사람 : Nuri Tea <x@y.example>\n받는사람 : mina@tea.example\n날짜: 2026년 11월 23일\n제목: An answer\n\nYes.`,
    ],
    [
      "Gmail in Chinese",
      `Great, thank you!\n\nNuri Tea <x@y.example> 于2026年11月23日周一 15:00写道：\n\n${QUOTED}`,
    ],
    [
      "QQ",
      `Great, thank you!\n\n\n------------------ 原始邮件 ------------------\n发件人: "Nuri Tea" <x@y.example>;\n发送时间: 2026年11月23日(星期一) 下午3:00\n收件人: "mina"<mina@tea.example>;\n主题: An answer\n\nYes.`,
    ],
    [
      "163",
      `Great, thank you!\n\n在 2026-11-23 15:00:00，"Nuri Tea" <x@y.example> 写道：\n\nYes, we ship to Norway.`,
    ],
    [
      "Outlook",
      `Great, thank you!\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Nuri Tea <x@y.example>\nSent: Monday, November 23, 2026 9:00:00 AM\nTo: mina@tea.example <mina@tea.example>\nSubject: An answer\n\nYes, we ship to Norway.`,
    ],
    [
      "Outlook in Chinese",
      `Great, thank you!\n\n发件人: Nuri Tea <x@y.example>\n发送时间: 2026年11月23日 15:00\n收件人: mina@tea.example\n主题: An answer\n\nYes.`,
    ],
    [
      "a language that nobody has thought of",
      `Great, thank you!\n\n2026. nov. 23. 9:00 időpontban Nuri Tea <hello@nuri.example> ezt írta:\n\n${QUOTED}`,
    ],
    [
      "German",
      `Great, thank you!\n\nAm Mo., 23. Nov. 2026 um 09:00 Uhr schrieb Nuri Tea <x@y.example>:\n\n${QUOTED}`,
    ],
    ["a signature", "Great, thank you!\n\n-- \nMina Park\nTea for everybody"],
    ["a telephone", "Great, thank you!\n\nSent from my iPhone"],
    ["nothing else", "\r\nGreat, thank you!\r\n"],
  ])("is all that stays of a mail by %s", (_, mail) => {
    expect(words(mail)).toBe("Great, thank you!");
    expect(words(mail.replaceAll("\n", "\r\n"))).toBe("Great, thank you!");
  });

  it("stays where it stands between the quoted lines", () => {
    expect(words("> Do you want the large one?\nYes.\n\n> And by when?\nBy Friday.")).toBe(
      "Yes.\n\nBy Friday.",
    );
  });

  it.each([
    "From: Seoul I flew to Oslo.\nIt was cold.",
    "As my mother wrote: tea is for everybody.",
    "On Monday I wrote:\nwhere is my order?",
    "I ordered on 2026-11-20 and you wrote it would take a day.",
    "a > b\n---\nc",
    "작성: 안녕하세요",
    "订单号：20261123\n地址：首尔\n备注：请尽快发货",
  ])("is not cut where it only looks like one: %j", (mail) => {
    expect(ownWords(mail, OWN)).toEqual({ text: mail, cut: false });
  });

  it("of nothing but a quoted mail is nothing", () => {
    expect(ownWords(QUOTED, OWN)).toEqual({ text: "", cut: true });
    expect(words("")).toBe("");
  });

  it("is found in no time, whatever somebody sends", () => {
    const pieces =
      "Op schreef|On a|On a b wrote|From: a <b|在 1年 写|de: a <|Am x schrieb|-|=|>|> | |\t|a |1-|20|<|\n\n|a\n|_|*from|\u00a0|sent from my |iphone|hello@nuri.example|2026. ".split(
        "|",
      );
    const began = performance.now();
    for (const piece of pieces) {
      for (const end of ["", "\n", ":\n"]) ownWords((piece + end).repeat(20_000), OWN);
    }
    expect((performance.now() - began) / (3 * pieces.length)).toBeLessThan(150);
  });

  it("is never more than was sent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(ownWords(text, OWN).text.length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe("a mail of HTML alone", () => {
  it("says what its reader sees, without what it quotes", () => {
    const html = `<html><head><style>p{color:red}</style><title>x</title></head><body>
<p>Great,   thank&nbsp;you &amp; bye!</p><script>alert(1)</script><div>Mina<br>Seoul &#47785;&#x1F375;</div>
<!-- <p>hidden --><blockquote>old <blockquote>older</blockquote> text</blockquote><p>&lt;b&gt;</p></body></html>`;
    expect(textOfHtml(html)).toBe("Great, thank you & bye!\n\nMina\nSeoul 목🍵\n\n<b>");
  });

  it("takes no longer than it is", () => {
    const began = performance.now();
    const pieces = [
      "<",
      "<!--",
      "<p",
      "<blockquote>",
      "&",
      "&#",
      "<br>",
      "</blockquote>",
      " ",
      "\n",
      "<a href=",
      "&nbsp;",
    ];
    for (const piece of pieces) textOfHtml(piece.repeat(200_000));
    expect((performance.now() - began) / pieces.length).toBeLessThan(500);
  });
});
