import { join } from 'node:path';
import { agencyAdded, makePlace, type Place, type StartedAxis, startAxisAt } from '../support/edoc.js';

/** Before an office relies on a connection its integrator, or the administrator, plays both ends of it. */
describe('trying a door from both ends', () => {
  let place: Place;
  let axis: StartedAxis;
  const file = (name: string) => join(place.home, name);

  beforeAll(async () => {
    place = makePlace();
    axis = await startAxisAt(place);
    const offices = ['H36.01', 'H36.02', 'H36.40', 'H36.41', 'H36.50', 'H36.51'];
    for (const code of offices) {
      await succeed(...agencyAdded(code, `Cơ quan ${code}`));
    }
    await joins('office', 'v1', 'H36.01,H36.02');
    await joins('communes', 'vxp', 'H36.40,H36.41');
    await joins('wards', 'provincial', 'H36.50,H36.51');
  });
  afterAll(async () => {
    await axis?.stop();
    place?.remove();
  });

  it.each([
    ['v1', 'office'],
    ['vxp', 'communes'],
    ['provincial', 'wards'],
  ])('passes at the door %s, and again', async (door, system) => {
    for (let turn = 0; turn < 2; turn += 1) {
      const told = await succeed('self-test', '--door', door, '--as', file(`${system}.json`), '--json');
      expect(JSON.parse(told)).toMatchObject({ passed: true, door });
    }
  });

  it('passes where a client of one door writes to one of another', async () => {
    for (const [from, to] of [
      ['office', 'communes'],
      ['communes', 'wards'],
      ['wards', 'office'],
    ] as const) {
      const told = await succeed('self-test', '--as', file(`${from}.json`), '--with', file(`${to}.json`), '--json');
      expect(JSON.parse(told)).toMatchObject({ passed: true });
    }
  });

  it('says at which step it ends and why, in the words of the axis', async () => {
    await succeed('agency', 'change', 'H36.01', '--policy', 'packet');
    const { code, stderr, stdout } = await place.edoc('self-test', '--as', file('office.json'));
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringMatching(/^2 of \d+ passed$/m) });
    expect(stderr).toMatch(/✗ A document is sent.*\n.*\(signature\.absent\)/);
    expect(stderr).toMatch(/– The recipient finds it/);
  });

  it('is not begun with credentials of another door, or one office alone', async () => {
    expect(await place.edoc('self-test', '--door', 'vxp', '--as', file('office.json'))).toMatchObject({
      stderr: expect.stringContaining('file.of-another-door'),
    });
    expect(await place.edoc('self-test', '--as', file('office.json'), '--to', 'H36.01')).toMatchObject({ code: 1 });
  });

  it.each(['--key', '--cert'])('is not begun with %s alone: it would send unsigned', async (option) => {
    const told = await place.edoc('self-test', '--as', file('office.json'), option, file('office.json'));
    const stderr = expect.stringContaining('Give both, or neither to send unsigned.') as unknown;
    expect(told).toMatchObject({ code: 2, stdout: '', stderr });
  });

  const joins = (name: string, door: string, agencies: string) =>
    succeed('system', 'add', name, '--door', door, '--agency', ...agencies.split(','), '--out', file(`${name}.json`));

  async function succeed(...words: string[]): Promise<string> {
    const { code, stdout, stderr } = await place.edoc(...words);
    if (code !== 0) throw new Error(`edoc ${words.join(' ')} ended with ${code}:\n${stderr}\n${stdout}`);
    return stdout;
  }
});
