import { agencyContacts, type AgencyContacts, type CapabilitiesView, capabilitiesView } from '@edoc-axis/contracts';
import { joiningStateNames } from '@edoc-axis/domain';
import { type Command, InvalidArgumentError } from 'commander';
import { bold, green, readableBytes, red, type Terminal } from '../terminal/terminal.js';
import { asAdministrator } from './axis.js';
import type { CommandContext } from './command.js';
import { localTime } from './local-time.js';
import { optionReaders } from './read-option.js';

export function defineCapabilities(agency: Command, context: CommandContext, codeSays: string): void {
  const { terminal } = context;
  const { text } = terminal;
  agency
    .command('capabilities')
    .description(
      text({ vi: 'xem cơ quan có nhận được văn bản không, bằng cách nào', en: 'whether and how it can be written to' }),
    )
    .argument('<code>', codeSays)
    .option(
      '--at <time>',
      text({ vi: 'tại thời điểm (mặc định: bây giờ)', en: 'as of (default: now)' }),
      optionReaders(terminal).moment,
    )
    .action(async (code: string, { at }: { at?: string }) => {
      const path = `/v1/agencies/${encodeURIComponent(code)}/capabilities`;
      const found = await (await asAdministrator(context)).get(capabilitiesView, path, { at });
      terminal.result(found, () => capabilityLines(found, terminal));
    });
}

function capabilityLines(found: CapabilitiesView, { text, language }: Terminal): string[] {
  const { agency, name, reachable, problem, served, accepts, joining, successors, receivedBy } = found;
  return [
    bold(`${agency} ${name}`),
    reachable
      ? green(`  ${text({ vi: 'Nhận được văn bản', en: 'Can be written to' })}`)
      : red(`  ${problem?.sentence[language] ?? text({ vi: 'Không nhận được văn bản', en: 'Cannot be written to' })}`),
    joining && `  ${joiningStateNames[joining.state][language]}`,
    served && `  ${served.system} (${served.how}) ${text({ vi: 'từ', en: 'from' })} ${localTime(served.since)}`,
    `  ${text({ vi: 'Gói tin đến', en: 'Packets up to' })} ${readableBytes(accepts.packetBytesMax)}`,
    successors.length > 0 && `  ${text({ vi: 'Đơn vị kế tiếp', en: 'Successors' })}: ${successors.join(', ')}`,
    receivedBy &&
      `  ${text({ vi: 'Nơi nhận thay', en: 'Received for it by' })} ${receivedBy.agency} → ${localTime(receivedBy.until)}`,
  ].filter((line) => typeof line === 'string');
}

type Contact = AgencyContacts['clerks'][number];

interface ContactOptions {
  readonly clerk?: Contact[];
  readonly technical?: Contact[];
  readonly reason?: string;
}

export function defineContacts(agency: Command, context: CommandContext, codeSays: string): void {
  const { terminal } = context;
  const { text } = terminal;
  const read = (written: string, former: Contact[] = []) => [...former, readContact(written, terminal)];
  agency
    .command('contacts')
    .description(
      text({
        vi: 'xem đầu mối liên hệ; với --clerk, --technical: ghi lại toàn bộ. Không công khai trong danh mục',
        en: 'whom to reach; with --clerk, --technical all are named anew. Not part of the directory',
      }),
    )
    .argument('<code>', codeSays)
    .option(
      '--clerk <contact>',
      text({
        vi: 'văn thư, tối đa 2: "Văn thư cơ quan;vanthu@example.vn;0263 3822 000"',
        en: 'a clerk, at most 2: "Clerk\'s office;clerks@example.vn;0263 3822 000"',
      }),
      read,
    )
    .option('--technical <contact>', text({ vi: 'cán bộ kỹ thuật, tối đa 2', en: 'a technician, at most 2' }), read)
    .option('--reason <text>', text({ vi: 'lý do, ghi vào nhật ký quản trị', en: 'why, for the audit log' }))
    .action(async (code: string, { clerk, technical, reason }: ContactOptions) => {
      const axis = await asAdministrator(context);
      const path = `/v1/agencies/${encodeURIComponent(code)}/contacts`;
      const contacts =
        clerk || technical
          ? await axis.put(agencyContacts, path, { clerks: clerk, technical, reason })
          : await axis.get(agencyContacts, path);
      terminal.result(contacts, () => contactLines(contacts, terminal));
    });
}

function contactLines({ clerks, technical }: AgencyContacts, { text }: Terminal): string[] {
  const lineOf = (says: string) => (contact: Contact) =>
    `${says}: ${[contact.role, contact.email, contact.telephone].filter(Boolean).join(' · ')}`;
  return [
    ...clerks.map(lineOf(text({ vi: 'Văn thư', en: 'Clerk' }))),
    ...technical.map(lineOf(text({ vi: 'Kỹ thuật', en: 'Technical' }))),
  ];
}

/** Its parts are told apart by what they are: only an address has an @. */
function readContact(written: string, { text }: Terminal): Contact {
  const [role = '', ...ways] = written.split(';').map((part) => part.trim());
  const email = ways.find((way) => way.includes('@'));
  const telephone = ways.find((way) => way !== '' && way !== email);
  if (role !== '' && (email ?? telephone) !== undefined) return { role, email, telephone };
  throw new InvalidArgumentError(
    text({
      vi: 'viết "chức danh;thư điện tử;điện thoại", ít nhất một trong hai phần sau.',
      en: 'Write "role;e-mail;telephone", at least one of the last two.',
    }),
  );
}
