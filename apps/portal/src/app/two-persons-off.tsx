import { api, ask } from '../api/call.js';
import { useAsked } from '../parts/asked.js';
import { Note } from '../parts/note.js';
import { inLanguage } from '../words/language.js';
import { shellWords } from './shell.words.js';

const words = inLanguage(shellWords);

/** Said on every page of an administrator: one person alone can become any agency here. */
export function TwoPersonsOff() {
  const axis = useAsked((signal) => ask(api.GET('/v1/axis', { signal })), []);
  if (axis.data?.twoPersons.setting !== 'off') return null;
  return (
    <div class="offline">
      <Note tone="wait">{words.value.twoPersonsOff}</Note>
    </div>
  );
}
