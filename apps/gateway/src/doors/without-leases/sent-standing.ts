import type { SentLine, SentStanding } from '@edoc-axis/contracts';

/** How these clients call how a packet stands on its way. */
export type TransportStatus = 'initial' | 'processing' | 'done' | 'fail';

export const statusOfStanding: Readonly<Record<SentStanding, TransportStatus>> = {
  waiting: 'initial',
  fetched: 'processing',
  arrived: 'done',
  ended: 'fail',
};

/**
 * The state as everybody reads it, what the recipient told last, who receives it instead, and why it ended.
 * @param written the recipient's code in the form of the door
 */
export function describeStanding(line: SentLine, written: string): string {
  const { stateName, standing, furthest, reason, addressee, recipient } = line;
  const state = standing === 'fetched' ? 'Nơi nhận đã tải về, chưa xác nhận' : stateName.vi;
  const told = standing === 'arrived' && furthest !== undefined && furthest.name.vi !== state ? furthest.name.vi : '';
  const instead = recipient === addressee ? '' : `${written} nhận thay`;
  const said = [state, told, instead].filter(Boolean).join('; ');
  return reason === undefined ? said : `${said}: ${reason.sentence.vi}`;
}
