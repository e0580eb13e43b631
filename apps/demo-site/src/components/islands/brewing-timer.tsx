import { useEffect, useId, useState } from "react";
import { brewingGuides } from "../../data/brewing.ts";
import "../../styles/brewing-timer.css";
import { TeaBowl } from "./tea-bowl.tsx";
import { useCountdown } from "./use-countdown.ts";

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

const announcement = {
  ready: "Ready when the water is.",
  running: "Steeping.",
  paused: "Paused.",
  over: "Time. Pour every drop.",
} as const;

/** How much leaf, how hot, how long, and a clock for it. Before it is alive it reads as a plain brewing guide. */
export default function BrewingTimer() {
  const id = useId();
  const [alive, setAlive] = useState(false);
  const [guideId, setGuideId] = useState(brewingGuides[0].id);
  const [millilitres, setMillilitres] = useState(150);
  const [infusion, setInfusion] = useState(0);
  useEffect(() => setAlive(true), []);

  const guide = brewingGuides.find((each) => each.id === guideId) ?? brewingGuides[0];
  const seconds = guide.seconds[infusion] ?? guide.seconds[0];
  const { left, state, start, pause, reset } = useCountdown(seconds);
  const running = state === "running";

  return (
    <section className="timer" aria-label="Brewing timer">
      <div className="timer-choices">
        <div className="field">
          <label htmlFor={`${id}-tea`}>Tea</label>
          <select
            className="input"
            id={`${id}-tea`}
            value={guideId}
            disabled={!alive}
            onChange={({ target }) => {
              setGuideId(target.value);
              setInfusion(0);
            }}
          >
            {brewingGuides.map(({ id: value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-water`}>Water</label>
          <select
            className="input"
            id={`${id}-water`}
            value={millilitres}
            disabled={!alive}
            onChange={({ target }) => setMillilitres(Number(target.value))}
          >
            {[100, 150, 200, 300, 500].map((amount) => (
              <option key={amount} value={amount}>
                {amount} ml
              </option>
            ))}
          </select>
        </div>
        <fieldset className="timer-infusions">
          <legend className="field-label">Which infusion?</legend>
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
          <dt>Leaf</dt>
          <dd>{(guide.gramsPer100Ml * millilitres) / 100} g</dd>
        </div>
        <div>
          <dt>Water</dt>
          <dd>{guide.celsius} °C</dd>
        </div>
        <div>
          <dt>Time</dt>
          <dd>{clock(seconds)}</dd>
        </div>
      </dl>
      <div className="timer-clock">
        <TeaBowl part={1 - left / seconds} />
        <p className="timer-left" role="timer" aria-label="Time left">
          {clock(left)}
        </p>
        <div className="row">
          <button
            className="button"
            type="button"
            disabled={!alive || state === "over"}
            onClick={running ? pause : start}
          >
            {running ? "Pause" : "Start"}
          </button>
          <button
            className="button quiet"
            type="button"
            disabled={!alive || state === "ready"}
            onClick={reset}
          >
            Reset
          </button>
        </div>
        <p className="timer-status" role="status">
          {announcement[state]}
        </p>
      </div>
    </section>
  );
}
