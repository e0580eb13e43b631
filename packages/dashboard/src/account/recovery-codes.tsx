import type { ReactElement } from "react";
import { Button } from "../design/button.tsx";
import { tell } from "../design/toasts.tsx";
import { useTexts } from "../texts/language.tsx";

/** Codes for when the phone is lost. They are shown once: the server keeps their hashes alone. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }): ReactElement {
  const { app, account } = useTexts();
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(codes.join("\n"));
    tell(app.copied);
  };
  return (
    <>
      <p>{account.totp.recoveryAbout}</p>
      <ul className="recovery">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button onClick={() => void copy().catch(() => undefined)}>{app.copy}</Button>
    </>
  );
}
