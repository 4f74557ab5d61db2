import '../../../apps/exchange/src/open-exchange.js';
import { findScans } from '../../support/find-scans.js';
import { prepareKept, rowsRead } from '../../support/rows-read.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';

describe('every statement of the exchange', () => {
  let exchange: ExchangeUnderTest;

  beforeAll(async () => {
    exchange = await startExchange();
  });
  afterAll(() => exchange?.stop());

  it('finds its rows by an index, even when it is planned while the tables are empty', async () => {
    const known = [
      // Checks that are announced or run: mostly none.
      'active-checks-under-way: Index Scan connection_check',
      // It becomes due and is done in the same second.
      'due-concerns: Index Scan concern',
      // Documents that are frozen, and gateways that are not heard: mostly none.
      'open-freezes: Bitmap Index Scan frozen_packet_document',
      'suspect-gateways: Seq Scan suspect_gateway',
      // Its rows live for seconds.
      'lock-leaving: Index Scan leaving_content',
      'let-content-go: Index Scan leaving_content',
      'let-content-go: Index Scan leaving_content',
      // Its rows live for minutes.
      'forget-assertions: Seq Scan assertion',
      // Its first row alone, in the order of the index.
      'newest-fact-written: Index Scan fact',
      // Administrators ask how much waits: counted as far as anybody reads, from the index of what does.
      'pending-by-recipient: Index Scan delivery',
      // The doctor reads everything there is.
      'examine-stray-receipts: Index Scan receipt',
    ];
    expect((await findScans(exchange.ports.database)).sort()).toEqual(known.sort());
  });

  it('of what is brought reads what is due, however much was put off, by a plan made while the tables were empty', async () => {
    const { database } = exchange.ports;
    const client = await database.connect();
    try {
      for (const name of ['due-systems', 'claim-due', 'take-over']) {
        await prepareKept(client, name);
        // Run once: what is planned is planned now.
        if (name !== 'claim-due')
          await rowsRead(client, name, name === 'take-over' ? takesOver('none') : looks('none'));
        else await rowsRead(client, name, claims('none', 'false'));
      }
      // Refused for themselves, or promised and not confirmed: thousands that nobody may try before tomorrow.
      await waiting(4_000, { urgent: false, carriedBy: 'dms', dueIn: '1 day' });
      await waiting(500, { urgent: true, carriedBy: 'dms', dueIn: '1 day' });
      expect(await rowsRead(client, 'due-systems', looks('dms'))).toBeLessThan(20);
      expect(await rowsRead(client, 'claim-due', claims('dms', 'false'))).toBeLessThan(20);

      await waiting(4_000, { urgent: false, carriedBy: '', dueIn: null });
      await waiting(20, { urgent: true, carriedBy: 'dms', dueIn: '-1 minute' });
      expect(await rowsRead(client, 'due-systems', looks('dms'))).toBeLessThan(20);
      for (const urgentOnly of ['false', 'true']) {
        expect(await rowsRead(client, 'claim-due', claims('dms', urgentOnly))).toBeLessThan(120);
      }
      // Of another system's nothing is read but what is taken over in one step.
      expect(await rowsRead(client, 'due-systems', looks('other-dms'))).toBeLessThan(20);
      expect(await rowsRead(client, 'take-over', takesOver('other-dms'))).toBeLessThan(3_100);
    } finally {
      client.release(true);
    }
  });

  it('of what a sender sent before reads what has this name or number, by a plan made while there was nothing', async () => {
    const client = await exchange.ports.database.connect();
    const wanted = {
      ...{ n: 0, sender: 'H36.98', documentId: 'H36.98,2026/11/23,1/VP', businessType: 0 },
      ...{ codeNumber: '1', codeNotation: 'VP', pdfs: [] },
    };
    try {
      await prepareKept(client, 'earlier-documents');
      const look = () => rowsRead(client, 'earlier-documents', [`'${JSON.stringify([wanted])}'`]);
      await look();
      await exchange.rows(
        `insert into document (id, sender, document_id, business_type, edition, packet, content_digest, code_number,
           code_notation, subject, promulgated_on, priority, accepted_at)
         select gen_random_uuid(), 'H36.98', 'past ' || n, 0, 1, gen_random_uuid(), '\\x00', (1000 + n)::text, 'VP', 'V/v',
                '2026/11/23', 0, now()
           from generate_series(1, 3000) n`,
      );
      expect(await look()).toBeLessThan(10);
    } finally {
      client.release(true);
    }
  });

  const looks = (system: string) => [`'{${system}}'`, `'{H36.99}'`, 'now()'];
  const takesOver = (system: string) => [`'${system}'`, `'{H36.99}'`];
  const claims = (system: string, urgentOnly: string) => [
    ...[`'${system}'`, `'{H36.99}'`, 'now()', '5', '4', urgentOnly, `'\\x00'`, `now() + interval '1 minute'`, 'false'],
  ];

  async function waiting(
    count: number,
    { urgent, carriedBy, dueIn }: { urgent: boolean; carriedBy: string; dueIn: string | null },
  ): Promise<void> {
    await exchange.rows(
      `insert into delivery (id, carries, document, packet, recipient, addressed_to, state, since, created_at, expires_at,
         urgent, carried_by, carry_after)
       select gen_random_uuid(), 'document', gen_random_uuid(), gen_random_uuid(), 'H36.99', '{H36.99}', 'pending', now(),
              now(), now() + interval '30 days', $2, $3, now() + $4::interval
         from generate_series(1, $1)`,
      [count, urgent, carriedBy, dueIn],
    );
  }
});
