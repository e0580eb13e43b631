import { useMutation } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { apiAddress, problemIn } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { Button } from "../design/button.tsx";
import { tell } from "../design/toasts.tsx";
import { useTexts } from "../texts/language.tsx";

/** Downloads everything that is known of somebody. */
export function ExportButton({ person }: { readonly person: string }): ReactElement {
  const { people } = useTexts();
  const { export: texts } = people;
  const told = useProblemText();
  const download = useMutation({
    mutationFn: async () => {
      const response = await fetch(apiAddress(`people/${encodeURIComponent(person)}/export`), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{}",
      });
      if (!response.ok) throw await problemIn(response);
      save(await response.blob());
    },
    onSuccess: () => tell(`${texts.done} ${texts.warn}`),
    onError: (problem) => tell(told(problem), "wrong"),
  });
  return (
    <>
      <Button busy={download.isPending} onClick={() => download.mutate()}>
        {texts.button}
      </Button>
      {download.isPending && (
        <span className="row" role="status">
          <progress aria-label={texts.working} />
          <span className="soft">{texts.working}</span>
        </span>
      )}
    </>
  );
}

function save(file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = "export.json";
  link.click();
  // The download has begun once the click is through.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
