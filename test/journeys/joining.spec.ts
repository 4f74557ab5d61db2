import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anAuthority } from '../support/certificates.js';
import { makePlace, type Place, startAxisAt, type StartedAxis } from '../support/edoc.js';
import { eventually } from '../support/eventually.js';

/** An agency is invited, tries everything with the robots of the axis, and goes live when its checklist says so. */
describe('an agency joins', () => {
  let place: Place;
  let axis: StartedAxis;
  const authority = anAuthority();
  const certificate = authority.issues({ name: 'Sở Văn hóa', key: 'p-256' });

  beforeAll(async () => {
    place = makePlace();
    mkdirSync(file('trust'), { recursive: true });
    writeFileSync(file('trust/ca.pem'), authority.certificatePem);
    writeFileSync(file('office.pem'), certificate.certificatePem);
    writeFileSync(file('office.key'), certificate.keyPem, { mode: 0o600 });
    axis = await startAxisAt(place);
  });
  afterAll(async () => {
    await axis?.stop();
    place?.remove();
  });

  const file = (name: string) => join(place.home, name);

  async function edoc(...words: string[]): Promise<string> {
    const { code, stdout, stderr } = await place.edoc(...words);
    if (code !== 0) throw new Error(`edoc ${words.join(' ')}: ${code}\n${stderr}${stdout}`);
    return stdout;
  }

  it('from its invitation to being live, by the commands alone', async () => {
    expect(await edoc('robots', 'add')).toMatch(/ROBOT\.01 .*\n.*ROBOT\.02 .*\n.*ROBOT\.03 .*\n.*ROBOT\.04 /);
    const said = ['--policy', 'either', '--address', 'Đà Lạt', '--invite'];
    expect(await edoc('agency', 'add', 'H36.15', '--name', 'Sở Văn hóa', ...said)).toContain('Invited since');
    await edoc('certificate', 'add', 'H36.15', file('office.pem'));
    await edoc('system', 'add', 'culture', '--agency', 'H36.15', '--out', file('culture.json'));
    const people = ['--clerk', 'Văn thư;a@example.vn', '--clerk', 'Văn thư;b@example.vn'];
    const technicians = ['--technical', 'CNTT;c@example.vn', '--technical', 'CNTT;d@example.vn'];
    await edoc('agency', 'contacts', 'H36.15', ...people, ...technicians);
    expect(await edoc('agency', 'join', 'H36.15', 'testing')).toContain('Testing since');
    expect((await place.edoc('agency', 'join', 'H36.15', 'live')).stderr).toMatch(
      /open items: Self-test, A document both ways, Statuses\./,
    );

    await edoc('agency', 'self-test', 'H36.15', '--as', file('culture.json'));
    const received = JSON.parse(
      await edoc('receive', '--as', file('culture.json'), '--into', place.home, '--json'),
    ) as Record<string, string>;
    expect(received).toMatchObject({ verdict: 'valid', document: { sender: 'ROBOT.01' } });
    await edoc('answer', received.id ?? '', '03', '--as', file('culture.json'));
    expect(await edoc('agency', 'show', 'H36.15')).toMatch(
      /✓ Self-test.*\n.*○ A document both ways\n +It has sent nothing yet\. Let its system send a signed document to ROBOT\.01/,
    );

    const draft = {
      ...{ from: 'H36.15', to: ['ROBOT.01', 'ROBOT.02'], code: { codeNumber: '1', codeNotation: 'SVH' } },
      ...{
        promulgationInfo: { place: 'Đà Lạt', promulgationDate: '2025/07/01' },
        documentType: { typeName: 'Công văn' },
      },
      subject: 'Thử kết nối',
    };
    writeFileSync(file('draft.json'), JSON.stringify(draft));
    await edoc('pack', file('draft.json'), '--out', file('packed.edxml'));
    const signing = ['--key', file('office.key'), '--cert', file('office.pem'), '--out', file('signed.edxml')];
    await edoc('sign', file('packed.edxml'), ...signing);
    const sent = JSON.parse(await edoc('send', file('signed.edxml'), '--as', file('culture.json'), '--json')) as {
      id: string;
    };
    await eventually(async () => {
      const told = JSON.parse(await edoc('track', sent.id, '--as', file('culture.json'), '--json')) as {
        deliveries: { recipient: string; state: string; answers?: { status: string }[] }[];
      };
      expect(told.deliveries).toMatchObject([
        { recipient: 'ROBOT.01', state: 'acknowledged' },
        { recipient: 'ROBOT.02', state: 'refused' },
      ]);
    });

    expect(await edoc('agency', 'join', 'H36.15', 'live')).toContain('Live since');
    const shown = JSON.parse(await edoc('agency', 'show', 'H36.15', '--json')) as { checklist: { done: boolean }[] };
    expect(shown.checklist.map(({ done }) => done)).toEqual(Array<boolean>(10).fill(true));
    const check = await edoc('check-connections', '--under', 'H36.15', '--active', '--for', '5m', '--no-wait');
    expect(check).toMatch(
      /H36\.15 {2}Running {2}.*\n.*0 of 1 agencies are reachable\nH36\.15 +Sở Văn hóa\n {4}The test document waits/,
    );
    expect(await (await fetch(`${axis.url}/readyz`)).json()).toMatchObject({
      parts: expect.arrayContaining([expect.objectContaining({ part: 'directory', ready: true })]),
    });
    await edoc('doctor');
  });
});
