import { linksIn } from "@stagelight/core/chat";
import { Fragment, type ReactElement, useMemo } from "react";

/** What somebody has written: text, with its addresses as links. Its lines stay lines. */
export function Prose({ text }: { readonly text: string }): ReactElement {
  const pieces = useMemo(() => linksIn(text), [text]);
  return (
    <p className="prose" dir="auto">
      {pieces.map((piece, index) =>
        typeof piece === "string" ? (
          <Fragment key={index}>{piece}</Fragment>
        ) : (
          <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {piece.text}
          </a>
        ),
      )}
    </p>
  );
}
