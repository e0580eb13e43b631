import { type ReactElement, type RefObject, useEffect, useEffectEvent, useState } from "react";
import { Goto, useGo, usePlace } from "../app/address.tsx";
import { IconButton } from "../design/button.tsx";
import { Icon } from "../design/icon.tsx";
import { useTexts } from "../texts/language.tsx";
import { type Filter, searchOf, VIEWS } from "./filter.ts";
import { LabelFilter } from "./pickers.tsx";

interface ListHeadProps {
  readonly filter: Filter;
  readonly searchField: RefObject<HTMLInputElement | null>;
}

/** After the last letter of a search the server is asked, in milliseconds. */
const PAUSE = 250;

/** What decides what the list shows: search, views, label. */
export function ListHead({ filter, searchField }: ListHeadProps): ReactElement {
  const { inbox: texts } = useTexts();
  const go = useGo();
  const { path } = usePlace();
  const [words, setWords] = useState(filter.words ?? "");
  const [picking, setPicking] = useState(false);

  const find = useEffectEvent(() => {
    const wanted = words.trim() || undefined;
    const { words: now, ...others } = filter;
    if (wanted !== now) go(path, searchOf({ ...others, ...(wanted && { words: wanted }) }), true);
  });
  useEffect(() => {
    const timer = setTimeout(() => find(), PAUSE);
    return () => clearTimeout(timer);
  }, [words]);

  const withLabel = (label: string | undefined): void => {
    const { label: _, ...others } = filter;
    go(path, searchOf({ ...others, ...(label && { label }) }));
  };
  return (
    <header className="list-head">
      <div className="list-search">
        <Icon name="search" />
        <input
          ref={searchField}
          type="search"
          className="input"
          aria-label={texts.search}
          placeholder={texts.search}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
            if (!words) searchField.current?.blur();
            setWords("");
          }}
        />
        <IconButton
          icon="label"
          label={texts.byLabel}
          aria-pressed={filter.label !== undefined}
          onClick={() => setPicking(true)}
        />
      </div>
      <nav aria-label={texts.views.title}>
        <ul className="views">
          {VIEWS.map((view) => (
            <li key={view}>
              <Goto
                to="/inbox"
                search={searchOf({ ...filter, view })}
                aria-current={view === filter.view ? "page" : undefined}
              >
                {texts.views[view]}
              </Goto>
            </li>
          ))}
        </ul>
      </nav>
      {filter.label !== undefined && (
        <button type="button" className="chosen-label" onClick={() => withLabel(undefined)}>
          <Icon name="label" />
          {filter.label}
          <Icon name="close" />
          <span className="unseen">{texts.allLabels}</span>
        </button>
      )}
      {picking && (
        <LabelFilter label={filter.label} onPick={withLabel} onClose={() => setPicking(false)} />
      )}
    </header>
  );
}
