import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useRef, useState } from "react";
import { download } from "../app/download.ts";
import { useProblemText } from "../app/problem-text.ts";
import { Button } from "../design/button.tsx";
import { Notice } from "../design/said.tsx";
import { fill } from "../texts/fill.ts";
import { useFormat, useTexts } from "../texts/language.tsx";

interface DownloadProps {
  /** Below the API, with what is sent along; without that it is asked for with GET. */
  readonly path: string;
  readonly body?: object;
  /** What it is, for who does not see what it stands below. */
  readonly of: string;
  /** So many lines are expected, where that is known. */
  readonly expected?: number;
}

/** Downloads a CSV file: how far it is, how it is stopped, and that it has arrived. */
export function Download({ path, body, of, expected }: DownloadProps): ReactElement {
  const { app, exports: texts } = useTexts();
  const format = useFormat();
  const told = useProblemText();
  const stop = useRef<AbortController>(undefined);
  const [lines, setLines] = useState(0);
  const file = useMutation({
    mutationFn: () => {
      stop.current = new AbortController();
      setLines(0);
      const { signal } = stop.current;
      // The first line names the columns.
      const onLines = (n: number): void => setLines(Math.max(0, n - 1));
      return download(path, { ...(body && { body }), signal, onLines });
    },
  });
  const { name } = file.data ?? {};
  const so = format.count(texts.lines, lines);
  const stopped = file.error?.name === "AbortError";
  return (
    <div className="download">
      <div className="row">
        <Button icon="download" busy={file.isPending} onClick={() => file.mutate()}>
          {texts.download}
          <span className="unseen"> {of}</span>
        </Button>
        {file.isPending && (
          <Button kind="quiet" onClick={() => stop.current?.abort()}>
            {app.cancel}
          </Button>
        )}
      </div>
      {file.isPending && (
        <div className="row">
          <progress
            aria-label={fill(texts.working, { of })}
            {...(expected && { max: expected, value: Math.min(lines, expected) })}
          />
          <span className="soft small">{so}</span>
        </div>
      )}
      <div role="status">
        {name && !file.isPending && (
          <Notice kind="good" icon="check">
            {fill(texts.done, { file: name, lines: so })}
          </Notice>
        )}
        {stopped && <Notice>{texts.stopped}</Notice>}
      </div>
      {file.error && !stopped && (
        <Notice kind="wrong" live>
          {told(file.error)}
        </Notice>
      )}
    </div>
  );
}
