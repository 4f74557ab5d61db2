import { useEffect } from 'preact/hooks';
import { shellWords } from '../app/shell.words.js';
import { Button } from '../parts/button.js';
import { choose, inLanguage, language } from '../words/language.js';
import { SignInForm } from './sign-in-form.js';
import { signInWords } from './sign-in.words.js';
import '../app/shell.css';

const words = inLanguage(signInWords);
const shell = inLanguage(shellWords);

export function SignInPage() {
  const { title, noAccount, forSystems, documentation, otherLanguage } = words.value;
  useEffect(() => {
    document.title = `${title} · ${shell.value.product}`;
  }, [title]);
  return (
    <main class="alone">
      <div class="card stack">
        <div class="row apart">
          <h1>{shell.value.product}</h1>
          <Button
            kind="bare"
            lang={language.value === 'vi' ? 'en' : 'vi'}
            onClick={() => choose(language.value === 'vi' ? 'en' : 'vi')}
          >
            {otherLanguage}
          </Button>
        </div>
        <SignInForm />
        <p class="quiet">{noAccount}</p>
        <p class="quiet">
          {forSystems}{' '}
          <a href="/docs" target="_self">
            {documentation}
          </a>
          .
        </p>
      </div>
    </main>
  );
}
