import { linksIn } from "@stagelight/core/chat";
import type { ReactElement } from "react";

/** Words of somebody: text, in which addresses can be followed. Nothing of it is ever markup. */
export function Prose({ text }: { readonly text: string }): ReactElement {
  return (
    <p className="prose">
      {linksIn(text).map((part, index) =>
        typeof part === "string" ? (
          part
        ) : (
          <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {part.text}
          </a>
        ),
      )}
    </p>
  );
}
