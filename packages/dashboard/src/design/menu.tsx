import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useRef,
  useState,
} from "react";
import { Icon, type IconName } from "./icon.tsx";

/** One thing that a menu can do; a line where there is none. */
export type MenuItem =
  | {
      readonly name: string;
      readonly icon?: IconName;
      /** One of several that exclude each other: whether it is the one. */
      readonly checked?: boolean;
      readonly onSelect: () => void;
    }
  | "line";

interface MenuProps {
  /** What stands in the button. */
  readonly children: ReactNode;
  /** Names the menu. */
  readonly label: string;
  readonly className?: string;
  readonly items: readonly MenuItem[];
}

/** A button with a menu, by mouse and by arrow keys. */
export function Menu({ children, label, className, items }: MenuProps): ReactElement {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const entries = (): HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? []),
  ];
  const place = (): void => {
    const at = button.current!.getBoundingClientRect();
    const menu = list.current!;
    const { offsetWidth: width, offsetHeight: height } = menu;
    const left = Math.max(8, Math.min(at.left, innerWidth - width - 8));
    const below = at.bottom + 4 + height <= innerHeight;
    menu.style.left = `${left}px`;
    menu.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - height - 4)}px`;
  };
  const move = (event: KeyboardEvent): void => {
    const all = entries();
    const now = all.indexOf(document.activeElement as HTMLElement);
    const to = {
      ArrowDown: now + 1,
      ArrowUp: now - 1 + all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (event.key === "Tab") list.current?.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    all[to % all.length]?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={open}
      >
        {children}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        className="menu"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={move}
        onToggle={(event) => {
          const opened = event.newState === "open";
          setOpen(opened);
          if (!opened) return;
          place();
          (entries().find((entry) => entry.ariaChecked === "true") ?? entries()[0])?.focus();
        }}
      >
        {items.map((item, index) =>
          item === "line" ? (
            <hr key={`line-${index}`} />
          ) : (
            <button
              key={item.name}
              type="button"
              tabIndex={-1}
              role={item.checked === undefined ? "menuitem" : "menuitemradio"}
              aria-checked={item.checked}
              onClick={() => {
                list.current?.hidePopover();
                item.onSelect();
              }}
            >
              {item.checked ? <Icon name="check" /> : item.icon ? <Icon name={item.icon} /> : <i />}
              {item.name}
            </button>
          ),
        )}
      </div>
    </>
  );
}
