import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownCode } from '../support/authenticator.js';
import { anAuthority } from '../support/certificates.js';
import { makePlace, type Place, startAxisAt, type StartedAxis } from '../support/edoc.js';

/*
 * An axis is set up by its operator alone. From the moment its first administrator has joined, what would let one insider
 * become an agency waits for a second person.
 */
describe('two persons', () => {
  let place: Place;
  let axis: StartedAxis;
  const password = 'con mèo nhảy qua hàng rào';
  const authority = anAuthority();

  beforeAll(async () => {
    place = makePlace();
    axis = await startAxisAt(place);
    writeFileSync(file('password'), `${password}\n`, { mode: 0o600 });
    mkdirSync(join(place.home, 'trust'), { recursive: true });
    writeFileSync(join(place.home, 'trust', 'ca.pem'), authority.certificatePem);
  });
  afterAll(async () => {
    await axis?.stop();
    place?.remove();
  });

  const file = (name: string) => join(place.home, name);

  async function edoc<Result>(...words: string[]): Promise<Result> {
    const { code, stdout, stderr } = await place.edoc(...words, '--json');
    if (code !== 0) throw new Error(`edoc ${words.join(' ')}: ${code}\n${stderr}${stdout}`);
    return JSON.parse(stdout.trim().split('\n')[0] ?? '') as Result;
  }

  async function refused(...words: string[]): Promise<string> {
    const { code, stdout } = await place.edoc(...words, '--json');
    expect(code).toBe(1);
    return (JSON.parse(stdout) as { code: string }).code;
  }

  /** Accepts an invitation and signs in with the next code: the session lies in a file of that name. */
  async function joins(name: string, invitation: string): Promise<void> {
    const { secret } = await edoc<{ secret: string }>('person', 'join', invitation);
    const given = ['--password-file', file('password'), '--code'];
    await edoc('person', 'join', invitation, ...given, shownCode(secret, new Date()));
    await edoc('person', 'sign-in', name, ...given, shownCode(secret, new Date(), 1), '--out', file(name));
  }

  async function aCertificate(): Promise<string> {
    const path = file(`${Math.random()}.pem`);
    writeFileSync(path, authority.issues({ key: 'p-256' }).certificatePem);
    return path;
  }

  /** The status with which somebody who is signed in is answered. */
  async function examines(name: string, process: string): Promise<number> {
    const { session } = JSON.parse(readFileSync(file(name), 'utf8')) as { session: string };
    const given = {
      method: 'POST',
      body: JSON.stringify({ session }),
      headers: { 'content-type': 'application/json' },
    };
    const { accessToken } = (await (await fetch(`${axis.url}/v1/sessions/token`, given)).json()) as {
      accessToken: string;
    };
    const headers = { authorization: `Bearer ${accessToken}` };
    return (await fetch(`${axis.url}/v1/examination/${process}`, { headers })).status;
  }

  it('one sets an axis up, two keep it', async () => {
    await edoc('agency', 'add', 'H36', '--name', 'UBND tỉnh');
    expect(await edoc('certificate', 'add', 'H36', await aCertificate())).toMatchObject({ kind: 'certificate' });
    const add = (name: string, ...role: string[]) =>
      edoc<{ invitation: string }>('person', 'add', name, '--full-name', `Người ${name}`, '--role', ...role);
    const invitations = {
      nam: await add('nam', 'administrator'),
      mai: await add('mai', 'administrator', '--branch', 'H36'),
    };
    await joins('nam', invitations.nam.invitation);
    expect(statSync(file('nam')).mode & 0o077).toBe(0);

    // The first administrator has joined: the operator is one person, and nobody approves what he asked for himself.
    const waiting = await edoc<{ proposal: { id: string } }>('certificate', 'add', 'H36', await aCertificate());
    const { id } = waiting.proposal;
    expect(await refused('approval', 'approve', id)).toBe('person.second-person-needed');
    const own = await edoc<{ proposal: { id: string } }>(
      'agency',
      'add',
      'H36.1',
      '--name',
      'Sở',
      '--policy',
      'channel',
    );
    expect(await edoc('approval', 'list', '--as', file('nam'))).toMatchObject({ id: own.proposal.id });
    expect(await edoc('approval', 'approve', id, '--as', file('nam'))).toMatchObject({
      proposal: { state: 'approved', askedBy: 'operator', decidedBy: 'nam' },
    });
    expect(await refused('approval', 'approve', id, '--as', file('nam'))).toBe('approval.decided');

    // Another one, of the branch: in force for certificates at once.
    await joins('mai', invitations.mai.invitation);
    const third = await edoc<{ proposal: { id: string } }>(...['certificate', 'add', 'H36', await aCertificate()]);
    await edoc('approval', 'refuse', third.proposal.id, '--reason', 'chưa có công văn', '--as', file('mai'));
    expect(await edoc('audit', '--limit', '1', '--as', file('nam'))).toMatchObject({
      who: 'mai',
      what: 'registry.refuse-proposal',
      reason: 'chưa có công văn',
      address: '127.0.0.1',
    });
    expect(await refused('person', 'show', 'nam', '--as', file('mai'))).toBe('person.unknown');

    // What exchange and tracker show is decided by the same token.
    expect([await examines('nam', 'exchange'), await examines('nam', 'tracker')]).toEqual([200, 200]);
    expect([await examines('mai', 'exchange'), await examines('mai', 'tracker')]).toEqual([403, 403]);

    // A session ends when the account does.
    await edoc('person', 'disable', 'mai', '--reason', 'nghỉ việc');
    expect(await refused('approval', 'list', '--as', file('mai'))).toBe('person.session-ended');
    const { twoPersons } = (await (await fetch(`${axis.url}/v1/axis`)).json()) as { twoPersons: object };
    expect(twoPersons).toMatchObject({ setting: 'once-joined', inForce: true });

    const { session } = JSON.parse(readFileSync(file('nam'), 'utf8')) as { session: string };
    for (const secret of [password, session, invitations.nam.invitation]) expect(axis.said()).not.toContain(secret);
  });
});
