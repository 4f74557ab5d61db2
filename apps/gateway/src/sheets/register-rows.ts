import type { ReceivedEntry, SentEntry } from '@edoc-axis/contracts';
import {
  businessTypeNames,
  businessTypes,
  dayOf,
  isBusinessType,
  isPriority,
  type Language,
  priorityNames,
} from '@edoc-axis/domain';

/** A line of the register of received documents, in the order of its columns. */
export function receivedRow(entry: ReceivedEntry, language: Language): string[] {
  const { on, number, sender, senderName, promulgatedOn, subject, addressedTo } = entry;
  return [
    dayShown(on),
    String(number),
    senderName === undefined ? sender : `${senderName} (${sender})`,
    codeShown(entry),
    dayShown(promulgatedOn),
    subject,
    addressedTo.join(', '),
    noteOf(entry, language),
  ];
}

/** A line of the register of sent documents. */
export function sentRow(entry: SentEntry, language: Language): string[] {
  const { promulgatedOn, subject, acceptedAt, recipients } = entry;
  const { count, first } = recipients;
  const named = first.map(({ agency, name }) => name ?? agency);
  const others = count - first.length;
  const more = language === 'vi' ? `và ${others} nơi khác` : `and ${others} others`;
  return [
    codeShown(entry),
    dayShown(promulgatedOn),
    subject,
    [...named, ...(others > 0 ? [more] : [])].join('; '),
    String(count),
    dayShown(dayOf(new Date(acceptedAt))),
    noteOf(entry, language),
  ];
}

function codeShown({ code: { number, notation } }: Pick<SentEntry, 'code'>): string {
  return [number, notation].filter((part) => part !== '').join('/');
}

/** As people write it; what is no day stays as it came. */
function dayShown(day: string | undefined): string {
  return day?.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1') ?? '';
}

/** What is out of the ordinary: its priority, and that it revokes, updates or replaces another. */
function noteOf({ priority, businessType }: Pick<SentEntry, 'priority' | 'businessType'>, language: Language): string {
  const urgent = isPriority(priority) && priority > 0 ? [priorityNames[priority][language]] : [];
  const isOrdinary = businessType === businessTypes.new || !isBusinessType(businessType);
  return [...urgent, ...(isOrdinary ? [] : [businessTypeNames[businessType][language]])].join(', ');
}
