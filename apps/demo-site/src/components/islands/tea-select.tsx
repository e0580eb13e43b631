import type { BrewingGuide } from "../../data/brewing.ts";

/** A guide with the tea's name in the page's language. */
export type NamedGuide = BrewingGuide & { readonly name: string };

interface Props {
  id: string;
  label: string;
  guides: readonly NamedGuide[];
  value: string;
  disabled: boolean;
  onChange(tea: string): void;
}

/** Which tea is brewed. */
export function TeaSelect({ id, label, guides, value, disabled, onChange }: Props) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        className="input"
        id={id}
        value={value}
        disabled={disabled}
        onChange={({ target }) => onChange(target.value)}
      >
        {guides.map(({ id: tea, name }) => (
          <option key={tea} value={tea}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
