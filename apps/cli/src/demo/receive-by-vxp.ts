import { readFile } from 'node:fs/promises';
import { readCredentialsOfAnyDoor } from '@edoc-axis/client';
import type { SubmissionView } from '@edoc-axis/contracts';
import { formatPacketMoment, readDocumentId, type StatusCode } from '@edoc-axis/domain';
import { writeStatusPacket } from '@edoc-axis/edxml';
import { axisAddress } from '../commands/axis.js';
import type { CommandContext } from '../commands/command.js';
import { correspondentOf } from '../doors/correspondent-of.js';
import type { Journey } from './parts-of-journey.js';
import { communesOnVxp, office } from './province.js';
import { expectThat, step } from './tell.js';

const [phanThiet] = communesOnVxp;
const minuteMs = 60_000;

/**
 * One commune's system is an older one, with a client of the national axis' interface: it polls, fetches, says "done", and
 * answers by status packets.
 */
export async function receiveByVxp(
  { settings }: CommandContext,
  { terminal, province }: Journey,
  { signed, submission }: { readonly signed: string; readonly submission: SubmissionView },
): Promise<void> {
  const credentials = await readCredentialsOfAnyDoor(province.vxpSystem);
  const system = correspondentOf(axisAddress(settings).door, credentials, terminal.language);
  const sent = await readFile(signed);
  const waiting = await system.waiting('document', new Date(Date.now() - minuteMs));
  const packets = await Promise.all(waiting.map(async (each) => ({ each, packet: await each.fetch() })));
  const ours = packets.find(({ packet }) => packet.equals(sent));
  expectThat(ours !== undefined, 'a client of the national axis fetches the packet as it was sent');
  await ours.each.confirm(ours.packet);
  for (const statusCode of ['03', '06'] as const) {
    await system.sendStatus(statusOf(submission.documentId, statusCode), phanThiet.code);
  }
  step(
    terminal,
    `${phanThiet.name} (hệ thống cũ, nói giao diện VXP): đã lấy về, đã báo tiếp nhận và hoàn thành bằng gói tin trạng thái (03, 06)`,
    `${phanThiet.code} (an older system that speaks VXP): collected, taken and done by status packets (03, 06)`,
  );
}

function statusOf(documentId: string, statusCode: StatusCode): Buffer {
  const { day, number, notation } = readDocumentId(documentId) ?? { day: '', number: '', notation: '' };
  return writeStatusPacket({
    from: { organId: phanThiet.code, organName: phanThiet.name },
    responseFor: { organId: office.code, documentId, code: `${number}/${notation}`, promulgationDate: day },
    statusCode,
    timestamp: formatPacketMoment(new Date()),
  });
}
