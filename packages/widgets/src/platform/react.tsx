import {
  type FunctionComponent,
  type ReactElement,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { createPortal } from "react-dom";
import base from "../design/base.css";
import type { Unavailable } from "./availability.ts";
import { emit, type WidgetEvents } from "./events.ts";
import { guardTheme } from "./guard-theme.ts";
import { sheet } from "./sheet.ts";
import { takeToken } from "./stub.ts";
import { tell } from "./tell.ts";
import { tellWhy } from "./tell-why.ts";
import { type LanguageTexts, languageOf } from "./texts.ts";
import type { AnyWidget, Stub } from "./widget.ts";

/** What every widget's React component takes. */
export interface WidgetProps {
  /** Where the server listens: `https://nuri.example/_stagelight`. */
  readonly server: string;
  /** Such as "ko" or "en-GB". Without it: that of the part of the page where the widget stands. */
  readonly locale?: string;
  readonly theme?: "light" | "dark";
  readonly dir?: "ltr" | "rtl";
  readonly className?: string;
  /** The widget is at work. */
  readonly onReady?: (detail: WidgetEvents["stagelight:widget-ready"]) => void;
  /** The widget does not work here, and is not shown. */
  readonly onUnavailable?: (detail: WidgetEvents["stagelight:widget-unavailable"]) => void;
}

interface HostProps extends WidgetProps {
  readonly stub: Stub;
  readonly widget: AnyWidget;
  readonly settings: unknown;
  /** Options of the widget, by the names of its attributes. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly on: Readonly<Partial<Record<keyof WidgetEvents, ((detail: never) => void) | undefined>>>;
}

/** A widget as a React component. Its shadow root is there once it is mounted. */
export function WidgetHost(props: HostProps): ReactElement {
  const host = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<ShadowRoot>();
  const locale = useLocale(host, props.locale);
  useEvents(host, props);
  const texts = useTexts(host, props, locale);
  useEffect(() => setRoot(attach(host.current!, props.widget.css)), [props.widget]);
  return (
    <div ref={host} className={props.className} {...({ theme: props.theme } as object)}>
      {root && texts && locale
        ? createPortal(<WidgetBody {...props} {...{ root, texts, locale }} />, root)
        : null}
    </div>
  );
}

interface BodyProps extends HostProps {
  readonly root: ShadowRoot;
  readonly texts: LanguageTexts;
  readonly locale: string;
}

function WidgetBody(props: BodyProps): ReactElement {
  const { root, texts, locale, widget, stub, attributes, settings, dir } = props;
  const options = widget.readOptions({
    attribute: (name) => attributes[name],
    settings,
    server: props.server.replace(/\/$/, ""),
    locale,
  });
  const [page] = useState(() =>
    widget.createPage(options, {
      emit: (name, detail) => tell(root.host, widget, name, detail),
      address: location.origin + location.pathname,
      token: () => takeToken(stub),
    }),
  );
  const state = useSyncExternalStore(
    (changed) => page.$state.listen(changed),
    () => page.$state.get(),
  );
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    page.change(options);
    const focused = page.takeFocus();
    if (focused) root.getElementById(focused)?.focus();
  });
  useEffect(() => {
    guardTheme(root.host as HTMLElement, box.current!);
    emit(root.host, "stagelight:widget-ready", { widget: stub.name });
    return page.connect();
  }, [root, page, stub]);
  const View = widget.View as FunctionComponent<object>;
  return (
    <div ref={box} className="widget" part="widget" lang={texts.lang} dir={dir ?? texts.dir}>
      <View {...{ options, texts, state, page, live: true }} />
    </div>
  );
}

/** React mounts twice in development: the root is there then. */
function attach(host: HTMLElement, css: string): ShadowRoot {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet(base), sheet(css)];
  return root;
}

type Host = { readonly current: HTMLElement | null };

function useLocale(host: Host, given?: string): string | undefined {
  const [found, find] = useState<string>();
  useEffect(() => find(host.current!.closest<HTMLElement>("[lang]")?.lang ?? "en"), [host]);
  return given ?? found;
}

function useTexts(
  host: Host,
  { stub, server }: HostProps,
  locale: string | undefined,
): LanguageTexts | undefined {
  const [texts, setTexts] = useState<LanguageTexts>();
  useEffect(() => {
    if (!locale) return;
    let wanted = true;
    const refuse = (reason: Unavailable, error: unknown) => {
      if (!wanted) return;
      tellWhy(stub.tag ?? stub.name, reason, error);
      emit(host.current!, "stagelight:widget-unavailable", { widget: stub.name, reason });
    };
    if (!server) refuse("no-server", "");
    else
      stub.texts[languageOf(locale)]().then(
        (loaded) => wanted && setTexts(loaded.texts),
        (error: unknown) => refuse("not-loaded", error),
      );
    return () => {
      wanted = false;
    };
  }, [host, stub, server, locale]);
  return server ? texts : undefined;
}

/** One listener for the component's life: an effect of each rendering would miss what children tell. */
function useEvents(host: Host, props: HostProps): void {
  const given: HostProps["on"] = {
    ...props.on,
    "stagelight:widget-ready": props.onReady,
    "stagelight:widget-unavailable": props.onUnavailable,
  };
  const on = useRef(given);
  useEffect(() => {
    on.current = given;
  });
  useEffect(() => {
    const element = host.current!;
    const told = ({ type, detail }: Event & { detail?: unknown }) =>
      on.current[type as keyof WidgetEvents]?.(detail as never);
    const names = Object.keys(on.current);
    for (const name of names) element.addEventListener(name, told);
    return () => names.forEach((name) => element.removeEventListener(name, told));
  }, [host]);
}
