import type { ReactElement } from "react";
import { QuietButton } from "../design/button.tsx";
import { Checkbox } from "../design/choices.tsx";
import { ChoiceField, Form, problemOf, Send, TextField } from "../platform/form-view.tsx";
import { listOf } from "../platform/values.ts";
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
  const { options, texts, state, page } = props;
  const { form, consent, fixedLists } = options;
  const over = ["sent", "already-waiting", "passed-on", "offline"].includes(state.status);
  const incentive = <Incentive {...props} />;
  const result = over && page.sending?.result({ ...props, incentive });
  // Kept, while nothing more can be loaded.
  const kept = over && !result && texts.results.offline.text.replace("{address}", state.sentTo);
  return (
    <div className="box" part="box">
      <Form
        {...props}
        path="v1/newsletter"
        result={result}
        submit={() => page.submit()}
        hidden={[
          ["form", form],
          ["consentText.version", consent?.version],
          ...fixedLists.map((list) => ["lists", list] as const),
        ]}
        note={kept || undefined}
      >
        {incentive}
        <Fields {...props} />
        {consent && !consent.box ? <p className="muted">{consent.text}</p> : null}
      </Form>
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
  const { options, texts } = props;
  const { name, lists, fields, consent } = options;
  const short = !name && lists.length + fields.length === 0 && !consent?.box;
  return (
    <>
      <div className="row">
        <TextField
          {...props}
          name="email"
          label={texts.email}
          type="email"
          autoComplete="email"
          required
        />
        {short ? <Send {...props} /> : null}
      </div>
      <Meant {...props} />
      {name ? (
        <TextField {...props} name="name" label={texts.name + texts.optional} autoComplete="name" />
      ) : null}
      {lists.length > 0 ? (
        <ChoiceField {...props} name="lists" label={texts.lists} choices={lists} several />
      ) : null}
      {fields.map((field) => (
        <OwnField key={field.name} {...props} field={field} />
      ))}
      {consent?.box ? <ConsentBox {...props} text={consent.text} /> : null}
      {short ? null : <Send {...props} />}
    </>
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

function OwnField({ field, ...props }: NewsletterProps & { field: FormField }): ReactElement {
  const { name, type, choices, required } = field;
  const label = required ? field.label : field.label + props.texts.optional;
  if (type === "choice" || type === "choices")
    return (
      <ChoiceField
        {...props}
        {...{ name, label, choices, required }}
        several={type === "choices"}
      />
    );
  return <TextField {...props} {...{ name, type, label, required }} />;
}

function ConsentBox(props: NewsletterProps & { text: string }): ReactElement {
  const { text, state, page } = props;
  return (
    <Checkbox
      id="consent"
      name="consent"
      value="yes"
      label={text}
      required
      checked={listOf(state.values, "consent").length > 0}
      error={problemOf(props, "consent")}
      onChange={(checked) => page.fill("consent", checked ? ["yes"] : [])}
    />
  );
}
