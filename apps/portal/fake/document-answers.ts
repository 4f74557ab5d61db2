import { on } from './answering.js';
import {
  deliveryOf,
  type Document,
  documentsThere,
  lineOf,
  type MadeUp,
  madeUp,
  mine,
  numberOf,
  states,
} from './made-up.js';

/** What was answered on the pages since the fake began. */
const answered = new Map<string, 'acknowledged' | 'refused'>();

const known = (n: number): MadeUp => {
  const document = madeUp(n);
  return { ...document, state: answered.get(document.delivery) ?? document.state };
};

const waits = ({ state }: MadeUp) => state === 'pending' || state === 'delivered';

export const documentAnswers = [
  on('get', '/v1/documents', ({ query }) => {
    const limit = Number(query.get('limit') ?? 50);
    const from = Number(query.get('after') ?? 0);
    const text = query.get('text')?.toLowerCase();
    const all =
      query.get('waits') === 'true' ? Array.from({ length: 12 }, (_, n) => known(n)).filter(waits) : undefined;
    const page = all ?? Array.from({ length: Math.min(limit, documentsThere - from) }, (_, n) => known(from + n));
    const found = page.filter(({ subject }) => !text || subject.toLowerCase().includes(text));
    const next = all || from + limit >= documentsThere ? undefined : String(from + limit);
    if (query.get('role') === 'sent') return { documents: found.map(sentLine), next };
    return { documents: found.map(receivedLine), next };
  }),
  on('get', '/v1/waiting', () => {
    const waiting = Array.from({ length: 12 }, (_, n) => known(n)).filter(waits);
    const pending = waiting.filter(({ state }) => state === 'pending').length;
    const urgent = waiting.filter(({ priority }) => priority > 0).length;
    const received = { pending, unanswered: waiting.length - pending, questions: 0, urgent };
    return { received, overdue: { received: 0, sent: 0 }, countedTo: 1000 };
  }),
  on('get', '/v1/overdue', () => ({ overdue: [], upTo: 1 })),
  on('get', '/v1/documents/{id}', ({ path }) => documentOf(known(numberOf(path.id ?? '')))),
  on('get', '/v1/documents/{id}/deliveries', ({ path }) => ({
    deliveries: [deliveryOf(known(numberOf(path.id ?? '')))],
  })),
  on('get', '/v1/documents/{id}/timeline', ({ path }) => ({
    items: [
      {
        position: 1,
        at: madeUp(numberOf(path.id ?? '')).acceptedAt,
        kind: 'document.accepted',
        sentence: { vi: 'Trục tiếp nhận văn bản.', en: 'The axis accepted the document.' },
        by: 'system:dms',
      },
    ],
    upTo: 1,
    overdue: [],
  })),
  on('get', '/v1/documents/{id}/receipts', () => ({ receipts: [], upTo: 1 })),
  on('post', '/v1/deliveries/{id}/answer', ({ path, body }) => {
    const { status } = body as { status: string };
    const delivery = path.id ?? '';
    answered.set(delivery, status === '02' ? 'refused' : 'acknowledged');
    const state = answered.get(delivery) ?? 'acknowledged';
    return { delivery, state, stateName: states[state], receipts: [] };
  }),
  on('get', '/v1/registers/received', ({ query }) => ({
    agency: mine.code,
    agencyName: mine.name,
    year: Number(query.get('year')),
    entries: [],
    nextNumber: 1,
  })),
  on('get', '/v1/registers/sent', ({ query }) => ({
    agency: mine.code,
    agencyName: mine.name,
    year: Number(query.get('year')),
    entries: [],
  })),
];

function receivedLine(document: MadeUp) {
  const { delivery, state, acceptedAt } = document;
  return {
    ...lineOf(document),
    role: 'received' as const,
    delivery,
    recipient: mine.code,
    recipientName: mine.name,
    addressedTo: [mine.code],
    state,
    stateName: states[state],
    since: acceptedAt,
    sentAt: acceptedAt,
    questions: [],
  };
}

function sentLine(document: MadeUp) {
  const { state } = document;
  return {
    ...lineOf(document),
    role: 'sent' as const,
    recipients: {
      count: 12,
      byState: { acknowledged: 9, [state]: 3 },
      first: [{ agency: mine.code, name: mine.name, state, stateName: states[state] }],
    },
    openQuestions: 0,
  };
}

function documentOf(document: MadeUp): Document {
  return {
    ...lineOf(document),
    packet: { sha256: '0'.repeat(64), bytes: 8_000 },
    attachments: [
      { n: 1, name: 'cong-van.pdf', contentType: 'application/pdf', bytes: 43_000, sha256: '0'.repeat(64), main: true },
    ],
    verdict: {
      verdict: 'absent',
      code: 'signature.absent',
      params: {},
      sentence: { vi: 'Không ký số', en: 'Not signed' },
    },
    revocationAnswers: { used: 0, kept: 0 },
    standing: {
      standing: 'information',
      sentence: { vi: 'Không ký số: để biết, tham khảo', en: 'Not signed: for information' },
    },
    policy: 'channel',
    remarks: [],
    directoryVersion: 1,
    deliveries: [deliveryOf(document)],
  };
}
