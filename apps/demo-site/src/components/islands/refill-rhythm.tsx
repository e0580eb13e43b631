import { useEffect, useId, useState } from "react";
import { count, fill } from "../../i18n/fill.ts";
import { datesOf } from "../../i18n/locales.ts";
import type brewing from "../../texts/brewing/en.ts";
import "../../styles/refill-rhythm.css";

interface Props {
  cups: number;
  tin: string;
  locale: string;
  texts: (typeof brewing)["refill"];
}

/** How long a tin lasts at someone's own pace, and the day it will be empty. */
export default function RefillRhythm({ cups, tin, locale, texts }: Props) {
  const id = useId();
  const [today, setToday] = useState<number>();
  const [perDay, setPerDay] = useState(2);
  // The date is only known in the browser; the page was built on another day.
  useEffect(() => setToday(Date.now()), []);

  const days = Math.floor(cups / perDay);
  const empty = today === undefined ? undefined : new Date(today + days * 86_400_000);
  const date = empty?.toLocaleDateString(datesOf(locale), {
    weekday: "long",
    day: "numeric",
    month: "long",
  });

  return (
    <div className="rhythm">
      <label htmlFor={id}>{texts.perDay}</label>
      <input
        id={id}
        type="range"
        min="1"
        max="8"
        value={perDay}
        disabled={today === undefined}
        aria-valuetext={count(texts.value, perDay)}
        onChange={({ target }) => setPerDay(target.valueAsNumber)}
      />
      <output className="rhythm-cups" htmlFor={id}>
        {perDay}
      </output>
      <p className="rhythm-answer">{fill(texts.lasts, { tin, cups, days })}</p>
      <p className="rhythm-answer">{date ? fill(texts.empty, { date }) : ""}</p>
    </div>
  );
}
