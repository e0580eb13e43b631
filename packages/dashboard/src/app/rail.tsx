import { type ReactElement } from "react";
import { Icon } from "../design/icon.tsx";
import { Avatar } from "../design/said.tsx";
import { Menu, type MenuItem } from "../design/menu.tsx";
import { forgetDrafts } from "../inbox/drafts.ts";
import { useLanguage, useTexts } from "../texts/language.tsx";
import { LANGUAGES } from "../texts/texts.ts";
import { Goto, useGo, usePlace } from "./address.tsx";
import { api } from "./api.ts";
import type { Screen } from "./screen.ts";
import { SCREENS } from "./screens.ts";
import { useSession, useSessionChange } from "./session.ts";
import { applyTheme, chosenTheme } from "./theme.ts";

/** The navigation: at the side, and at the bottom of a phone. */
export function Rail({ onShortcuts }: { readonly onShortcuts: () => void }): ReactElement {
  const { app: texts } = useTexts();
  const { member } = useSession();
  const shown = SCREENS.filter(
    ({ nav, roles }) => nav?.place === "rail" && (!roles || roles.includes(member.role)),
  );
  return (
    <nav className="rail" aria-label={texts.navigation}>
      <ul>
        {shown.map((screen) => (
          <li key={screen.path}>
            <RailLink screen={screen} />
          </li>
        ))}
        <li className="rail-own">
          <OwnMenu onShortcuts={onShortcuts} />
        </li>
      </ul>
    </nav>
  );
}

function RailLink({ screen: { path, nav } }: { readonly screen: Screen }): ReactElement {
  const texts = useTexts();
  const place = usePlace();
  const { Count, to = path } = nav!;
  const here = place.path === to || place.path.startsWith(`${to}/`);
  return (
    <Goto to={to} className="rail-link" aria-current={here ? "page" : undefined}>
      <span className="rail-icon">
        <Icon name={nav!.icon} />
        {Count && <Count />}
      </span>
      <span>{nav!.name(texts)}</span>
    </Goto>
  );
}

const THEMES = ["system", "light", "dark"] as const;

function OwnMenu({ onShortcuts }: { readonly onShortcuts: () => void }): ReactElement {
  const texts = useTexts();
  const { member } = useSession();
  const { language, speak } = useLanguage();
  const changed = useSessionChange();
  const go = useGo();
  const theme = chosenTheme();
  const screens = SCREENS.flatMap(({ path, nav, roles }) =>
    nav?.place === "menu" && (!roles || roles.includes(member.role)) ? [{ path, nav }] : [],
  );
  const leave = async (): Promise<void> => {
    await api("logout", { body: {} });
    forgetDrafts();
    await changed();
  };
  const items: readonly MenuItem[] = [
    ...screens.map(({ path, nav }) => ({
      name: nav.name(texts),
      icon: nav.icon,
      onSelect: () => go(nav.to ?? path),
    })),
    { name: texts.app.shortcuts.title, icon: "keyboard", onSelect: onShortcuts },
    "line",
    ...LANGUAGES.map((each) => ({
      name: texts.app.languages[each],
      checked: each === language,
      onSelect: () => {
        speak(each);
        void api("me", { body: { locale: each } });
      },
    })),
    "line",
    ...THEMES.map((each) => ({
      name: texts.app.themes[each],
      checked: each === theme,
      onSelect: () => applyTheme(each),
    })),
    "line",
    { name: texts.app.signOut, icon: "leave", onSelect: () => void leave() },
  ];
  return (
    <Menu label={texts.app.own} className="rail-link" items={items}>
      <span className="rail-icon">
        <Avatar name={member.name} small />
      </span>
      <span>
        {texts.app.own}
        <span className="unseen"> ({member.name})</span>
      </span>
    </Menu>
  );
}
