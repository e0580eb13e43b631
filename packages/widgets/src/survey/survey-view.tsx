import type { ReactElement } from "react";
import { Scale } from "../design/scale.tsx";
import { ChoiceField, Form, problemOf, Send } from "../platform/form-view.tsx";
import { Links } from "../platform/links-view.tsx";
import { Prose } from "../platform/prose.tsx";
import { Result } from "../platform/result-view.tsx";
import { textOf } from "../platform/values.ts";
import type { ViewProps } from "../platform/widget.ts";
import type { Question, SurveyOptions } from "./survey-options.ts";
import type { SurveyPage } from "./survey-page.ts";
import type { SurveyState } from "./survey-state.ts";
import type { SurveyTexts } from "./texts/texts.ts";

type SurveyProps = ViewProps<SurveyOptions, SurveyTexts, SurveyState, SurveyPage>;

/** The questions, and what stands in their place once they are answered. */
export function SurveyView(props: SurveyProps): ReactElement {
  const { options, page } = props;
  if (options.questions.length === 0) return <></>;
  return (
    <div className="box" part="box">
      <Form
        {...props}
        path={`surveys/${options.survey}`}
        submit={() => page.submit()}
        hidden={[
          ["form", "survey"],
          ["t", page.token],
        ]}
        result={/sent|offline/.test(props.state.status) ? <Answered {...props} /> : null}
      >
        {page.asked().map((question) => (
          <Asked key={question.id} {...props} {...question} />
        ))}
        <Send {...props} />
      </Form>
    </div>
  );
}

function Asked(props: SurveyProps & Question): ReactElement {
  const { texts, state, page, name, kind, scale, label, choices, required } = props;
  const more = { name, label: required ? label : label + texts.optional, required };
  if (kind === "text") return <Prose {...props} {...more} />;
  if (scale)
    return (
      <Scale
        {...more}
        kind={scale}
        texts={texts}
        value={textOf(state.values, name)}
        error={problemOf(props, name)}
        onChange={(score) => page.fill(name, score)}
      />
    );
  return <ChoiceField {...props} {...more} choices={choices} several={kind === "choices"} />;
}

function Answered({ options, texts, state, page }: SurveyProps): ReactElement {
  const { sent, offline } = texts.results;
  const said = state.status === "sent" ? { heading: sent, text: options.thanks } : offline;
  return (
    <Result {...said}>
      <Links label={texts.links} links={state.links} follow={(link) => page.follow(link)} />
    </Result>
  );
}
