import { type AgencyFields, policy } from '@edoc-axis/contracts';
import { agencyKinds } from '@edoc-axis/domain';
import type { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.js';
import { optionReaders } from './read-option.js';

/** What was written of an agency's fields on the command line. */
export interface FieldOptions extends Partial<
  Pick<AgencyFields, 'name' | 'shortName' | 'parent' | 'address' | 'level' | 'policy' | 'centre' | 'hidden' | 'test'>
> {
  readonly kind?: AgencyFields['agencyKind'];
  readonly packetMax?: number;
  readonly attachments?: string[];
}

const levelMax = 9;
/** In MiB; the axis takes no packet of more. */
const packetMax = 2048;

/** The options in which `add` and `change` take the fields of an agency, its name aside. */
export function addFieldOptions(command: Command, terminal: Terminal): Command {
  const { text } = terminal;
  const read = optionReaders(terminal);
  return command
    .option('--short-name <name>', text({ vi: 'tên viết tắt', en: 'short name' }))
    .option(
      '--kind <kind>',
      text({ vi: `loại cơ quan: ${agencyKinds.join(', ')}`, en: `what it is: ${agencyKinds.join(', ')}` }),
      read.oneOf(agencyKinds),
    )
    .option('--address <address>', text({ vi: 'địa chỉ', en: 'postal address' }))
    .option(
      '--level <n>',
      text({ vi: 'cấp (mặc định: theo mã)', en: 'its level (default: as the code tells)' }),
      read.whole(1, levelMax),
    )
    .option(
      '--policy <policy>',
      text({
        vi: `điều kiện để văn bản của cơ quan được nhận: ${policy.options.join(', ')}`,
        en: `what makes its documents acceptable: ${policy.options.join(', ')}`,
      }),
      read.oneOf(policy.options),
    )
    .option(
      '--packet-max <MiB>',
      text({ vi: 'gói tin lớn nhất nơi nhận xử lý được', en: 'the largest packet it can take' }),
      read.whole(1, packetMax),
    )
    .option(
      '--attachments <ending...>',
      text({ vi: 'loại tệp đính kèm nơi nhận đọc được: pdf docx', en: 'kinds of attachments it reads: pdf docx' }),
    )
    .option('--centre', text({ vi: 'trung tâm liên thông, không phải nơi nhận', en: 'a centre, never a recipient' }))
    .option('--hidden', text({ vi: 'không hiện trong danh bạ nơi nhận', en: 'in no picker' }))
    .option('--test', text({ vi: 'chỉ để thử nghiệm', en: 'there to be tried with' }));
}

/** As the axis reads them. */
export function fieldsOf({ kind, packetMax, attachments, ...fields }: FieldOptions) {
  const hasCapabilities = packetMax !== undefined || attachments !== undefined;
  return {
    ...fields,
    agencyKind: kind,
    capabilities: hasCapabilities
      ? { packetBytesMax: packetMax && packetMax * 1024 * 1024, attachmentTypes: attachments }
      : undefined,
  };
}
