import type { ReactElement } from "react";
import { Dialog } from "../../design/dialog.tsx";
import { useTexts } from "../../texts/language.tsx";
import { useAllShortcuts } from "./shortcuts.ts";

/** The list of all shortcuts that do something on the screen behind it. */
export function ShortcutList({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { app: texts } = useTexts();
  const shortcuts = useAllShortcuts();
  return (
    <Dialog title={texts.shortcuts.title} onClose={onClose}>
      <dl className="shortcuts">
        {shortcuts.map(({ keys, name }) => (
          <div key={keys}>
            <dt>{name}</dt>
            <dd>
              {keys.split(" ").map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="soft small">{texts.shortcuts.note}</p>
    </Dialog>
  );
}
