import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventParser } from "./event-parser.ts";

const read = (...pieces: string[]) => {
  const parse = eventParser();
  return pieces.flatMap(parse);
};

describe("the reader of event streams", () => {
  it("reads names, data and positions", () => {
    expect(read('event: entry\nid: 7\ndata: {"a":1}\n\n')).toEqual([
      { name: "entry", id: "7", data: { a: 1 } },
    ]);
    expect(read("data: 1\r\n\r\n")).toEqual([{ name: "message", data: 1 }]);
  });

  it("leaves out comments, unknown fields and what is no JSON", () => {
    expect(read(": still here\n\nretry: 5\n\ndata: oh\n\ndata:2\n\n")).toEqual([
      { name: "message", data: 2 },
    ]);
  });

  it("puts several lines of data together", () => {
    expect(read("data: [1,\ndata: 2]\n\n")).toEqual([{ name: "message", data: [1, 2] }]);
  });

  it("waits for the end of an event", () => {
    expect(read("data: 1\n")).toEqual([]);
  });

  it("reads the same however the text is cut", () => {
    const events = fc.array(
      fc.record({ name: fc.constantFrom("entry", "row"), id: fc.nat(), data: fc.jsonValue() }),
    );
    const ends = fc.constantFrom("\n", "\r\n");
    fc.assert(
      fc.property(events, ends, fc.array(fc.nat(40)), (given, end, cuts) => {
        const text = given
          .map(({ name, id, data }) =>
            [`event: ${name}`, `id: ${id}`, `data: ${JSON.stringify(data)}`, "", ""].join(end),
          )
          .join("");
        const pieces: string[] = [];
        let at = 0;
        for (const cut of cuts) {
          pieces.push(text.slice(at, at + cut));
          at += cut;
        }
        pieces.push(text.slice(at));
        expect(read(...pieces)).toEqual(
          given.map(({ name, id, data }) => ({
            name,
            id: `${id}`,
            data: JSON.parse(JSON.stringify(data)),
          })),
        );
      }),
    );
  });
});
