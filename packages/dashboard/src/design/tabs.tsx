import { type PropsWithChildren, type ReactElement, useEffect, useRef } from "react";

interface TabsProps extends PropsWithChildren {
  /** What is chosen among. */
  readonly label: string;
  /** The one that is open: where not all find room in a row, it is in sight. */
  readonly open: string;
}

/** Links to the parts of a screen, in a row that is scrolled where it is too long. */
export function Tabs({ label, open, children }: TabsProps): ReactElement {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const tab = row.current?.querySelector("[aria-current]");
    tab?.scrollIntoView({ inline: "center", block: "nearest", behavior: "instant" });
  }, [open]);
  return (
    <nav ref={row} className="tabs" aria-label={label}>
      {children}
    </nav>
  );
}
