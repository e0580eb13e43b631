import { useEffect, useId, useState } from "react";
import "../../styles/refill-rhythm.css";

/** How long a tin lasts at someone's own pace, and the day it will be empty. */
export default function RefillRhythm({ cups, tin }: { cups: number; tin: string }) {
  const id = useId();
  const [today, setToday] = useState<number>();
  const [perDay, setPerDay] = useState(2);
  // The date is only known in the browser; the page was built on another day.
  useEffect(() => setToday(Date.now()), []);

  const days = Math.floor(cups / perDay);
  const empty = today === undefined ? undefined : new Date(today + days * 86_400_000);
  const date = empty?.toLocaleDateString("en", { weekday: "long", day: "numeric", month: "long" });

  return (
    <div className="rhythm">
      <label htmlFor={id}>Cups a day</label>
      <input
        id={id}
        type="range"
        min="1"
        max="8"
        value={perDay}
        disabled={today === undefined}
        aria-valuetext={`${perDay} cups a day`}
        onChange={({ target }) => setPerDay(target.valueAsNumber)}
      />
      <output className="rhythm-cups" htmlFor={id}>
        {perDay}
      </output>
      <p className="rhythm-answer">
        A {tin} gives about {cups} cups: {days} days.{" "}
        {date ? `Opened today, it is empty on ${date}.` : ""}
      </p>
    </div>
  );
}
