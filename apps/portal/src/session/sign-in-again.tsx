import { useEffect, useRef } from 'preact/hooks';
import { shellWords } from '../app/shell.words.js';
import { Button } from '../parts/button.js';
import { inLanguage } from '../words/language.js';
import { person, signOut } from './session.js';
import { SignInForm } from './sign-in-form.js';
import { signInWords } from './sign-in.words.js';

/** Over the page, which stays as it is: only who was at work there goes on. */
export function SignInAgain() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const { sessionLost, asSomebodyElse } = inLanguage(shellWords).value;
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="session-ended" onCancel={(event) => event.preventDefault()}>
      <div>
        <h2 id="session-ended">{inLanguage(signInWords).value.sessionEnded}</h2>
        <p>{sessionLost}</p>
        <SignInForm name={person.value?.name} />
        <Button kind="bare" onClick={signOut}>
          {asSomebodyElse}
        </Button>
      </div>
    </dialog>
  );
}
