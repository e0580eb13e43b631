import { type ReactElement, useRef } from "react";
import { Button, IconButton } from "../design/button.tsx";
import { useFormat, useTexts } from "../texts/language.tsx";
import type { Files } from "./use-files.ts";

interface ComposerFootProps {
  readonly note: boolean;
  /** Characters too many. */
  readonly over: number;
  readonly files: Files;
  readonly onCanned: () => void;
  readonly onSubmit: () => void;
}

/** Below the text: what can be put in, and what sends it. */
export function ComposerFoot(props: ComposerFootProps): ReactElement {
  const { note, over, files, onCanned, onSubmit } = props;
  const { inbox: texts } = useTexts();
  const format = useFormat();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div className="composer-foot">
      <IconButton
        icon="canned"
        label={texts.canned.title}
        title={`${texts.canned.title} (/)`}
        onClick={onCanned}
      />
      {files.accept !== undefined && !note && (
        <>
          <IconButton
            icon="attach"
            label={texts.files.add}
            onClick={() => chooser.current?.click()}
          />
          <input
            ref={chooser}
            type="file"
            hidden
            multiple
            accept={files.accept}
            onChange={({ currentTarget }) => {
              files.add(currentTarget.files ?? []);
              // The same file can be chosen again after it was taken out.
              currentTarget.value = "";
            }}
          />
        </>
      )}
      <span className="soft small composer-hint">
        {over > 0 ? (
          <span className="error">{format.count(texts.tooLong, over)}</span>
        ) : note ? (
          texts.noteHint
        ) : (
          texts.enterSends
        )}
      </span>
      <Button kind="primary" icon={note ? "note" : "send"} onClick={onSubmit} disabled={over > 0}>
        {note ? texts.addNote : texts.send}
      </Button>
    </div>
  );
}
