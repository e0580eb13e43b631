/** One event of a stream. */
export interface ServerEvent {
  /** The stream's `id` as it stood then: what `Last-Event-ID` says. */
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/**
 * Reads server-sent events, in pieces as they come (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 * `EventSource` can not say who asks: it sends no headers.
 */
export function sseParser(tell: (event: ServerEvent) => void): (piece: string) => void {
  let rest = "";
  let id = "";
  let event = "";
  let data: string[] = [];
  const take = (line: string): void => {
    if (!line) {
      if (data.length > 0) tell({ id, event: event || "message", data: data.join("\n") });
      event = "";
      data = [];
      return;
    }
    const [, field, value = ""] = /^([^:]*)(?:: ?([^]*))?$/.exec(line)!;
    if (field === "data") data.push(value);
    else if (field === "event") event = value;
    else if (field === "id" && !value.includes("\0")) id = value;
  };
  return (piece) => {
    // A line feed after a carriage return may come with the next piece: both end one line.
    const lines = (rest + piece).split(/\r\n|\n|\r(?=[^\n])/);
    rest = lines.pop()!;
    lines.forEach(take);
  };
}
