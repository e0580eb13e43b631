import type { ReactElement, ReactNode } from "react";
import { SubmitButton } from "../design/button.tsx";
import { ChoiceGroup } from "../design/choices.tsx";
import { Field } from "../design/field.tsx";
import type { FormState } from "./form-page.ts";
import type { LanguageTexts } from "./texts.ts";
import { listOf, textOf } from "./values.ts";

/** Words that every form has. */
export interface FormTexts extends LanguageTexts {
  readonly heading: string;
  readonly description?: string;
  /** The main button. */
  readonly button: string;
  /** The main button while something is under way. */
  readonly busy: string;
  /** While the browser works for the server's proof. */
  readonly proof: string;
  /** Label of a field that nobody sees. */
  readonly trap: string;
  readonly problems: Readonly<Record<string, string>>;
  readonly failures: Readonly<Record<string, string>>;
}

/** What of a form's view its parts work with. */
export interface FormViewProps {
  readonly options: {
    readonly server: string;
    readonly locale: string;
    readonly heading: string | undefined;
    readonly description: string | undefined;
    readonly button: string | undefined;
  };
  readonly texts: FormTexts;
  readonly state: FormState;
  readonly page: { fill(name: string, value: string | readonly string[]): void };
  readonly live: boolean;
}

interface FormProps extends FormViewProps {
  /** Where it is posted to, behind the server's address. */
  readonly path: string;
  /** What has taken its place, if it is sent. */
  readonly result: ReactNode;
  /** Resolves to true where the browser has to send it. */
  readonly submit: () => Promise<boolean>;
  /** What a form without code has to send along. */
  readonly hidden: readonly (readonly [name: string, value: string | undefined])[];
  /** What is said below the fields. */
  readonly note?: string | undefined;
  readonly children: ReactNode;
}

/** A form in its box, with all around the fields; and in its place what is shown once it is sent. */
export function Form(props: FormProps): ReactElement {
  const { options, texts, state, live, path, result, submit, children } = props;
  const { status, failure } = state;
  const description = options.description ?? texts.description;
  const note = status === "proof" ? texts.proof : props.note;
  return (
    <>
      <form
        className="form"
        part="form"
        method="post"
        action={`${options.server}/${path}`}
        noValidate={live}
        inert={Boolean(result)}
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          void submit().then((plain) => plain && form.submit());
        }}
      >
        <div className="intro">
          <h2 part="heading">{options.heading ?? texts.heading}</h2>
          {description ? <p part="description">{description}</p> : null}
        </div>
        {children}
        <p role="status" className={note ? "muted" : "unseen"} part="progress">
          {note}
        </p>
        <p role="alert" className={failure ? "error" : "unseen"} part="failure">
          {status === "failed" && failure ? texts.failures[failure] : null}
        </p>
        <Unseen {...props} />
      </form>
      {result}
    </>
  );
}

/** What a form without code has to send along, and a field that only machines fill in. */
function Unseen({ options, texts, state, page, hidden }: FormProps): ReactElement {
  const all = [["locale", options.locale] as const, ...hidden];
  return (
    <div className="unseen" aria-hidden="true">
      <label>
        {texts.trap}
        <input
          name="trap"
          tabIndex={-1}
          autoComplete="off"
          value={textOf(state.values, "trap")}
          onInput={(event) => page.fill("trap", event.currentTarget.value)}
        />
      </label>
      {all.map(([name, value]) =>
        value ? <input key={name + value} type="hidden" {...{ name, value }} /> : null,
      )}
    </div>
  );
}

/** The button that sends a form. */
export function Send({ options, texts, state }: FormViewProps): ReactElement {
  const busy = /sending|proof/.test(state.status);
  return (
    <SubmitButton busy={busy}>{busy ? texts.busy : (options.button ?? texts.button)}</SubmitButton>
  );
}

interface TextProps extends FormViewProps {
  readonly name: string;
  readonly label: string;
  readonly type?: "text" | "email" | "number" | "date";
  readonly autoComplete?: string | undefined;
  readonly required?: boolean | undefined;
  /** What stands in it before anything is written. */
  readonly value?: string | undefined;
}

/** A field of one line of a form. */
export function TextField(props: TextProps): ReactElement {
  const { state, page, name, label, type = "text", autoComplete, required, value = "" } = props;
  return (
    <Field
      {...({ autoComplete, required } as object)}
      {...{ name, label, type }}
      value={String(state.values[name] ?? value)}
      error={problemOf(props, name)}
      onInput={(written) => page.fill(name, written)}
    />
  );
}

type ChoiceProps = FormViewProps &
  Pick<Parameters<typeof ChoiceGroup>[0], "name" | "label" | "choices" | "several" | "required">;

/** A group of a form to choose from. */
export function ChoiceField(props: ChoiceProps): ReactElement {
  const { state, page, name, label, choices, several, required } = props;
  return (
    <ChoiceGroup
      {...{ name, label, choices, several, required }}
      values={listOf(state.values, name)}
      error={problemOf(props, name)}
      onChange={(values) => page.fill(name, values)}
    />
  );
}

/** What is said of what is wrong with a field. */
export function problemOf(
  { texts, state }: Pick<FormViewProps, "texts" | "state">,
  name: string,
): string | undefined {
  // Members come without the words for what is wrong in forms.
  const problem = state.problems[name];
  return problem && texts.problems[problem];
}
