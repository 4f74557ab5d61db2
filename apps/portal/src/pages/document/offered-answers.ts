import type { Schemas } from '../../api/call.js';

type Delivery = Schemas['Delivery'];
type Question = NonNullable<Delivery['questions']>[number];

export type AnswerAct =
  'take' | 'refuse' | 'return' | 'assign' | 'process' | 'finish' | 'agree' | 'disagree' | 'cancelled';

export interface OfferedAnswer {
  readonly act: AnswerAct;
  readonly status: '02' | '03' | '04' | '05' | '06' | '15' | '16';
  readonly question?: Question;
}

/** Of whom somebody has the bytes, though the axis waits for the word that they are stored. */
const fetchedThough: readonly string[] = ['pending.being-fetched', 'pending.not-confirmed'];

/**
 * What a recipient's clerk can say of a delivery as it stands. The axis decides again; what it would refuse for certain is not
 * offered.
 */
export function offeredAnswers(delivery: Pick<Delivery, 'state' | 'answers' | 'questions' | 'move'>): OfferedAnswer[] {
  return [...answersToQuestions(delivery), ...stepsOfWork(delivery)];
}

/** It has to be opened before anything can be said about it. */
export function waitsToBeOpened({ state, move }: Pick<Delivery, 'state' | 'move'>): boolean {
  return state === 'pending' && !fetchedThough.includes(move.code) && !move.code.startsWith('frozen.');
}

function answersToQuestions({ questions = [] }: Pick<Delivery, 'questions'>): OfferedAnswer[] {
  return questions.flatMap((question): OfferedAnswer[] => [
    { act: question.kind === 'revocation' ? 'cancelled' : 'agree', status: '15', question },
    ...(question.disagreed ? [] : [{ act: 'disagree', status: '16', question } as const]),
  ]);
}

function stepsOfWork({ state, answers, move }: Pick<Delivery, 'state' | 'answers' | 'move'>): OfferedAnswer[] {
  const isThere = state === 'delivered' || (state === 'pending' && fetchedThough.includes(move.code));
  if (isThere) {
    return [
      { act: 'take', status: '03' },
      { act: 'refuse', status: '02' },
    ];
  }
  if (state !== 'acknowledged') return [];
  const told = new Set(answers.map(({ status }) => status));
  if (told.has('06')) return [];
  return [
    { act: 'assign', status: '04' },
    ...(told.has('05') ? [] : [{ act: 'process', status: '05' } as const]),
    { act: 'finish', status: '06' },
    { act: 'return', status: '02' },
  ];
}
