import type { ReactElement } from "react";
import { Checkbox } from "../../design/choices.tsx";
import { Field, FieldError } from "../../design/field.tsx";
import { listOf } from "../../platform/values.ts";
import type { AskedField } from "../chat-options.ts";
import type { ChatPage } from "../chat-page.ts";
import type { Talk } from "../talk/talk.ts";
import type { ChatProps } from "./props.ts";

/**
 * Asks, where that is not done: tells whether something can be sent. What would be said then stays in its
 * field.
 */
export function ask(page: ChatPage, problemsOf: Talk["problemsOf"], text: string): boolean {
  if (!page.first()) return true;
  const { fields, consent } = page.options;
  const { asked, values } = page.get();
  const problems = problemsOf(values, fields, consent);
  const [wrong] = Object.keys(problems);
  if (asked && !wrong) return true;
  page.focus = wrong ?? fields[0]?.name;
  // Nothing is wrong with what nobody has seen yet.
  page.set({ asked: true, suggestions: [], problems: asked ? problems : {} });
  page.write(text);
  return false;
}

/** What is asked before the first message. */
export function Before(props: ChatProps): ReactElement {
  const { options, texts, state, page } = props;
  const { consent, fields } = options;
  const problem = state.problems["consent"];
  return (
    <div className="before" part="before" role="group" aria-labelledby="asking">
      <p id="asking" className="muted">
        {state.draft || state.files.length > 0 ? texts.asking : texts.personNext}
      </p>
      {fields.map((field) => (
        <Asked key={field.id} {...props} field={field} />
      ))}
      {consent ? (
        <div>
          <Checkbox
            id="consent"
            name="consent"
            value="yes"
            label={consent.text}
            required
            checked={listOf(state.values, "consent").length > 0}
            error={problem && texts.problems[problem]}
            onChange={(checked) => page.fill("consent", checked ? ["yes"] : [])}
          />
          {consent.link ? (
            <a className="muted" href={consent.link} target="_blank" rel="noopener">
              {texts.more}
            </a>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function Asked({ field, ...props }: ChatProps & { readonly field: AskedField }): ReactElement {
  const { texts, state, page } = props;
  const { name } = field;
  const problem = state.problems[name];
  const more = {
    name,
    label: field.required ? field.label : field.label + texts.optional,
    required: field.required,
    value: String(state.values[name] ?? ""),
    error: problem && texts.problems[problem],
  };
  if (field.type === "select") return <Select {...props} {...more} choices={field.choices} />;
  const autoComplete = field.type === "email" ? "email" : field.id === "name" ? "name" : "off";
  return (
    <Field
      {...more}
      type={field.type}
      autoComplete={autoComplete}
      onInput={(value) => page.fill(name, value)}
    />
  );
}

interface SelectProps extends Pick<ChatProps, "texts" | "page"> {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  readonly value: string;
  readonly error: string | undefined;
  readonly choices: AskedField["choices"];
}

function Select({ texts, page, name, label, choices, error, ...more }: SelectProps): ReactElement {
  return (
    <div className="field" part="field">
      <label className="label" part="label" htmlFor={name}>
        {label}
      </label>
      <FieldError name={name} error={error} />
      <select
        {...more}
        id={name}
        name={name}
        className="input"
        part="input"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        onChange={(event) => page.fill(name, event.currentTarget.value)}
      >
        <option value="">{texts.choose}</option>
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
