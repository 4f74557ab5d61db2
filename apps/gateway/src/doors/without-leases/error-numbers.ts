import type { CataloguedError, ErrorCode } from '@edoc-axis/domain';

/**
 * The numbers of the interface, which are fewer than our codes. The national list is not public; these are a provincial
 * axis'. `100` is never ours: the client means its own disk by it.
 */
const numbers = {
  invalidFile: '10',
  wrongCredentials: '15',
  unknownRecipient: '18',
  unregisteredSender: '19',
  systemError: '20',
  fileNotProcessed: '21',
  wrongFormat: '22',
  lockedRecipient: '23',
} as const;

type ErrorNumber = (typeof numbers)[keyof typeof numbers];

/** What one code means to these clients, where that is more than its noun says. */
const ofCodes: Partial<Record<ErrorCode, ErrorNumber>> = {
  'packet.empty': numbers.invalidFile,
  'packet.hash-mismatch': numbers.invalidFile,
  'packet.too-large': numbers.invalidFile,
  'document.bad-recipients': numbers.unknownRecipient,
  'document.no-recipients': numbers.unknownRecipient,
  'document.not-addressees': numbers.unknownRecipient,
  'document.recipient-is-sender': numbers.unknownRecipient,
  'document.sender-unknown': numbers.unregisteredSender,
  'document.sender-closed': numbers.unregisteredSender,
  'document.sender-differs': numbers.unregisteredSender,
  'document.sender-suspended': numbers.unregisteredSender,
  'caller.not-serving': numbers.unregisteredSender,
  'caller.serves-nobody': numbers.unregisteredSender,
  'agency.unknown': numbers.unknownRecipient,
  'agency.closed': numbers.lockedRecipient,
  'agency.not-yet-live': numbers.lockedRecipient,
  'agency.suspended': numbers.lockedRecipient,
  'system.disabled': numbers.wrongCredentials,
};

const ofNouns: Readonly<Record<string, ErrorNumber>> = {
  xml: numbers.wrongFormat,
  packet: numbers.wrongFormat,
  archive: numbers.fileNotProcessed,
  pdf: numbers.fileNotProcessed,
  signature: numbers.fileNotProcessed,
  document: numbers.fileNotProcessed,
  answer: numbers.fileNotProcessed,
};

export function errorNumberOf({ code, kind, params }: CataloguedError): ErrorNumber {
  if (code === 'document.bad-recipients' && areAllLocked(params['recipients'])) return numbers.lockedRecipient;
  const found = ofCodes[code];
  if (found) return found;
  if (kind === 'unauthenticated' || kind === 'forbidden') return numbers.wrongCredentials;
  if (kind === 'internal' || kind === 'unavailable' || kind === 'too-many') return numbers.systemError;
  return ofNouns[code.split('.')[0] ?? ''] ?? numbers.systemError;
}

/** Each bad recipient has a code of its own: with all of them closed, looking for a mistyped one is in vain. */
function areAllLocked(recipients: unknown): boolean {
  if (!Array.isArray(recipients) || recipients.length === 0) return false;
  return recipients.every(({ code }: { code?: ErrorCode }) => code && ofCodes[code] === numbers.lockedRecipient);
}
