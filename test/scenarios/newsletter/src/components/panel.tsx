import { type ReactNode, useState } from "react";

/** An island with HTML of the page in it. */
export default function Panel({ children }: { children?: ReactNode }) {
  const [open, setOpen] = useState(true);
  return (
    <section>
      <button onClick={() => setOpen(!open)}>{open ? "Hide" : "Show"}</button>
      <div hidden={!open}>{children}</div>
    </section>
  );
}
