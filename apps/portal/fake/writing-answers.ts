import { on } from './answering.js';
import { documentsThere, madeUp } from './made-up.js';

/** What the form asks when everything is written; what was sent goes nowhere. */
export const writingAnswers = [
  on('post', '/v1/document-checks', () => ({
    outcome: 'acceptable' as const,
    warnings: [],
    attachments: [],
    standing: {
      standing: 'information' as const,
      sentence: { vi: 'Không ký số: để biết, tham khảo', en: 'Not signed: for information' },
    },
    policy: 'channel' as const,
  })),
  on('post', '/v1/documents', () => ({
    id: madeUp(0).id,
    documentId: `gia-lap,${documentsThere}`,
    edition: 1,
    receipt: 'e30.e30.gia-lap',
    deliveries: [],
    warnings: [],
  })),
];
