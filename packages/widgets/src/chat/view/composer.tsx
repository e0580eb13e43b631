import type { ReactElement } from "react";
import type { Note } from "../chat-state.ts";
import type { ChatProps } from "./props.ts";

/** As many characters as the server takes. */
const LONGEST = 4_000;

/** Where something is written, with what can be pressed in place of it. */
export function Composer(props: ChatProps): ReactElement {
  const { options, texts, state, page } = props;
  const { asking, note, busy, lost, asked, person, draft, files, filing } = state;
  const first = page.first();
  const next = first && person && !asked && texts.personNext;
  const told = texts.notes[note as Note] ?? note;
  const saying = lost ? texts.lost : (told ?? next);
  return (
    <form
      className="composer"
      part="composer"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        page.send();
      }}
    >
      <p role="status" className={saying ? "muted" : "unseen"} part="note">
        {saying}
      </p>
      <Chips {...props} />
      {first && asked && asking ? <asking.Before {...props} /> : null}
      {filing && files.length > 0 ? <filing.Files {...props} /> : null}
      <div className="write">
        <label className="unseen" htmlFor="text">
          {texts.message}
        </label>
        <textarea
          id="text"
          name="text"
          className="input"
          part="input"
          rows={1}
          maxLength={LONGEST}
          placeholder={texts.message}
          enterKeyHint="send"
          value={draft}
          onInput={(event) => page.write(event.currentTarget.value)}
          onKeyDown={(event) => {
            const { key, shiftKey, keyCode } = event;
            // 229: an input method is at work, which takes the key for itself.
            if (key !== "Enter" || shiftKey || keyCode === 229 || coarse()) return;
            event.preventDefault();
            page.send();
          }}
        />
        {options.attachments ? (
          <label className="sign" part="attach">
            <span className="unseen">{texts.signs.attach}</span>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M12 5v14M5 12h14" />
            </svg>
            <input
              type="file"
              className="unseen"
              id="file"
              accept={options.attachments.types.join()}
              multiple
              disabled={busy}
              onChange={(event) => {
                page.chooseFiles([...event.currentTarget.files!]);
                event.currentTarget.value = "";
              }}
            />
          </label>
        ) : null}
        <button
          type="submit"
          className="sign send"
          part="send"
          aria-label={texts.signs.send}
          aria-disabled={busy}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 12h15M13 6l6 6-6 6" />
          </svg>
        </button>
      </div>
    </form>
  );
}

/** On a phone the key that ends a line does so: there is a button to send. */
const coarse = (): boolean => matchMedia("(pointer: coarse)").matches;

function Chips({ options, texts, state, page }: ChatProps): ReactElement {
  const { asked, entries, exchanges, line, suggestions, waiting } = state;
  const first = page.first();
  const offered = (line && options.lines[line]) || options;
  const said = waiting.length === 0 ? (entries.at(-1)?.data?.quickReplies ?? []) : [];
  const replies = first && exchanges.length === 0 ? offered.quickReplies : said;
  const asking = first && asked;
  const answers = options.answers && first && !state.person && !asked;
  return (
    <div className="chips" part="chips">
      {suggestions.length > 0 ? (
        <div className="suggestions" part="suggestions" role="group" aria-labelledby="perhaps">
          <p id="perhaps" className="muted">
            {texts.suggestions}
          </p>
          {suggestions.map((suggestion) => (
            <button
              key={suggestion.id}
              type="button"
              className="item"
              onClick={() => page.choose(suggestion)}
            >
              {suggestion.question}
            </button>
          ))}
        </div>
      ) : asking ? null : (
        replies.map((reply) => (
          <button key={reply} type="button" className="chip" onClick={() => page.press(reply)}>
            {reply}
          </button>
        ))
      )}
      {answers || page.unanswered() ? (
        <button type="button" className="chip" part="person" onClick={() => page.person()}>
          {texts.person}
        </button>
      ) : null}
    </div>
  );
}
