import type { ReactElement } from "react";
import { IconButton } from "../design/button.tsx";
import { Icon } from "../design/icon.tsx";
import { fill } from "../texts/fill.ts";
import { useTexts } from "../texts/language.tsx";
import { sizeOf } from "./size-of.ts";
import type { Files } from "./use-files.ts";

/** The files that go with the next message. */
export function FilesView({ files }: { readonly files: Files }): ReactElement | null {
  const { inbox: texts } = useTexts();
  if (files.chosen.length === 0) return null;
  return (
    <ul className="files" aria-label={texts.files.title}>
      {files.chosen.map(({ key, name, size, id }) => (
        <li key={key}>
          <Icon name="attach" />
          <bdi>{name}</bdi>
          <span className="soft small">{id ? sizeOf(size) : texts.sending}</span>
          <IconButton
            icon="close"
            label={fill(texts.files.remove, { name })}
            onClick={() => files.remove(key)}
          />
        </li>
      ))}
    </ul>
  );
}
