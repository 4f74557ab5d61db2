import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchPacket, type AxisClient } from '@edoc-axis/client';
import type { DeliveryReceipt, LeasedDelivery } from '@edoc-axis/contracts';
import { CataloguedError, isCatalogued } from '@edoc-axis/domain';
import type { Command } from 'commander';
import { bold, dim, green, red, type Terminal } from '../terminal/terminal.js';
import { asSystem } from './axis.js';
import type { CommandContext } from './command.js';
import { reportFailure } from '../terminal/failure.js';

const nothingWaits = {
  vi: 'Không có gói tin nào đang chờ (gói tin đang có người tải thì hiện lại khi hết thời hạn tải).',
  en: 'Nothing waits (what somebody has under a lease shows again when the lease ends).',
};

/** How many deliveries are taken under one lease. */
const leasedAtOnce = 20;

export function receiveCommands(program: Command, context: () => CommandContext): void {
  program
    .command('inbox')
    .description('take what waits under a lease and list it; nothing is confirmed')
    .requiredOption('--as <file>', 'credentials of the receiving system')
    .option('--agency <code>', 'only for this agency')
    .option('--lease-seconds <seconds>', 'how long the lease holds', Number, 60)
    .action(async ({ as, agency, leaseSeconds }: { as: string; agency?: string; leaseSeconds: number }) => {
      const { terminal } = context();
      const { axis } = await asSystem(as, context());
      for (const leased of await axis.lease({ agency, leaseSeconds, limit: leasedAtOnce })) {
        terminal.result(leased, () => [...describe(leased), dim(`    ${leased.leaseToken} → ${leased.leaseUntil}`)]);
      }
    });

  program
    .command('receive')
    .description('fetch all that waits into a folder; each packet is verified before it is confirmed')
    .requiredOption('--as <file>', 'credentials of the receiving system')
    .option('--into <folder>', 'where packets go', '.')
    .option('--agency <code>', 'only for this agency')
    .action(async ({ as, into, agency }: { as: string; into: string; agency?: string }) => {
      const { terminal } = context();
      const { axis } = await asSystem(as, context());
      await mkdir(into, { recursive: true });
      let received = 0;
      let failed = 0;
      for (;;) {
        const waiting = await axis.lease({ agency, limit: leasedAtOnce });
        if (waiting.length === 0) break;
        for (const leased of waiting) {
          if (await receiveOne(axis, leased, into, terminal)) received += 1;
          else failed += 1;
        }
        // What failed was given back and would come again at once: another run tries it again.
        if (failed > 0) break;
      }
      if (received + failed === 0) terminal.say(terminal.text(nothingWaits));
      if (failed > 0) process.exitCode = 1;
    });

  program
    .command('confirm')
    .description('say that a leased packet is in your hands')
    .argument('<delivery>')
    .requiredOption('--as <file>', 'credentials of the receiving system')
    .requiredOption('--lease <token>', 'the lease token')
    .requiredOption('--sha256 <digest>', 'the digest of the packet that arrived')
    .action(async (delivery: string, { as, lease, sha256 }: { as: string; lease: string; sha256: string }) => {
      const { terminal } = context();
      const { axis } = await asSystem(as, context());
      const receipt = await axis.confirm(delivery, { leaseToken: lease, packetSha256: sha256 });
      terminal.result(receipt, () => describeReceipt(receipt, terminal));
    });

  program
    .command('answer')
    .description('answer a delivery: 02 refused, 03 taken, 04 assigned, 05 processing, 06 done')
    .argument('<delivery>')
    .argument('<status>', '02, 03, 04, 05 or 06')
    .requiredOption('--as <file>', 'credentials of the receiving system')
    .option('--reason <text>', 'what to tell the sender; needed for 02')
    .action(
      async (
        delivery: string,
        status: '02' | '03' | '04' | '05' | '06',
        { as, reason }: { as: string; reason?: string },
      ) => {
        const { terminal } = context();
        const { axis } = await asSystem(as, context());
        const receipt = await axis.answer(delivery, { status, description: reason });
        terminal.result(receipt, () => describeReceipt(receipt, terminal));
      },
    );
}

/** Fetch, verify, keep, confirm. What cannot be verified is given back with the reason and nothing is confirmed. */
async function receiveOne(
  axis: AxisClient,
  leased: LeasedDelivery,
  folder: string,
  terminal: Terminal,
): Promise<boolean> {
  const file = join(folder, `${leased.id}.edxml`);
  const bar = terminal.progress(leased.document.documentId, leased.document.packet.bytes);
  try {
    const { measurements, judgement } = await fetchPacket(axis, leased, file, (bytes) => bar.advance(bytes));
    const receipt = await axis.confirm(leased.id, {
      leaseToken: leased.leaseToken,
      packetSha256: measurements.packetSha256,
    });
    await writeFile(
      join(folder, `${leased.id}.json`),
      `${JSON.stringify({ ...leased, leaseToken: undefined, receipt }, null, 2)}\n`,
    );
    terminal.result({ ...leased, leaseToken: undefined, file, verdict: judgement.verdict, receipt }, () => [
      ...describe(leased),
      `    ${judgement.verdict === 'valid' ? green('✓') : '·'} ${judgement.verdict}  ${file}`,
      ...describeReceipt(receipt, terminal),
    ]);
    return true;
  } catch (error) {
    if (isCatalogued(error)) await axis.release(leased.id, { leaseToken: leased.leaseToken, reason: error.code });
    terminal.say(`${red('✗')} ${leased.id} ${leased.document.documentId}`);
    process.exitCode = reportFailure(
      error instanceof Error ? error : new CataloguedError('axis.internal-error'),
      terminal,
    );
    return false;
  } finally {
    bar.done();
  }
}

function describe({ id, carries, recipient, addressedTo, document }: LeasedDelivery): string[] {
  const to = addressedTo.includes(recipient) ? recipient : `${recipient} (${addressedTo.join(', ')})`;
  return [
    `${bold(id)}  ${carries}  ${document.sender} → ${to}`,
    `    ${document.code.number}/${document.code.notation}  ${document.subject}`,
  ];
}

function describeReceipt({ stateName, receipts }: DeliveryReceipt, terminal: Terminal): string[] {
  return [`    ${terminal.text(stateName)}`, ...receipts.map(({ event, id, at }) => dim(`    ${event} ${id} ${at}`))];
}
