import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RehearsalView, SubmissionView } from '@edoc-axis/contracts';
import { type StartedAxis, startAxisAt } from '../support/edoc.js';
import { eventually } from '../support/eventually.js';
import { writePlainPdf } from '../support/plain-pdf.js';
import { makeSteppedPlace, type SteppedPlace } from '../support/stepped-place.js';

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * Three provinces with a system each become one at a midnight planned a week before, and a district becomes a ward, while
 * documents keep coming from both sides. The clock is stepped; everything else is as it runs.
 */
describe('the night on which the map changes', () => {
  const midnight = new Date(Math.ceil(Date.now() / day + 7) * day - 7 * 60 * minute);
  const plan = {
    name: 'lam-dong-moi',
    effectiveAt: midnight.toISOString(),
    reason: 'Nghị quyết 202/2025/QH15',
    opens: [{ code: 'H36.40', name: 'UBND phường Xuân Hương', policy: 'channel' }],
    closes: [
      { code: 'H11', successors: ['H36'], receivesFor: 'H36' },
      { code: 'H15', successors: ['H36'], receivesFor: 'H36' },
      { code: 'H36.20', successors: ['H36.40'], receivesFor: 'H36.40' },
    ],
    changes: [{ code: 'H36', name: 'UBND tỉnh Lâm Đồng (mới)' }],
    moves: [{ system: 'dms-h36', agencies: ['H36.40'] }],
  };
  /** Everything every system was handed, as `system: number → recipient`. */
  const handed: string[] = [];
  const sent: Record<string, SubmissionView> = {};
  /** Deliveries by the number of their document. */
  const held: Record<string, string> = {};
  let place: SteppedPlace;
  let axis: StartedAxis;

  beforeAll(async () => {
    place = makeSteppedPlace({ EDOC_TWO_PERSONS: 'off' });
    axis = await startAxisAt(place);
    const agencies = { G22: 'Bộ Nội vụ', H36: 'Tỉnh Lâm Đồng', H11: 'Tỉnh Bình Thuận', H15: 'Tỉnh Đắk Nông' };
    for (const [code, name] of Object.entries({ ...agencies, 'H36.20': 'UBND huyện' })) {
      await succeed('agency', 'add', code, '--name', name, '--policy', 'channel', '--from', '2020-01-01');
    }
    for (const code of Object.keys(agencies)) {
      const below = code === 'H36' ? ['H36.20'] : [];
      await succeed('system', 'add', systemOf(code), '--agency', code, ...below, '--out', file(`${code}.json`));
    }
  });

  afterAll(async () => {
    await axis?.stop();
    place?.remove();
  });

  it('a week before, documents are under way in every state', async () => {
    await send('1', 'G22', 'H11');
    await send('2', 'G22', 'H15');
    await send('3', 'H15', 'G22');
    await receive('H11');
    await receive('H15');
    await succeed('answer', held['1'] ?? '', '03', '--as', file('H11.json'));
    await send('4', 'G22', 'H11', 'H36.20');
    expect(handed).toEqual(['dms-h11: 1 → H11', 'dms-h15: 2 → H15']);
  });

  it('a plan with faults is told all of them, with their places, and is not kept', async () => {
    const [closing, ...others] = plan.closes;
    writePlan({ ...plan, closes: [{ ...closing, successors: [] }, ...others.slice(0, 1)], opens: [] });
    const { code, stdout } = await place.edoc('reorganise', file('plan.json'), '--dry-run');
    expect(code).toBe(1);
    expect(stdout).toContain('✗ closes[0]: Say of H11 either who follows it');
    expect(stdout).toContain('✗ moves[0]: The agency code H36.40 is not in the directory');
    expect((await place.edoc('reorganise', file('plan.json'))).stderr).toContain('reorganisation.has-faults');
    writeFileSync(file('broken.json'), '{ "name": "x", ');
    expect((await place.edoc('reorganise', file('broken.json'))).stderr).toContain('reorganisation.malformed');
    expect(await succeed('reorganise', 'list')).toBe('');
  });

  it('the plan is rehearsed: trees, warnings and what waits; proposed and approved', async () => {
    writePlan(plan);
    const told = await succeed('reorganise', file('plan.json'), '--dry-run');
    for (const line of [
      '− H11  Tỉnh Bình Thuận → H36',
      '+   H36.40  UBND phường Xuân Hương',
      '~ H36  UBND tỉnh Lâm Đồng (mới)',
    ]) {
      expect(told).toContain(line);
    }
    expect(told).toContain('! opens[0]: No certificate is registered for H36.40');
    expect(told).toContain('H11  1 not collected (goes to H36), 0 not acknowledged');
    const rehearsal = JSON.parse(
      await succeed('reorganise', file('plan.json'), '--dry-run', '--json'),
    ) as RehearsalView;
    expect(rehearsal.waiting).toEqual(
      expect.arrayContaining([
        { agency: 'H15', receivesFor: 'H36', pending: 0, unacknowledged: 1 },
        { agency: 'H36.20', receivesFor: 'H36.40', pending: 1, unacknowledged: 0 },
      ]),
    );
    expect(await succeed('reorganise', file('plan.json'))).toContain('awaits approval');
    expect(await succeed('reorganise', 'approve', plan.name)).toContain('approved');
    expect(await succeed('reorganise', 'show', plan.name)).toMatch(/\n {6}"code": "H36.40",\n/);
    expect(await succeed('agency', 'show', 'H36')).toContain('Tỉnh Lâm Đồng');
  });

  it('until the last minute everything is as it was', async () => {
    isAt(-2 * minute);
    await send('5', 'G22', 'H11');
    await send('6', 'H11', 'G22');
    expect(await receive('H36')).toEqual(['dms-h36: 4 → H36.20']);
    await send('7', 'G22', 'H36.20', 'H15');
  });

  it('at midnight every process switches by itself, and nothing is lost or doubled', async () => {
    isAt(minute);
    await send('8', 'G22', 'H11');
    await send('9', 'H36', 'G22');
    const late = await place.edoc('send', await packet('10', 'H11', ['G22']), '--as', file('H11.json'));
    expect(late.stderr).toContain('document.sender-closed');
    await eventually(async () => {
      const documents = [await document('4'), await document('5'), await document('7')];
      expect(documents.flatMap(({ deliveries }) => deliveries.map(({ recipient }) => recipient)).sort()).toEqual(
        ['H36', 'H36.20', 'H36', 'H36.40', 'H36'].sort(),
      );
    });
    expect(await receive('H11')).toEqual([]);
    expect(await receive('H15')).toEqual([]);
    expect((await receive('H36')).sort()).toEqual([
      ...['dms-h36: 4 → H36', 'dms-h36: 5 → H36', 'dms-h36: 7 → H36', 'dms-h36: 7 → H36.40'],
      'dms-h36: 8 → H36',
    ]);
    expect((await receive('G22')).sort()).toEqual(['dms-g22: 3 → G22', 'dms-g22: 6 → G22', 'dms-g22: 9 → G22']);
    for (const code of ['G22', 'H36', 'H11', 'H15']) expect(await receive(code)).toEqual([]);
    expect(new Set(handed).size).toBe(handed.length);
  });

  it('both sides read in the timeline why it went elsewhere', async () => {
    const said = /The code H11 was closed at 00:00 .*; delivered to H36, which receives for it until/;
    for (const number of ['4', '5', '8']) {
      for (const who of ['G22', 'H36']) {
        expect(await eventually(() => succeed('track', idOf(number), '--as', file(`${who}.json`)))).toMatch(said);
      }
    }
  });

  it('the old systems finish what they began, and old documents still resolve', async () => {
    await succeed('answer', held['1'] ?? '', '06', '--as', file('H11.json'));
    await succeed('answer', held['2'] ?? '', '03', '--as', file('H15.json'));
    await succeed('answer', held['3'] ?? '', '03', '--as', file('G22.json'));
    expect(JSON.parse(await succeed('inbox', '--as', file('H15.json'), '--json'))).toMatchObject({ carries: 'status' });
    for (const [number, who] of [
      ['1', 'H11'],
      ['3', 'H15'],
      ['6', 'H11'],
    ] as const) {
      expect(await succeed('track', idOf(number), '--as', file(`${who}.json`))).toContain('receipts, all valid');
    }
    expect(await succeed('agency', 'show', 'H11')).toContain('Successors: H36');
    expect(await succeed('reorganise', 'list')).toContain('in force');
    expect((await place.edoc('reorganise', 'revoke', plan.name)).stderr).toContain('reorganisation.already-effective');
    await succeed('doctor');
  });

  const file = (name: string) => join(place.home, name);
  const systemOf = (agency: string) => `dms-${agency.toLowerCase()}`;
  const idOf = (number: string) => sent[number]?.id ?? '';
  const isAt = (ms: number) => place.isAheadBy(midnight.getTime() + ms - Date.now());
  const writePlan = (content: object) => writeFileSync(file('plan.json'), JSON.stringify(content));

  async function succeed(...words: string[]): Promise<string> {
    const { code, stdout, stderr } = await place.edoc(...words);
    if (code !== 0) throw new Error(`edoc ${words.join(' ')} ended with ${code}:\n${stderr}`);
    return stdout;
  }

  async function send(number: string, from: string, ...to: string[]): Promise<void> {
    const told = await succeed('send', await packet(number, from, to), '--as', file(`${from}.json`), '--json');
    sent[number] = JSON.parse(told) as SubmissionView;
  }

  /** What a system takes: its new documents, as they are noted in `handed`. */
  async function receive(agency: string): Promise<string[]> {
    const told = await succeed('receive', '--as', file(`${agency}.json`), '--into', place.home, '--json');
    const documents = linesOf(told).filter(({ carries }) => carries === 'document');
    for (const { id, document: taken } of documents) held[taken.code.number] = id;
    const noted = documents.map((one) => `${systemOf(agency)}: ${one.document.code.number} → ${one.recipient}`);
    handed.push(...noted);
    return noted;
  }

  async function document(number: string): Promise<{ deliveries: { recipient: string }[] }> {
    return JSON.parse(await succeed('track', idOf(number), '--as', file('G22.json'), '--json')) as {
      deliveries: { recipient: string }[];
    };
  }

  async function packet(codeNumber: string, from: string, to: readonly string[]): Promise<string> {
    writeFileSync(file('letter.pdf'), writePlainPdf([`CONG VAN ${codeNumber}`]));
    const code = { codeNumber, codeNotation: 'VP' };
    writeFileSync(file('draft.json'), JSON.stringify({ ...draft, code, from, to }));
    await succeed('pack', file('draft.json'), file('letter.pdf'), '--out', file(`${codeNumber}.edxml`));
    return file(`${codeNumber}.edxml`);
  }
});

interface Taken {
  readonly id: string;
  readonly carries: string;
  readonly recipient: string;
  readonly document: { readonly code: { readonly number: string } };
}

function linesOf(told: string): Taken[] {
  return told
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Taken);
}

const draft = {
  promulgationInfo: { place: 'Lâm Đồng', promulgationDate: '2025/06/20' },
  documentType: { typeName: 'Công văn' },
  subject: 'V/v sắp xếp đơn vị hành chính',
};
