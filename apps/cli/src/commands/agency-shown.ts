import type { AgencyFields, AgencyView } from '@edoc-axis/contracts';
import { agencyKindNames, policyNames } from '@edoc-axis/domain';
import { bold, dim, readableBytes, type Terminal } from '../terminal/terminal.js';
import { localTime } from './local-time.js';

/** One agency, with what it was and will be. */
export function showAgency(agency: AgencyView, terminal: Terminal): void {
  const { text } = terminal;
  const { form102, parent, validFrom, validUntil, successors, receivesFor, toleratesSha1, versions = [] } = agency;
  terminal.result(agency, () =>
    [
      bold(agencyLine(agency, terminal)),
      form102 && dim(`  ${form102}`),
      parent && `  ${text({ vi: 'Trực thuộc', en: 'Below' })} ${parent}`,
      ...fieldLines(agency, terminal),
      `  ${text({ vi: 'Hiệu lực từ', en: 'Valid from' })} ${localTime(validFrom)}`,
      validUntil && `  ${text({ vi: 'Đóng từ', en: 'Closed from' })} ${localTime(validUntil)}`,
      toleratesSha1 &&
        `  ${text({ vi: 'Chấp nhận chữ ký số dùng SHA-1', en: 'Signatures made with SHA-1 are tolerated' })}`,
      successors.length > 0 && `  ${text({ vi: 'Đơn vị kế tiếp', en: 'Successors' })}: ${successors.join(', ')}`,
      receivesFor &&
        `  ${text({ vi: 'Nơi nhận thay', en: 'Received for it by' })} ${receivesFor.agency} → ${localTime(receivesFor.until)}`,
      ...versions.map(
        ({ since, name, parent: above }) =>
          `  ${text({ vi: 'Từ', en: 'From' })} ${localTime(since)}: ${name}${above === undefined ? '' : `, ${above}`}`,
      ),
    ].filter((line) => typeof line === 'string'),
  );
}

/** One agency in a list. */
export function agencyLine({ code, name, validUntil }: AgencyView, { text }: Terminal): string {
  const closed = validUntil && ` (${text({ vi: 'đóng từ', en: 'closed from' })} ${localTime(validUntil)})`;
  return `${code.padEnd(14)} ${name}${closed ?? ''}`;
}

function fieldLines(fields: AgencyFields, { text, language }: Terminal): (string | undefined | false)[] {
  const { shortName, agencyKind, address, policy, capabilities, centre, hidden, test } = fields;
  const marks = [
    centre && text({ vi: 'trung tâm liên thông', en: 'centre' }),
    hidden && text({ vi: 'không hiện trong danh bạ', en: 'hidden' }),
    test && text({ vi: 'thử nghiệm', en: 'test' }),
  ].filter((mark) => typeof mark === 'string');
  const what = [shortName, agencyKind && agencyKindNames[agencyKind][language], ...marks].filter(Boolean);
  return [
    what.length > 0 && `  ${what.join(' · ')}`,
    address && `  ${address}`,
    policy && `  ${policyNames[policy][language]}`,
    capabilities?.packetBytesMax !== undefined &&
      `  ${text({ vi: 'Gói tin đến', en: 'Packets up to' })} ${readableBytes(capabilities.packetBytesMax)}`,
    capabilities?.attachmentTypes &&
      `  ${text({ vi: 'Tệp đính kèm', en: 'Attachments' })}: ${capabilities.attachmentTypes.join(', ')}`,
  ];
}
