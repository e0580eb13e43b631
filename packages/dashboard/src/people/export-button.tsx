import { useMutation } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { download } from "../app/download.ts";
import { useProblemText } from "../app/problem-text.ts";
import { Button } from "../design/button.tsx";
import { tell } from "../design/toasts.tsx";
import { useTexts } from "../texts/language.tsx";

/** Downloads everything that is known of somebody. */
export function ExportButton({ person }: { readonly person: string }): ReactElement {
  const { people } = useTexts();
  const { export: texts } = people;
  const told = useProblemText();
  const file = useMutation({
    mutationFn: () => download(`people/${encodeURIComponent(person)}/export`, { body: {} }),
    onSuccess: () => tell(`${texts.done} ${texts.warn}`),
    onError: (problem) => tell(told(problem), "wrong"),
  });
  return (
    <>
      <Button busy={file.isPending} onClick={() => file.mutate()}>
        {texts.button}
      </Button>
      {file.isPending && (
        <span className="row" role="status">
          <progress aria-label={texts.working} />
          <span className="soft">{texts.working}</span>
        </span>
      )}
    </>
  );
}
