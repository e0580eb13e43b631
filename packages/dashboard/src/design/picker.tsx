import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useMemo,
  useState,
} from "react";
import { Dialog } from "./dialog.tsx";
import { Icon } from "./icon.tsx";

/** One of the things to pick from. */
export interface Pick {
  readonly id: string;
  readonly name: string;
  /** Beside the name, softer. */
  readonly more?: string;
  /** What else it is found by. */
  readonly words?: string;
  /** Before the name. */
  readonly mark?: ReactNode;
  readonly chosen?: boolean;
}

interface PickerProps {
  readonly title: string;
  /** What stands in the field as long as nothing is typed. */
  readonly placeholder: string;
  readonly picks: readonly Pick[];
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
  /** Said where nothing fits what was typed. */
  readonly none: string;
  /** What can be made of what was typed, where it is not there yet. */
  readonly fresh?: {
    readonly name: (typed: string) => string;
    readonly onPick: (typed: string) => void;
  };
  /** Stays open: several can be chosen. */
  readonly several?: boolean;
}

const plain = (text: string): string => text.normalize("NFKC").toLowerCase();

/** Those of a list in which all that was typed is found. */
export function picksFor(picks: readonly Pick[], typed: string): readonly Pick[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return picks;
  return picks.filter(({ name, more = "", words: also = "" }) => {
    const text = plain(`${name} ${more} ${also}`);
    return words.every((word) => text.includes(word));
  });
}

/** A dialog to pick one of many things by typing a part of its name. */
export function Picker(props: PickerProps): ReactElement {
  const { title, placeholder, picks, onPick, onClose, none, fresh, several = false } = props;
  const id = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const shown = useMemo((): readonly Pick[] => {
    const fit = picksFor(picks, typed);
    const known = picks.some(({ name }) => plain(name) === plain(typed.trim()));
    return fresh && typed.trim() && !known
      ? [...fit, { id: "", name: fresh.name(typed.trim()), mark: <Icon name="plus" /> }]
      : fit;
  }, [picks, typed, fresh]);
  const current = Math.min(at, shown.length - 1);
  const pick = (picked: Pick | undefined): void => {
    if (!picked) return;
    if (picked.id === "") fresh?.onPick(typed.trim());
    else onPick(picked.id);
    setTyped("");
    if (!several) onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const to = { ArrowDown: current + 1, ArrowUp: current - 1 + shown.length }[event.key];
    if (event.key === "Enter") pick(shown[current]);
    else if (to === undefined) return;
    else setAt(to % (shown.length || 1));
    event.preventDefault();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <input
        className="input"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={shown[current] ? `${id}-${current}` : undefined}
        aria-label={title}
        aria-autocomplete="list"
        placeholder={placeholder}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        className="picks"
        role="listbox"
        aria-label={title}
        aria-multiselectable={several}
      >
        {shown.map((each, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys belong to the field
          <div
            key={each.id}
            id={`${id}-${index}`}
            className="pick"
            role="option"
            tabIndex={-1}
            aria-selected={several ? (each.chosen ?? false) : index === current}
            data-current={index === current || undefined}
            ref={(element) => {
              if (index === current) element?.scrollIntoView({ block: "nearest" });
            }}
            onClick={() => pick(each)}
          >
            <span className="pick-mark">{each.chosen ? <Icon name="check" /> : each.mark}</span>
            <span>{each.name}</span>
            {each.more && <span className="soft pick-more">{each.more}</span>}
          </div>
        ))}
      </div>
      {shown.length === 0 && (
        <p className="soft" role="status">
          {none}
        </p>
      )}
    </Dialog>
  );
}
