import { cutText } from '@edoc-axis/domain';

/**
 * What the other side said, for its operators to read: one line, cut, and without the right to confirm that we had told it,
 * should it repeat that.
 */
export function cleanSaid(text: string, leaseToken: string, charactersMax: number): string | undefined {
  const line = text
    .replaceAll(leaseToken, '…')
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
  return line === '' ? undefined : cutText(line, charactersMax);
}
