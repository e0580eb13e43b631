import { useEffect, useId, useState } from "react";
import { fill } from "../../i18n/fill.ts";
import type brewing from "../../texts/brewing/en.ts";
import "../../styles/brewing-timer.css";
import { clock } from "./clock.ts";
import { TeaBowl } from "./tea-bowl.tsx";
import { type NamedGuide, TeaSelect } from "./tea-select.tsx";
import { useCountdown } from "./use-countdown.ts";

interface Props {
  /** The tea it begins with. */
  first: string;
  guides: readonly NamedGuide[];
  texts: (typeof brewing)["timer"];
}

/** How much leaf, how hot, how long, and a clock for it. Before it is alive it reads as a plain brewing guide. */
export default function BrewingTimer({ first, guides, texts }: Props) {
  const id = useId();
  const [alive, setAlive] = useState(false);
  const [guideId, setGuideId] = useState(first);
  const [millilitres, setMillilitres] = useState(150);
  const [infusion, setInfusion] = useState(0);
  useEffect(() => setAlive(true), []);

  const guide = guides.find(({ id: each }) => each === guideId) ?? guides[0];
  const seconds = guide?.seconds[infusion] ?? guide?.seconds[0] ?? 60;
  const { left, state, start, pause, reset } = useCountdown(seconds);
  const running = state === "running";
  if (!guide) return null;

  return (
    <section className="timer" aria-label={texts.label}>
      <div className="timer-choices">
        <TeaSelect
          id={`${id}-tea`}
          label={texts.tea}
          guides={guides}
          value={guideId}
          disabled={!alive}
          onChange={(tea) => {
            setGuideId(tea);
            setInfusion(0);
          }}
        />
        <div className="field">
          <label htmlFor={`${id}-water`}>{texts.water}</label>
          <select
            className="input"
            id={`${id}-water`}
            value={millilitres}
            disabled={!alive}
            onChange={({ target }) => setMillilitres(Number(target.value))}
          >
            {[100, 150, 200, 300, 500].map((amount) => (
              <option key={amount} value={amount}>
                {fill(texts.millilitres, { ml: amount })}
              </option>
            ))}
          </select>
        </div>
        <fieldset className="timer-infusions">
          <legend className="field-label">{texts.which}</legend>
          {guide.seconds.map((_, index) => (
            <label key={index}>
              <input
                type="radio"
                name={`${id}-infusion`}
                checked={infusion === index}
                disabled={!alive}
                onChange={() => setInfusion(index)}
              />
              <span>{index + 1}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <dl className="timer-guide">
        <div>
          <dt>{texts.leaf}</dt>
          <dd>{fill(texts.grams, { grams: (guide.gramsPer100Ml * millilitres) / 100 })}</dd>
        </div>
        <div>
          <dt>{texts.water}</dt>
          <dd>{fill(texts.celsius, { celsius: guide.celsius })}</dd>
        </div>
        <div>
          <dt>{texts.time}</dt>
          <dd>{clock(seconds)}</dd>
        </div>
      </dl>
      <div className="timer-clock">
        <TeaBowl part={1 - left / seconds} />
        <p className="timer-left" role="timer" aria-label={texts.left}>
          {clock(left)}
        </p>
        <div className="row">
          <button
            className="button"
            type="button"
            disabled={!alive || state === "over"}
            onClick={running ? pause : start}
          >
            {running ? texts.pause : texts.start}
          </button>
          <button
            className="button quiet"
            type="button"
            disabled={!alive || state === "ready"}
            onClick={reset}
          >
            {texts.reset}
          </button>
        </div>
        <p className="timer-status" role="status">
          {texts[state]}
        </p>
      </div>
    </section>
  );
}
