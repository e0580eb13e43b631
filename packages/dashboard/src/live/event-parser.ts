/** One event of a stream. */
export interface StreamEvent {
  readonly name: string;
  readonly data: unknown;
  /** Position that a later stream can go on from. */
  readonly id?: string;
}

/**
 * Reads the text of an event stream, in whatever pieces it comes, by the rules of the HTML standard.
 * Data that is no JSON is left out.
 */
export function eventParser(): (piece: string) => StreamEvent[] {
  let rest = "";
  let block: { name: string; data: string[]; id?: string } = { name: "", data: [] };
  const finish = (): StreamEvent[] => {
    const { name, data, id } = block;
    block = { name: "", data: [] };
    if (data.length === 0) return [];
    try {
      const read: unknown = JSON.parse(data.join("\n"));
      return [{ name: name || "message", data: read, ...(id !== undefined && { id }) }];
    } catch {
      return [];
    }
  };
  const takeLine = (line: string): StreamEvent[] => {
    if (line === "") return finish();
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") block.name = value;
    if (field === "data") block.data.push(value);
    if (field === "id" && !value.includes("\0")) block.id = value;
    return [];
  };
  return (piece) => {
    // A line end may be cut in two: the half of it waits for the other.
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop()!;
    return lines.flatMap(takeLine);
  };
}
