import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { offline, reach } from '../api/call.js';
import { Button } from '../parts/button.js';
import { Icon } from '../parts/icon.js';
import { Note } from '../parts/note.js';
import { Told } from '../parts/told.js';
import { isAdministrator, person, sessionState, signOut } from '../session/session.js';
import { SignInAgain } from '../session/sign-in-again.js';
import { choose, inLanguage, language } from '../words/language.js';
import { badges } from './badges.js';
import { switchLight } from './light.js';
import { type PageEntry, pages } from './pages.js';
import { pageTitles, shellWords } from './shell.words.js';
import { TwoPersonsOff } from './two-persons-off.js';
import './shell.css';

const words = inLanguage(shellWords);
const titles = inLanguage(pageTitles);
const menuOpen = signal(false);
const menus = ['post', 'register', 'watch'] as const;
const reachAgainMs = 3_000;

/** What stands around every page: the way to the others, who is signed in, and whether the axis is there. */
export function Shell({ children }: { children: ComponentChildren }) {
  const { path } = useLocation();
  const { toContent, menu, offline: offlineText, product, sections } = words.value;
  useEffect(() => {
    menuOpen.value = false;
  }, [path]);
  return (
    <div class="shell">
      <a class="to-content" href="#content">
        {toContent}
      </a>
      <header class="top">
        <Button
          kind="bare"
          icon="menu"
          class="menu-switch"
          aria-label={menu}
          aria-expanded={menuOpen.value}
          onClick={() => void (menuOpen.value = !menuOpen.value)}
        />
        <a class="product" href="/" aria-label={product}>
          <img src="/mark.svg" alt="" width="28" height="28" />
          <span>{product}</span>
        </a>
        <Self />
      </header>
      <nav class={menuOpen.value ? 'side open' : 'side'} aria-label={sections}>
        {menus.map((part) => (
          <MenuPart key={part} part={part} path={path} />
        ))}
      </nav>
      <main id="content" tabIndex={-1}>
        {offline.value && (
          <div class="offline">
            <Note tone="wait">{offlineText}</Note>
          </div>
        )}
        {isAdministrator.value && <TwoPersonsOff />}
        {children}
      </main>
      {sessionState.value === 'lost' && <SignInAgain />}
      <Told />
      <Reconnecting />
    </div>
  );
}

function MenuPart({ part, path }: { part: (typeof menus)[number]; path: string }) {
  const entries = pages.filter(({ menu, forWhom, inMenu }) => menu === part && forWhom() && (inMenu?.() ?? true));
  if (entries.length === 0) return null;
  return (
    <div class="menu-part">
      <h2>{words.value.menuOf[part]}</h2>
      <ul>
        {entries.map((entry) => (
          <MenuEntry key={entry.name} entry={entry} isHere={path === entry.path || path.startsWith(`${entry.path}/`)} />
        ))}
      </ul>
    </div>
  );
}

function MenuEntry({ entry: { name, path, icon }, isHere }: { entry: PageEntry; isHere: boolean }) {
  const count = badges.value[name];
  return (
    <li>
      <a href={path} aria-current={isHere ? 'page' : undefined}>
        {icon && <Icon name={icon} />}
        <span>{titles.value[name]}</span>
        {count !== undefined && count.count > 0 && <b class={count.urgent ? 'count urgent' : 'count'}>{count.says}</b>}
      </a>
    </li>
  );
}

function Self() {
  const { signOut: leave, otherLanguage, light } = words.value;
  return (
    <div class="self">
      <Button kind="bare" icon="sun" aria-label={light} title={light} onClick={switchLight} />
      <Button
        kind="bare"
        lang={language.value === 'vi' ? 'en' : 'vi'}
        onClick={() => choose(language.value === 'vi' ? 'en' : 'vi')}
      >
        {otherLanguage}
      </Button>
      <a class="button bare" href="/account" title={titles.value.account}>
        <Icon name="account" />
        <span class="who">{person.value?.fullName}</span>
      </a>
      <Button kind="bare" icon="leave" aria-label={leave} title={leave} onClick={signOut} />
    </div>
  );
}

/** While nobody answers, somebody has to knock: pages wait for `offline` to end and then ask again. */
function Reconnecting() {
  const isOffline = offline.value;
  useEffect(() => {
    if (!isOffline) return;
    const timer = setInterval(() => void reach(() => fetch('/healthz')).catch(() => undefined), reachAgainMs);
    return () => clearInterval(timer);
  }, [isOffline]);
  return null;
}
