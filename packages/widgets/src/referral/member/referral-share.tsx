import type { ReactElement, ReactNode } from "react";
import { type KnownProps, Said } from "./referral-said.tsx";
import { linkOf } from "./share.ts";

/** In the order in which most people of a language use them. */
const CHANNELS = {
  en: ["email", "whatsapp", "kakaotalk", "line"],
  ko: ["kakaotalk", "line", "email", "whatsapp"],
  zh: ["email", "line", "whatsapp", "kakaotalk"],
} as const;

/** The link, what is written to friends, and the ways there. Nobody else hears of it before a click. */
export function Share(props: KnownProps): ReactElement {
  const { texts, state, page, answer } = props;
  const desk = page.desk!;
  return (
    <>
      <div className="field" part="field">
        <label className="label" part="label" htmlFor="link">
          {texts.link}
        </label>
        <div className="with-button">
          <input
            id="link"
            className="input"
            part="input"
            dir="ltr"
            readOnly
            value={linkOf(answer)}
            onFocus={(event) => event.currentTarget.select()}
          />
          <button
            type="button"
            className="button"
            part="button"
            onClick={() => void desk.copy("link")}
          >
            {texts.copy}
          </button>
        </div>
        <Said {...{ texts, state }} at="link" />
      </div>
      <div className="field" part="field">
        <label className="label" part="label" htmlFor="message">
          {texts.message}
        </label>
        <textarea
          id="message"
          className="input"
          part="input"
          rows={5}
          aria-describedby="message-more"
          value={desk.message()}
          onInput={(event) => page.fill("message", event.currentTarget.value)}
        />
        <p id="message-more" className="muted">
          {texts.messageHint}
        </p>
      </div>
      <Channels {...props} />
      {answer.qr ? <Code {...props} {...answer.qr} /> : null}
    </>
  );
}

function Channels(props: KnownProps): ReactElement {
  const { options, texts, state, page } = props;
  const desk = page.desk!;
  const { channels } = texts;
  const subject = options.heading ?? texts.heading;
  return (
    <div className="field">
      <h3 className="label" id="share">
        {texts.share}
      </h3>
      <ul className="links" aria-labelledby="share">
        {state.device ? <Button press={() => void desk.share()}>{channels.device}</Button> : null}
        {CHANNELS[texts.lang as keyof typeof CHANNELS].map((channel) =>
          channel === "kakaotalk" ? (
            <Button key={channel} press={() => void desk.paste()}>
              {channels[channel]}
            </Button>
          ) : (
            <li key={channel}>
              <a
                className="button link"
                part="channel"
                href={desk.address(channel, subject)}
                target="_blank"
                rel="noopener noreferrer"
                onClick={() => desk.shared(channel)}
              >
                {channels[channel]}
              </a>
            </li>
          ),
        )}
        <Button press={() => void desk.copy("message")}>{channels.copy}</Button>
      </ul>
      <Said {...{ texts, state }} at="message" />
    </div>
  );
}

interface ButtonProps {
  readonly press: () => void;
  readonly children: ReactNode;
}

function Button({ press, children }: ButtonProps): ReactElement {
  return (
    <li>
      <button type="button" className="button link" part="channel" onClick={press}>
        {children}
      </button>
    </li>
  );
}

/** Free modules around a code: what scanners need (ISO/IEC 18004). */
const MARGIN = 4;

type CodeProps = KnownProps & { readonly size: number; readonly path: string };

function Code({ texts, page, size, path }: CodeProps): ReactElement {
  const side = size + 2 * MARGIN;
  return (
    <details className="more" part="more" open={texts.lang === "zh"}>
      <summary onClick={() => page.desk!.shared("qr")}>{texts.qr}</summary>
      <div className="code">
        <svg
          className="qr"
          role="img"
          aria-label={texts.qrLabel}
          viewBox={`${-MARGIN} ${-MARGIN} ${side} ${side}`}
        >
          <path d={path} />
        </svg>
        <p className="muted">{texts.qrHint}</p>
      </div>
    </details>
  );
}
