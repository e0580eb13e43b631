import type { ReactElement } from "react";
import { Button } from "../design/button.tsx";
import { Empty } from "../design/said.tsx";
import { useTexts } from "../texts/language.tsx";

/** Stands where a screen has broken: the fault is the app's, and what was kept is safe. */
export function Broken(): ReactElement {
  const { app: texts } = useTexts();
  return (
    <div className="alone" role="alert">
      <Empty
        icon="warn"
        title={texts.broken.title}
        action={
          <Button kind="primary" onClick={() => location.reload()}>
            {texts.broken.reload}
          </Button>
        }
      >
        {texts.broken.text}
      </Empty>
    </div>
  );
}
