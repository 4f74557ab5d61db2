import { join } from 'node:path';
import { fetchPacket, type AxisClient } from '@edoc-axis/client';
import type { LeasedDelivery } from '@edoc-axis/contracts';
import { isCatalogued } from '@edoc-axis/domain';
import { exitCodes, reportFailure } from '../terminal/failure.js';
import { green, red, type Terminal } from '../terminal/terminal.js';
import { asSystem } from './axis.js';
import type { DefineCommand } from './command.js';
import { describeDeliveryReceipt, describeLeased } from './describe-leased.js';
import { writeDurably } from '../durable-files.js';
import { requireFolder } from './files.js';
import { leasedAtOnce, nothingWaits, receivingOptions } from './receiving.js';

export const defineReceive: DefineCommand = (command, context) => {
  const { terminal } = context;
  receivingOptions(command, terminal)
    .option('--into <folder>', terminal.text({ vi: 'thư mục lưu gói tin', en: 'where packets go' }), '.')
    .action(async ({ as, into, agency }: { as: string; into: string; agency?: string }) => {
      const { axis } = await asSystem(as, context);
      await requireFolder(into);
      let received = 0;
      const failures: number[] = [];
      // What failed was given back and would come again at once: another run tries it again.
      while (failures.length === 0) {
        const waiting = await axis.lease({ agency, limit: leasedAtOnce });
        if (waiting.length === 0) break;
        for (const leased of waiting) {
          const exitCode = await receiveOne(axis, leased, into, terminal);
          if (exitCode === exitCodes.fine) received += 1;
          else failures.push(exitCode);
        }
      }
      if (received + failures.length === 0) terminal.say(terminal.text(nothingWaits));
      process.exitCode = Math.max(exitCodes.fine, ...failures);
    });
};

/**
 * Fetch, verify, keep, confirm. What cannot be verified is given back with the reason and nothing is confirmed.
 * @returns what `edoc` would leave with if it were alone
 */
async function receiveOne(
  axis: AxisClient,
  leased: LeasedDelivery,
  folder: string,
  terminal: Terminal,
): Promise<number> {
  const { leaseToken, ...delivery } = leased;
  const file = join(folder, `${delivery.id}.edxml`);
  const bar = terminal.progress(delivery.document.documentId, delivery.document.packet.bytes);
  try {
    const { measurements, judgement } = await fetchPacket(axis, leased, file, (bytes) => bar.advance(bytes));
    const receipt = await axis.confirm(delivery.id, { leaseToken, packetSha256: measurements.packetSha256 });
    await writeDurably(join(folder, `${delivery.id}.json`), [`${JSON.stringify({ ...delivery, receipt }, null, 2)}\n`]);
    terminal.result({ ...delivery, file, verdict: judgement.verdict, receipt }, () => [
      ...describeLeased(leased, terminal),
      `    ${judgement.verdict === 'valid' ? green('✓') : '·'} ${judgement.verdict}  ${file}`,
      ...describeDeliveryReceipt(receipt, terminal),
    ]);
    return exitCodes.fine;
  } catch (error) {
    terminal.say(`${red('✗')} ${delivery.id} ${delivery.document.documentId}`);
    const exitCode = await reportFailure(error, terminal);
    // Whoever comes next need not wait for the lease to end. Where this fails too, it ends by itself.
    if (isCatalogued(error)) await axis.release(delivery.id, { leaseToken, reason: error.code }).catch(() => undefined);
    return exitCode;
  } finally {
    bar.done();
  }
}
