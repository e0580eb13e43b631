import { useEffect, useId, useState } from "react";
import { brew, strengths, type Strength } from "../../data/brewing.ts";
import { count, fill } from "../../i18n/fill.ts";
import type brewing from "../../texts/brewing/en.ts";
import "../../styles/brewing-calculator.css";
import { clock } from "./clock.ts";
import { type NamedGuide, TeaSelect } from "./tea-select.tsx";

interface Props {
  guides: readonly NamedGuide[];
  texts: (typeof brewing)["calculator"];
}

/** Tea, water and taste in; leaf, heat and times out. What comes out is read aloud once the hand rests. */
export default function BrewingCalculator({ guides, texts }: Props) {
  const id = useId();
  const [alive, setAlive] = useState(false);
  const [guideId, setGuideId] = useState<string>();
  const [millilitres, setMillilitres] = useState(300);
  const [strength, setStrength] = useState<Strength>("medium");
  const [spoken, setSpoken] = useState("");
  useEffect(() => setAlive(true), []);

  const guide = guides.find((each) => each.id === guideId) ?? guides[0];
  const recipe = guide && brew(guide, millilitres, strength);
  const infusions = recipe ? count(texts.infusions, recipe.seconds.length) : "";
  const times = recipe ? recipe.seconds.map(clock).join(", ") : "";
  const summary = recipe
    ? fill(texts.summary, {
        grams: recipe.grams,
        ml: millilitres,
        celsius: recipe.celsius,
        infusions,
        times,
      })
    : "";

  useEffect(() => {
    if (!alive) return;
    const rest = setTimeout(() => setSpoken(summary), 600);
    return () => clearTimeout(rest);
  }, [alive, summary]);

  if (!recipe) return null;
  const cooling =
    recipe.coolingMinutes === 0 ? texts.boiling : count(texts.cooling, recipe.coolingMinutes);
  return (
    <section className="calculator" aria-label={texts.label}>
      <div className="calculator-choices">
        <TeaSelect
          id={`${id}-tea`}
          label={texts.tea}
          guides={guides}
          value={guide.id}
          disabled={!alive}
          onChange={setGuideId}
        />
        <div className="field">
          <label htmlFor={`${id}-amount`}>{texts.amount}</label>
          <div className="calculator-amount">
            <input
              id={`${id}-amount`}
              type="range"
              min="100"
              max="1000"
              step="50"
              value={millilitres}
              disabled={!alive}
              aria-valuetext={fill(texts.amountValue, { ml: millilitres })}
              onChange={({ target }) => setMillilitres(target.valueAsNumber)}
            />
            <span aria-hidden="true">{fill(texts.amountValue, { ml: millilitres })}</span>
          </div>
        </div>
        <fieldset className="calculator-strength">
          <legend className="field-label">{texts.strength}</legend>
          <div>
            {strengths.map((each) => (
              <label key={each}>
                <input
                  type="radio"
                  name={`${id}-strength`}
                  checked={strength === each}
                  disabled={!alive}
                  onChange={() => setStrength(each)}
                />
                <span>{texts[each]}</span>
              </label>
            ))}
          </div>
        </fieldset>
      </div>
      <dl className="calculator-recipe">
        <div>
          <dt>{texts.leaf}</dt>
          <dd>{fill(texts.grams, { grams: recipe.grams })}</dd>
          <dd className="calculator-how">{count(texts.spoons, recipe.spoons)}</dd>
        </div>
        <div>
          <dt>{texts.water}</dt>
          <dd>{fill(texts.celsius, { celsius: recipe.celsius })}</dd>
          <dd className="calculator-how">{cooling}</dd>
        </div>
        <div>
          <dt>{infusions}</dt>
          <dd className="calculator-times">
            {recipe.seconds.map((seconds, index) => (
              <span key={index}>{clock(seconds)}</span>
            ))}
          </dd>
        </div>
      </dl>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </section>
  );
}
