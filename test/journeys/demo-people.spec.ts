import { readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import request from 'supertest';
import { makePlace, type RunningEdoc, spawnEdoc } from '../support/edoc.js';
import { eventually } from '../support/eventually.js';

/*
 * `npm run demo` as somebody meets it who only has a browser: it says how to sign in, and the pages' calls work with that.
 */
describe('the people of the demo', () => {
  const place = makePlace();
  const file = join(place.home, 'demo', 'nguoi-dung.json');
  let demo: RunningEdoc | undefined;
  let url: string;
  let document: string;

  async function starts(): Promise<string[]> {
    const running = spawnEdoc(place, 'demo', '--json');
    demo = running;
    const line = await Promise.race([firstLine(running), running.ended.then(() => undefined)]);
    if (line === undefined) throw new Error(running.said());
    const told = JSON.parse(line) as { url: string; document: string; people: string[] };
    ({ url, document } = told);
    return told.people;
  }

  async function stops(): Promise<void> {
    demo?.process.kill('SIGTERM');
    await demo?.ended;
    demo = undefined;
  }

  beforeAll(starts);
  afterAll(async () => {
    await stops();
    place.remove();
  });

  const ownPage = { 'x-edoc-portal': '1', 'sec-fetch-site': 'same-origin' };
  const people = () => JSON.parse(readFileSync(file, 'utf8')) as { name: string; password: string; uri: string }[];

  /** At a page: the cookie it keeps, and a token. */
  async function signIn(name: string) {
    const { stdout } = await place.edoc('demo', '--code', name);
    const password = people().find((each) => each.name === name)?.password;
    const answer = await request(url)
      .post('/portal/session')
      .set(ownPage)
      .send({ name, password, code: stdout.trim() })
      .expect(201);
    const [cookie = ''] = (answer.headers['set-cookie'] as unknown as string[]).map((each) => each.split(';')[0]);
    return { cookie, token: answer.body.accessToken as string, person: answer.body.person as { grants: object[] } };
  }
  const get = (path: string, token: string) => request(url).get(path).set('authorization', `Bearer ${token}`);

  it('are a clerk of the office, one of a commune, and two administrators; their data lie where others cannot read', async () => {
    await eventually(async () => expect(demo?.said()).toContain('Ctrl-C'));
    expect(people().map(({ name }) => name)).toEqual(['vanthu', 'vanthu-xa', 'quantri1', 'quantri2']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const { password, uri } of people()) {
      expect(demo?.said()).toContain(password);
      expect(demo?.said()).toContain(uri);
    }
    expect(readFileSync(join(place.home, 'demo.log'), 'utf8')).not.toContain(people()[0]?.password);
  });

  it('sign in as a page does it, and read what was sent', async () => {
    const { cookie, token } = await signIn('vanthu-xa');
    const shown = await get(`/v1/documents/${document}`, token).expect(200);
    expect(shown.body.deliveries).toMatchObject([{ recipient: 'H36.40', state: 'acknowledged' }]);
    const pdf = await request(url)
      .get(`/portal/documents/${document}/attachments/1?show=1`)
      .set({ cookie, 'sec-fetch-site': 'same-origin' })
      .expect(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['content-disposition']).toMatch(/^inline;/);
    const sessions = await get('/v1/sessions', token).expect(200);
    expect(sessions.body.sessions).toMatchObject([{ current: true }]);
  });

  it('are watched: an administrator sees who read, and reads with a reason alone', async () => {
    const { cookie, token } = await signIn('quantri1');
    const read = await get(`/v1/documents/${document}/readings`, token).expect(200);
    expect(read.body.readings).toMatchObject([{ who: 'vanthu-xa', agency: 'H36.40', attachment: 1, shown: true }]);
    const packet = (query: string) =>
      request(url).get(`/portal/documents/${document}/packet${query}`).set({ cookie, 'sec-fetch-site': 'same-origin' });
    expect((await packet('').expect(400)).body.code).toBe('person.reason-missing');
    await packet(`?reason=${encodeURIComponent('Đơn vị báo tệp hỏng')}`).expect(200);
  });

  it('are the same when the demo is shown again in its folder', async () => {
    const before = people();
    await stops();
    expect(await starts()).toEqual(before.map(({ name }) => name));
    expect(people()).toEqual(before);
    const { person } = await signIn('vanthu');
    expect(person.grants).toEqual([{ role: 'clerk', agencies: ['H36.01'] }]);
    await signIn('quantri2');
  });

  it('that are none have no code', async () => {
    expect(await place.edoc('demo', '--code', 'nobody')).toMatchObject({ code: 1, stdout: '' });
  });
});

async function firstLine({ process }: RunningEdoc): Promise<string | undefined> {
  if (!process.stdout) return undefined;
  for await (const line of createInterface({ input: process.stdout })) return line;
  return undefined;
}
