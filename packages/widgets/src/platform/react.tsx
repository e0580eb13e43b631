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
import { emit, type WidgetEvents } from "./events.ts";
import { guardTheme } from "./guard-theme.ts";
import { sheet } from "./sheet.ts";
import { type LanguageTexts, languageOf } from "./texts.ts";
import type { AnyWidget, Stub, WidgetPage } from "./widget.ts";

/** What every widget's React component takes. */
export interface WidgetProps {
  /** Where the server listens: `https://nuri.example/_stagelight`. */
  readonly server: string;
  /** Such as "ko" or "en-GB". Without it: that of the part of the page where the widget stands. */
  readonly locale?: string;
  readonly theme?: "light" | "dark";
  readonly dir?: "ltr" | "rtl";
  readonly className?: string;
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
  const [box, setBox] = useState<HTMLElement>();
  const locale = useLocale(host, props.locale);
  const texts = useTexts(props.stub, locale);
  useEffect(() => setBox(attach(host.current!, props.widget.css)), [props.widget]);
  useEffect(() => listen(host.current!, props.on));
  return (
    <div ref={host} className={props.className} {...({ theme: props.theme } as object)}>
      {box && texts && locale
        ? createPortal(<WidgetBody {...props} {...{ box, texts, locale }} />, box)
        : null}
    </div>
  );
}

interface BodyProps extends HostProps {
  readonly box: HTMLElement;
  readonly texts: LanguageTexts;
  readonly locale: string;
}

function WidgetBody(props: BodyProps): ReactElement {
  const { box, texts, locale, widget, stub, attributes, settings, dir } = props;
  const root = box.getRootNode() as ShadowRoot;
  const options = widget.readOptions({
    attribute: (name) => attributes[name],
    settings,
    server: props.server.replace(/\/$/, ""),
    locale,
  });
  const page = useRef<WidgetPage<unknown, unknown>>(undefined);
  page.current ??= widget.createPage(options, {
    emit: (name, detail) => emit(root.host, name, detail),
    address: location.origin + location.pathname,
  });
  const { $state, ...at } = { $state: page.current.$state, page: page.current };
  const state = useSyncExternalStore(
    (changed) => $state.listen(changed),
    () => $state.get(),
  );
  useEffect(() => {
    at.page.change(options);
    box.lang = texts.lang;
    box.dir = dir ?? texts.dir;
    const focused = at.page.takeFocus();
    if (focused) root.getElementById(focused)?.focus();
  });
  useEffect(() => {
    guardTheme(root.host as HTMLElement, box);
    emit(root.host, "stagelight:widget-ready", { widget: stub.name });
    return page.current!.connect();
  }, [root, box, stub]);
  const View = widget.View as FunctionComponent<object>;
  return <View {...{ options, texts, state, page: at.page, live: true }} />;
}

/** React mounts twice in development: the root is there then. */
function attach(host: HTMLElement, css: string): HTMLElement {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet(base), sheet(css)];
  const box = root.ownerDocument.createElement("div");
  box.className = "widget";
  box.part.add("widget");
  root.replaceChildren(box);
  return box;
}

function useLocale(host: { current: HTMLElement | null }, given?: string): string | undefined {
  const [found, find] = useState<string>();
  useEffect(() => find(host.current!.closest<HTMLElement>("[lang]")?.lang ?? "en"), [host]);
  return given ?? found;
}

function useTexts(stub: Stub, locale: string | undefined): LanguageTexts | undefined {
  const [texts, setTexts] = useState<LanguageTexts>();
  useEffect(() => {
    let wanted = true;
    const loading = locale && stub.texts[languageOf(locale)]();
    if (loading) void loading.then((loaded) => wanted && setTexts(loaded.texts));
    return () => {
      wanted = false;
    };
  }, [stub, locale]);
  return texts;
}

function listen(host: HTMLElement, on: HostProps["on"]): () => void {
  const told = ({ type, detail }: Event & { detail?: unknown }) =>
    on[type as keyof WidgetEvents]?.(detail as never);
  const names = Object.keys(on);
  for (const name of names) host.addEventListener(name, told);
  return () => names.forEach((name) => host.removeEventListener(name, told));
}
