import { describe, expect, it } from "vitest";
import { readPage } from "./read-page.ts";

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Help | Nuri</title></head><body>${body}</body></html>`;
const read = (body: string) =>
  readPage(page(body)).sections.map(({ heading, above, text, anchor }) =>
    [above, heading, text, anchor].map((each) => each ?? ""),
  );

describe("a page", () => {
  it("is parted by its headings, with what leads to each", () => {
    const { language, title, sections } = readPage(
      page(`<header><nav>Home</nav></header><main><p>You are here</p><h1>Help</h1><p>What we are asked.</p>
        <h2 id="post">Postage &amp; taxes</h2><p>3,000&nbsp;won.<br>Nothing <b>from</b> 40,000.</p>
        <section id="send-back"><h3>Sending back</h3><p>Within 30 days.</p></section>
        <h2>Gifts - wrapped</h2>Yes.</main><footer>Imprint</footer>`),
    );
    expect({ language, title }).toEqual({ language: "en", title: "Help" });
    expect(sections).toEqual([
      { heading: undefined, above: undefined, text: "What we are asked.", anchor: "" },
      {
        heading: "Postage & taxes",
        above: undefined,
        text: "3,000 won. Nothing from 40,000.",
        anchor: "#post",
      },
      {
        heading: "Sending back",
        above: "Postage & taxes",
        text: "Within 30 days.",
        anchor: "#send-back",
      },
      {
        heading: "Gifts - wrapped",
        above: undefined,
        text: "Yes.",
        anchor: "#:~:text=Gifts%20%2D%20wrapped",
      },
    ]);
  });

  it("has its questions in details and in lists too", () => {
    expect(
      read(`<main><h2>Tea</h2><details id="q"><summary>Is it <i>organic</i>?</summary><p>Yes.</p></details>
        <details><summary>Bitter?</summary>Too hot.</details><dl><dt>Pot</dt><dd>None.</dd></dl></main>`),
    ).toEqual([
      ["Tea", "Is it organic?", "Yes.", "#q"],
      ["Tea", "Bitter?", "Too hot.", "#:~:text=Bitter%3F"],
      ["Tea", "Pot", "None.", "#:~:text=Pot"],
    ]);
  });

  it.each([
    ["scripts and styles", `<script>if (a < "</p>") b()</script><style>p > a {}</style>`],
    ["templates and pictures", `<template><p>No</p></template><svg><title>No</title></svg>`],
    ["comments", `<!-- <p>No > yes</p> -->`],
    ["what is hidden", `<div hidden>No</div><p aria-hidden="true">No</p>`],
    ["forms and buttons", `<form><label>No</label><input value="No"></form><button>No</button>`],
    ["the way around", `<nav><p>No</nav><aside>No</aside>`],
    ["what the site leaves out", `<div data-stagelight-answers="off"><p>No<div>No</div></div>`],
  ])("is read without %s", (_, html) => {
    expect(read(`<main><h2 id="a">A</h2>${html}<p title="a > b">Yes</p></main>`)).toEqual([
      ["", "A", "Yes", "#a"],
    ]);
  });

  it("is read where nothing was closed, and whole where it has no main", () => {
    expect(read(`<h2 id=a>A</h2><p>One<p>Two<ul><li>Three<li>Four</ul><p>Five`)).toEqual([
      ["", "A", "One Two Three Four Five", "#a"],
    ]);
    expect(read(`<main><h2 id="a">A</h2><p>1 < 2 &lt; 3 &unknown; &#x30c6;&#0;`)).toEqual([
      ["", "A", "1 < 2 < 3 &unknown; テ\uFFFD", "#a"],
    ]);
  });
});
