import {
  type Bilingual,
  cutText,
  isFactKind,
  isNoticeCode,
  isOverdueCode,
  isToldCode,
  type Language,
  noticeTitles,
  sayNotice,
  type SentenceParams,
  tellFact,
  tellOverdue,
} from '@edoc-axis/domain';
import type { ToldNotice } from '../store/dispatches.js';

/** What notices are written with. */
export interface Letterhead {
  readonly axis: string;
  /** How the axis is reached from outside. */
  readonly url: string;
  /** What an agency is called. */
  readonly nameOf: (code: string) => string | undefined;
}

/** A notice in words: of one line each, whatever stands in names and numbers. */
export interface WrittenNotice {
  readonly title: Bilingual;
  readonly sentence: Bilingual;
  /** Number and notation; absent where the axis was not told them. */
  readonly number?: string;
  readonly link?: string;
}

const textCharactersMax = 300;

export function writeNotice({ code, document, params }: ToldNotice, letterhead: Letterhead): WrittenNotice {
  const number = typeof params['number'] === 'string' ? onOneLine(params['number']) : undefined;
  return {
    title: isToldCode(code) ? noticeTitles[code] : { vi: code, en: code },
    sentence: bothOnOneLine(say(code, withNames(params, letterhead))),
    number,
    link: document === null ? undefined : `${letterhead.url}/v1/documents/${document}`,
  };
}

export interface WrittenMail {
  readonly subject: string;
  readonly text: string;
}

/** Beyond these a digest counts. */
const listedMax = 100;

/** A mail about one thing or several: Vietnamese first, English beneath. Never with a document's subject. */
export function writeMail(notices: readonly ToldNotice[], letterhead: Letterhead): WrittenMail {
  const written = notices.slice(0, listedMax).map((notice) => writeNotice(notice, letterhead));
  const urgent = notices.some((notice) => notice.urgent);
  const [first] = written;
  const about =
    notices.length === 1 && first
      ? [first.title.vi, first.number].filter((part) => part !== undefined).join(': ')
      : `${notices.length} thông báo`;
  const parts = (['vi', 'en'] as const).map((language) =>
    [
      ...written.map((notice) => linesOf(notice, language).join('\n')),
      ...(notices.length > written.length ? [further[language](notices.length - written.length)] : []),
      closing(letterhead.axis)[language],
    ].join('\n\n'),
  );
  return {
    subject: onOneLine(`[${letterhead.axis}] ${urgent ? 'KHẨN: ' : ''}${about}`),
    text: `${parts.join('\n\n----\n\n')}\n`,
  };
}

/** Line ends, controls, and what turns the direction of writing would make one thing look like another. */
export function onOneLine(text: string): string {
  return cutText(text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim(), textCharactersMax);
}

const numberNames: Bilingual = { vi: 'Số, ký hiệu', en: 'Number and notation' };
const linkNames: Bilingual = { vi: 'Xem trên trục', en: 'On the axis' };
const further = {
  vi: (count: number) => `Và ${count} thông báo khác.`,
  en: (count: number) => `And ${count} more notices.`,
};

function closing(axis: string): Bilingual {
  return {
    vi: `Trục liên thông văn bản ${axis} tự động gửi thư này đến đầu mối của cơ quan; không cần trả lời.`,
    en: `Sent by the document axis ${axis} to the contacts of the agency; nobody reads what is answered.`,
  };
}

function linesOf({ sentence, number, link }: WrittenNotice, language: Language): string[] {
  return [
    sentence[language],
    ...(number === undefined ? [] : [`${numberNames[language]}: ${number}`]),
    ...(link === undefined ? [] : [`${linkNames[language]}: ${link}`]),
  ];
}

function say(code: string, params: SentenceParams): Bilingual {
  if (isOverdueCode(code)) return tellOverdue(code, params);
  if (isFactKind(code)) return tellFact(code, params);
  if (isNoticeCode(code)) return sayNotice(code, params);
  return { vi: code, en: code };
}

const agencyParams = ['sender', 'recipient', 'agency'];

function withNames(params: SentenceParams, { nameOf }: Letterhead): SentenceParams {
  const named = agencyParams.flatMap((param) => {
    const code = params[param];
    const name = typeof code === 'string' ? nameOf(code) : undefined;
    return name === undefined ? [] : [[param, `${onOneLine(name)} (${String(code)})`]];
  });
  return { ...params, ...Object.fromEntries(named) };
}

function bothOnOneLine({ vi, en }: Bilingual): Bilingual {
  return { vi: onOneLine(vi), en: onOneLine(en) };
}
