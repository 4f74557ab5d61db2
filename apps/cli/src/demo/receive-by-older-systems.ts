import { readFile } from 'node:fs/promises';
import { readCredentialsOfAnyDoor } from '@edoc-axis/client';
import type { Sentence, SubmissionView } from '@edoc-axis/contracts';
import { formatPacketMoment, readDocumentId, type StatusCode } from '@edoc-axis/domain';
import { writeStatusPacket } from '@edoc-axis/edxml';
import { axisAddress } from '../commands/axis.js';
import type { CommandContext } from '../commands/command.js';
import { correspondentOf } from '../doors/correspondent-of.js';
import type { Journey } from './parts-of-journey.js';
import { communesOnProvincial, communesOnVxp, office, type SampleAgency } from './province.js';
import { expectThat, step } from './tell.js';

const minuteMs = 60_000;

interface SentLetter {
  /** The file of the signed packet. */
  readonly signed: string;
  readonly submission: SubmissionView;
}

/**
 * Two communes' systems are older ones, with the clients they have had for years: they poll, fetch, say "done", and answer by
 * status packets.
 */
export async function receiveByOlderSystems(
  context: CommandContext,
  journey: Journey,
  letter: SentLetter,
): Promise<void> {
  const { vxpSystem, provincialSystem } = journey.province;
  await receive(context, journey, letter, {
    ...{ commune: communesOnVxp[0], credentialsFile: vxpSystem },
    ...{ speaks: { vi: 'giao diện trục quốc gia, VXP', en: 'the national axis’ interface, VXP' } },
  });
  await receive(context, journey, letter, {
    ...{ commune: communesOnProvincial[0], credentialsFile: provincialSystem },
    ...{ speaks: { vi: 'giao diện trục tỉnh', en: 'a provincial axis’ interface' } },
  });
}

interface OlderSystem {
  readonly commune: SampleAgency;
  readonly credentialsFile: string;
  readonly speaks: Sentence;
}

async function receive(
  { settings }: CommandContext,
  { terminal }: Journey,
  { signed, submission }: SentLetter,
  { commune, credentialsFile, speaks }: OlderSystem,
): Promise<void> {
  const credentials = await readCredentialsOfAnyDoor(credentialsFile);
  const system = correspondentOf(axisAddress(settings).door, credentials, terminal.language);
  const sent = { packet: await readFile(signed), from: office.code, to: commune.code };
  const waiting = await system.waiting('document', new Date(Date.now() - minuteMs));
  const ours = waiting.find((each) => each.canBe(sent));
  expectThat(ours !== undefined, `the system of ${commune.code} is shown what waits for it`);
  expectThat((await ours.fetch()).equals(sent.packet), `${commune.code} fetches the packet as it was sent`);
  await ours.confirm(sent.packet);
  for (const statusCode of ['03', '06'] as const) {
    await system.sendStatus(statusOf(submission.documentId, commune, statusCode), commune.code);
  }
  step(
    terminal,
    `${commune.name} (hệ thống cũ, nói ${speaks.vi}): đã lấy về; báo tiếp nhận, hoàn thành bằng gói tin trạng thái (03, 06)`,
    `${commune.code} (an older system that speaks ${speaks.en}): collected; taken and done by status packets (03, 06)`,
  );
}

function statusOf(documentId: string, { code, name }: SampleAgency, statusCode: StatusCode): Buffer {
  const { day, number, notation } = readDocumentId(documentId) ?? { day: '', number: '', notation: '' };
  return writeStatusPacket({
    from: { organId: code, organName: name },
    responseFor: { organId: office.code, documentId, code: `${number}/${notation}`, promulgationDate: day },
    statusCode,
    timestamp: formatPacketMoment(new Date()),
  });
}
