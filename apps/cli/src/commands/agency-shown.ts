import type { AgencyFields, AgencyView, JoiningChecklist } from '@edoc-axis/contracts';
import { agencyKindNames, joiningItemNames, joiningStateNames, policyNames } from '@edoc-axis/domain';
import { bold, dim, green, readableBytes, type Terminal, yellow } from '../terminal/terminal.js';
import { localTime } from './local-time.js';

/** One agency, with what it was and will be. */
export function showAgency(agency: AgencyView, terminal: Terminal, checklist?: JoiningChecklist): void {
  const { text } = terminal;
  const { form102, parent, validFrom, validUntil, successors, receivesFor, toleratesSha1, versions = [] } = agency;
  terminal.result(checklist ? { ...agency, checklist: checklist.items } : agency, () =>
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
      ...(checklist ? checklistLines(checklist, terminal) : stateLine(agency, terminal)),
      ...versions.map(
        ({ since, name, parent: above }) =>
          `  ${text({ vi: 'Từ', en: 'From' })} ${localTime(since)}: ${name}${above === undefined ? '' : `, ${above}`}`,
      ),
    ].filter((line) => typeof line === 'string'),
  );
}

function stateLine({ joining }: AgencyView, { text, language }: Terminal): string[] {
  if (!joining) return [];
  const { state, since } = joining;
  return [`  ${joiningStateNames[state][language]} ${text({ vi: 'từ', en: 'since' })} ${localTime(since)}`];
}

/** Done, or what to do next. */
function checklistLines(
  { joining: { state, since }, items }: JoiningChecklist,
  { text, language }: Terminal,
): string[] {
  const from = since === undefined ? '' : ` ${text({ vi: 'từ', en: 'since' })} ${localTime(since)}`;
  return [
    `  ${joiningStateNames[state][language]}${from}`,
    ...items.flatMap(({ item, done, since: doneSince, next }) => [
      `  ${done ? green('✓') : yellow('○')} ${joiningItemNames[item][language]}${doneSince === undefined ? '' : dim(`  ${localTime(doneSince)}`)}`,
      ...(next ? [`      ${next.sentence[language]}`] : []),
    ]),
  ];
}

/** One agency in a list. */
export function agencyLine({ code, name, validUntil, joining }: AgencyView, { text, language }: Terminal): string {
  const closed = validUntil && ` (${text({ vi: 'đóng từ', en: 'closed from' })} ${localTime(validUntil)})`;
  const state = joining && joining.state !== 'live' ? ` (${joiningStateNames[joining.state][language]})` : '';
  return `${code.padEnd(14)} ${name}${closed ?? ''}${state}`;
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
