import type { ReactElement } from "react";
import { QuietButton, SubmitButton } from "../design/button.tsx";
import { Checkbox, ChoiceGroup } from "../design/choices.tsx";
import { Field } from "../design/field.tsx";
import { listOf, textOf } from "../platform/values.ts";
import type { ViewProps } from "../platform/widget.ts";

import type { FormField, NewsletterOptions } from "./newsletter-options.ts";
import type { NewsletterPage } from "./newsletter-page.ts";
import type { NewsletterState } from "./newsletter-state.ts";
import type { NewsletterTexts } from "./texts/texts.ts";

/** What the newsletter's view and its parts are given. */
export type NewsletterProps = ViewProps<
  NewsletterOptions,
  NewsletterTexts,
  NewsletterState,
  NewsletterPage
>;

/** The newsletter form, and what stands in its place once it is sent. */
export function NewsletterView(props: NewsletterProps): ReactElement {
  const { options, texts, state, page, live } = props;
  const { consent } = options;
  const over = ["sent", "already-waiting", "passed-on", "offline"].includes(state.status);
  const incentive = <Incentive {...props} />;
  const result = over && page.sending?.result({ ...props, incentive });
  // Kept, while nothing more can be loaded.
  const kept = over && !result && texts.results.offline.text.replace("{address}", state.sentTo);
  const note = state.status === "proof" ? texts.proof : kept;
  return (
    <div className="box" part="box">
      <form
        className="form"
        part="form"
        method="post"
        action={`${options.server}/v1/newsletter`}
        noValidate={live}
        inert={Boolean(result)}
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          void page.submit().then((plain) => plain && form.submit());
        }}
      >
        <div className="intro">
          <h2 part="heading">{options.heading ?? texts.heading}</h2>
          <p part="description">{options.description ?? texts.description}</p>
        </div>
        {incentive}
        <Fields {...props} />
        <p role="status" className={note ? "muted" : "unseen"} part="progress">
          {note}
        </p>
        <p role="alert" className={state.failure ? "error" : "unseen"} part="failure">
          {state.status === "failed" && state.failure ? texts.failures[state.failure] : null}
        </p>
        {consent && !consent.box ? <p className="muted">{consent.text}</p> : null}
        <Unseen {...props} />
      </form>
      {result}
    </div>
  );
}

/** What people get for signing up: said before, and again when all that is left is to confirm. */
function Incentive({ options }: NewsletterProps): ReactElement | null {
  return options.incentive ? (
    <p className="incentive" part="incentive">
      {options.incentive}
    </p>
  ) : null;
}

/** A form that asks for an address alone has its button beside it. */
function Fields(props: NewsletterProps): ReactElement {
  const { options, texts, state } = props;
  const { name, lists, fields, consent } = options;
  const busy = state.status === "sending" || state.status === "proof";
  const button = (
    <SubmitButton busy={busy}>
      {busy ? texts.sending : (options.button ?? texts.button)}
    </SubmitButton>
  );
  const short = !name && lists.length + fields.length === 0 && !consent?.box;
  return (
    <>
      <div className="row">
        <Email {...props} />
        {short ? button : null}
      </div>
      <Meant {...props} />
      {name ? (
        <Text {...props} name="name" label={texts.name + texts.optional} autoComplete="name" />
      ) : null}
      {lists.length > 0 ? (
        <Group {...props} name="lists" label={texts.lists} choices={lists} several />
      ) : null}
      {fields.map((field) => (
        <OwnField key={field.name} {...props} field={field} />
      ))}
      {consent?.box ? <ConsentBox {...props} text={consent.text} /> : null}
      {short ? null : button}
    </>
  );
}

function Email(props: NewsletterProps): ReactElement {
  const { texts } = props;
  return (
    <Text {...props} name="email" label={texts.email} type="email" autoComplete="email" required />
  );
}

function Meant({ texts, state, page }: NewsletterProps): ReactElement {
  return (
    <p role="status" className={state.meant ? "meant" : "unseen"}>
      {state.meant ? (
        <>
          {texts.meant.replace("{address}", "")}
          <QuietButton onClick={() => page.takeMeant()}>{state.meant}</QuietButton>
        </>
      ) : null}
    </p>
  );
}

type TextProps = NewsletterProps &
  Pick<Parameters<typeof Field>[0], "name" | "label" | "autoComplete" | "required"> & {
    readonly type?: "text" | "email" | "number" | "date";
  };

function Text(props: TextProps): ReactElement {
  const { texts, state, page, name, type = "text" } = props;
  const { label, autoComplete, required } = props;
  const problem = state.problems[name];
  const given = { autoComplete, required };
  return (
    <Field
      {...(given as object)}
      name={name}
      label={label}
      type={type}
      value={String(state.values[name] ?? "")}
      error={problem && texts.problems[problem]}
      onInput={(value) => page.fill(name, value)}
    />
  );
}

type GroupProps = NewsletterProps &
  Pick<Parameters<typeof ChoiceGroup>[0], "name" | "label" | "choices" | "several" | "required">;

function Group({ texts, state, page, ...group }: GroupProps): ReactElement {
  const problem = state.problems[group.name];
  const { name, label, choices, several, required } = group;
  return (
    <ChoiceGroup
      {...{ name, label, choices, several, required }}
      values={listOf(state.values, name)}
      error={problem && texts.problems[problem]}
      onChange={(values) => page.fill(name, values)}
    />
  );
}

function OwnField({ field, ...props }: NewsletterProps & { field: FormField }): ReactElement {
  const { name, type, choices, required } = field;
  const label = required ? field.label : field.label + props.texts.optional;
  if (type === "choice" || type === "choices")
    return (
      <Group {...props} {...{ name, label, choices, required }} several={type === "choices"} />
    );
  return <Text {...props} {...{ name, type, label, required }} />;
}

function ConsentBox({
  text,
  texts,
  state,
  page,
}: NewsletterProps & { text: string }): ReactElement {
  const problem = state.problems["consent"];
  return (
    <Checkbox
      id="consent"
      name="consent"
      value="yes"
      label={text}
      required
      checked={listOf(state.values, "consent").length > 0}
      error={problem && texts.problems[problem]}
      onChange={(checked) => page.fill("consent", checked ? ["yes"] : [])}
    />
  );
}

/** What a form without code has to send along, and a field that only machines fill in. */
function Unseen({ options, texts, state, page }: NewsletterProps): ReactElement {
  const { locale, form, consent, fixedLists } = options;
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
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="form" value={form} />
      {consent ? <input type="hidden" name="consentText.version" value={consent.version} /> : null}
      {fixedLists.map((list) => (
        <input key={list} type="hidden" name="lists" value={list} />
      ))}
    </div>
  );
}
