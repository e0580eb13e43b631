import type { ReactElement } from "react";
import { Empty } from "../design/said.tsx";
import { useTexts } from "../texts/language.tsx";
import { Goto } from "./address.tsx";

/** Stands where an address leads nowhere. */
export function NotFound(): ReactElement {
  const { app: texts } = useTexts();
  return (
    <main className="alone">
      <Empty
        icon="search"
        title={texts.notFound.title}
        action={<Goto to="/">{texts.notFound.back}</Goto>}
      >
        {texts.notFound.text}
      </Empty>
    </main>
  );
}
