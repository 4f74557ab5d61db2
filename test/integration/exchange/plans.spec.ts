import '../../../apps/exchange/src/open-exchange.js';
import { findScans } from '../../support/find-scans.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';

describe('every statement of the exchange', () => {
  let exchange: ExchangeUnderTest;

  beforeAll(async () => {
    exchange = await startExchange();
  });
  afterAll(() => exchange?.stop());

  it('finds its rows by an index, even when it is planned while the tables are empty', async () => {
    expect(await findScans(exchange.ports.database)).toEqual([
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
      // What robots have under way: all of it, in order, and no more than they do in a step.
      'robot-tasks: Index Scan robot_task',
      // Its rows live for minutes.
      'forget-assertions: Seq Scan assertion',
      // The doctor reads everything there is.
      'examine-stray-receipts: Index Scan receipt',
    ]);
  });
});
