import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ErrorBoundary, lazy, LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { accessToken, isClerk, person, sessionState } from '../session/session.js';
import { SignInPage } from '../session/sign-in-page.js';
import { inLanguage } from '../words/language.js';
import './approval-count.js';
import { Page } from './page.js';
import { pages } from './pages.js';
import { Shell } from './shell.js';
import { pageTitles, shellWords } from './shell.words.js';

/** With what draws QR codes: once in a person's life. */
const InvitationPage = lazy(() => import('../session/invitation-page.js'));

export function App() {
  return (
    <LocationProvider>
      <Entrance />
    </LocationProvider>
  );
}

/** Who is not signed in sees one page; everybody else their own. An address that was asked for is kept until then. */
function Entrance() {
  const { path } = useLocation();
  if (path === '/invitation') {
    return (
      <ErrorBoundary>
        <InvitationPage />
      </ErrorBoundary>
    );
  }
  if (sessionState.value === 'none' || !person.value) {
    return sessionState.value === 'unknown' ? null : <SignInPage />;
  }
  return (
    <Shell>
      <ErrorBoundary>
        <Router>
          {pages
            .filter(({ forWhom }) => forWhom())
            .map(({ path: each, component }) => (
              <Route key={each} path={each} component={component} />
            ))}
          <Route path="/" component={FirstPage} />
          <Route default component={NotFound} />
        </Router>
      </ErrorBoundary>
    </Shell>
  );
}

function FirstPage() {
  const { route } = useLocation();
  const first = pages.find(({ menu, forWhom }) => menu && forWhom());
  useEffect(() => route(first?.path ?? '/account', true), []);
  return null;
}

function NotFound() {
  const { notFoundText, home } = inLanguage(shellWords).value;
  return (
    <Page title={inLanguage(pageTitles).value.notFound}>
      <p>{notFoundText}</p>
      <p>
        <a href="/">{home}</a>
      </p>
    </Page>
  );
}

/** Asked for before anything is drawn: the list needs it first. */
void accessToken().catch(() => undefined);

/** What waits for a clerk is counted and followed on every page; nobody else loads what does it. */
effect(() => {
  if (sessionState.value !== 'open' || !isClerk.value) return;
  void import('../live/follow.js').then(({ followWhileSignedIn }) => followWhileSignedIn()).catch(() => undefined);
});
