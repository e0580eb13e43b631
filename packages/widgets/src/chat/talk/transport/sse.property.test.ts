import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ServerEvent, sseParser } from "./sse.ts";

function read(pieces: readonly string[]): ServerEvent[] {
  const events: ServerEvent[] = [];
  const take = sseParser((event) => events.push(event));
  pieces.forEach(take);
  return events;
}

describe("events of a stream", () => {
  it("have a name, an id that stays, and lines of data", () => {
    expect(
      read([
        ": hello\n\nid: 7\nevent: entry\ndata: a\ndata:b\n\nretry: 1\ndata:  c\n\nevent: x\n\n",
      ]),
    ).toEqual([
      { id: "7", event: "entry", data: "a\nb" },
      { id: "7", event: "message", data: " c" },
    ]);
  });

  it("are not told before they are whole", () => {
    expect(read(["data: a\n"])).toEqual([]);
    expect(read(["data: a", "\n", "\n"])).toHaveLength(1);
  });

  it("may have a colon, or nothing, in their data", () => {
    expect(read(['data: {"a":1}\n\ndata\n\n']).map(({ data }) => data)).toEqual(['{"a":1}', ""]);
  });
});

const line = fc.oneof(
  fc.constantFrom("data: x", "data:y:z", "id: 4", "event: e", ": comment", "", "data", "nonsense"),
  fc.string({ maxLength: 8 }).map((text) => `data: ${text.replaceAll(/[\r\n]/g, "")}`),
);

it("are the same whatever ends their lines, and wherever they are cut", () => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 20 }),
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.infiniteStream(fc.integer({ min: 1, max: 5 })),
      (lines, end, cuts) => {
        // What follows tells that a line has ended: a carriage return alone may be half of its end.
        const text = [...lines, "", "", ":"].join(end);
        const pieces: string[] = [];
        for (let at = 0; at < text.length;) {
          const size = cuts.next().value!;
          pieces.push(text.slice(at, at + size));
          at += size;
        }
        expect(read(pieces)).toEqual(read([[...lines, "", "", ":"].join("\n")]));
      },
    ),
  );
});
