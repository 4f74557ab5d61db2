import { type AxisClient, createClient, type SignedIn } from '@edoc-axis/client';
import { acceptInvitation, addPerson, openInvitation, signIn, type WrittenGrant } from '@edoc-axis/contracts';
import { shownCode } from './authenticator.js';

export interface Credentials {
  readonly name: string;
  readonly password: string;
  readonly code: string;
}

export interface Person {
  readonly name: string;
  /** What she types in to sign in. Each time another code: those of one minute are two, and after these a recovery code is. */
  credentials(): Credentials;
  /** At her desk: what she asks is asked with her session. */
  signsIn(): Promise<{ readonly client: AxisClient; readonly session: SignedIn }>;
}

const password = 'con mèo nhảy qua hàng rào';
const halfMinuteMs = 30_000;

/** Somebody with an account, a password and an authenticator of her own, by the calls a page would make. */
export async function joinPerson(operator: AxisClient, name: string, ...grants: WrittenGrant[]): Promise<Person> {
  const added = await operator.post(addPerson.reply, '/v1/people', { name, fullName: `Người ${name}`, grants });
  if (!('invitation' in added)) throw new Error(`The account of ${name} waits for a second person.`);
  const anybody = createClient(operator.url, undefined, 'en');
  return accept(anybody, name, added.invitation);
}

/** The same for who holds an invitation. */
export async function accept(anybody: AxisClient, name: string, invitation: string): Promise<Person> {
  const { secret } = await anybody.post(openInvitation.reply, '/v1/invitations/open', { invitation });
  // Each code counts once; that of the next half minute is taken already.
  let nextAt = 0;
  const nextCode = () => {
    const shownAt = Math.max(nextAt, Date.now());
    nextAt = shownAt + halfMinuteMs;
    return shownCode(secret, new Date(shownAt));
  };
  const code = nextCode();
  const accepted = await anybody.post(acceptInvitation.reply, '/v1/invitations/accept', { invitation, password, code });
  const recoveryCodes = [...accepted.recoveryCodes];
  const isUsedUp = () => Math.floor(nextAt / halfMinuteMs) > Math.floor(Date.now() / halfMinuteMs) + 1;
  const credentials = () => ({ name, password, code: isUsedUp() ? (recoveryCodes.pop() ?? '') : nextCode() });
  return {
    name,
    credentials,
    async signsIn() {
      const { session } = await anybody.post(signIn.reply, '/v1/sessions', credentials());
      return { client: createClient(anybody.url, { session }, 'en'), session: { session } };
    },
  };
}
