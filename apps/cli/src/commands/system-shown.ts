import { newSystem, type SystemEntry, type TakesPost } from '@edoc-axis/contracts';
import { scopesOfSystems } from '@edoc-axis/domain';
import { InvalidArgumentError } from 'commander';
import { dim, type Terminal } from '../terminal/terminal.js';
import { localTime } from './local-time.js';

type Text = Terminal['text'];

export function nameSays(text: Text): string {
  return text({ vi: 'chữ cái không dấu, chữ số, dấu chấm, dấu gạch', en: 'letters, digits, dots and dashes' });
}

export function nameOf(text: Text): (name: string) => string {
  return (name) => {
    if (newSystem.shape.name.safeParse(name).success) return name;
    throw new InvalidArgumentError(`${nameSays(text)}.`);
  };
}

export const pathOf = (name: string): string => `/v1/systems/${encodeURIComponent(name)}`;

export function describe(entry: SystemEntry, terminal: Terminal): string[] {
  const { text } = terminal;
  const scopes = (entry.scopes ?? scopesOfSystems).join(', ');
  return [
    `${entry.name}  ${entry.door}${standing(entry, terminal)}`,
    `  ${text({ vi: 'Phạm vi', en: 'May' })}: ${scopes}`,
    ...(entry.addresses ? [`  ${text({ vi: 'Chỉ gọi từ', en: 'Calls from' })}: ${entry.addresses.join(', ')}`] : []),
    ...(entry.signedCallAgeHours === undefined
      ? []
      : [
          text({
            vi: `  Lời gọi đã ký còn dùng được ${entry.signedCallAgeHours} giờ`,
            en: `  A signed call counts for ${entry.signedCallAgeHours} hours`,
          }),
        ]),
    ...(entry.destination
      ? [
          `  ${text({ vi: 'Nhận', en: 'Post' })}: ${text(postSays[entry.takesPost ?? 'pull'])}  ${dim(entry.destination.url)}`,
        ]
      : []),
    ...entry.keys.map(
      ({ kid, since, until }) => `  ${text({ vi: 'Khóa', en: 'Key' })} ${kid}  ${dim(period(since, until))}`,
    ),
  ];
}

export function standing({ suspended, suspensionReason }: SystemEntry, { text }: Terminal): string {
  return suspended ? `  ${text({ vi: 'đang ngừng kết nối', en: 'suspended' })}: ${suspensionReason ?? ''}` : '';
}

export function period(since: string, until: string | undefined): string {
  return `${localTime(since)} → ${until === undefined ? '…' : localTime(until)}`;
}

/** How a system takes its post. */
export const postSays = {
  pull: { vi: 'tự đến lấy', en: 'fetches' },
  push: { vi: 'trục chuyển đến', en: 'is brought' },
  paused: { vi: 'tạm dừng', en: 'paused' },
} as const satisfies Record<TakesPost, { vi: string; en: string }>;
