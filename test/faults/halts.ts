import type * as journey from '../../apps/exchange/src/journey/index.js';

export type HaltingRole = 'gateway' | 'exchange' | 'tracker';

/** `exchange commit:before`; with a number, the so-manieth time it comes by there in one round of letters. */
export type Halt = `${HaltingRole} ${string}`;

/** Every step of the exchange's journey, and what belongs to it on both sides. */
export type Step =
  | {
      [Name in keyof typeof journey]: (typeof journey)[Name] extends (...words: never[]) => unknown ? Name : never;
    }[keyof typeof journey]
  | 'issueToken'
  | 'receivePacket'
  | 'pullFacts'
  | 'rereadPackets'
  | 'freezeDocument'
  | 'allowGateway'
  | 'releaseDocument'
  | 'redeliverDelivery'
  | 'settleDelivery'
  | 'freezeByPerson'
  | 'readOnPages';

const around = (role: HaltingRole, act: string): Halt[] => [`${role} ${act}:before`, `${role} ${act}:after`];
const write = (statement: string) => around('exchange', statement);
const move = (act: string) => around('exchange', `content.${act}`);
const answer = (question: string): Halt => `exchange answer exchange.${question}`;
/** Asked, but not heard yet; and heard, but not told to the system that called. */
const ask = (question: string) => around('gateway', `ask exchange.${question}`);

/** Steps that an ordinary letter does not come to: each is tested on an occasion of its own. */
export const occasions = {
  closing: ['closeOverdue'],
  bringing: ['handOver'],
  forwarding: ['forwardFromClosed'],
  forgiving: ['freezeDocument', 'allowGateway', 'releaseDocument'],
  reading: ['readOnPages'],
  operating: ['redeliverDelivery', 'settleDelivery', 'freezeByPerson', 'submitStatus'],
  withdrawing: ['takeBackDocument', 'carryOutConcerns', 'letContentGo'],
} as const satisfies Readonly<Record<string, readonly Step[]>>;

export const extraordinary: readonly Step[] = Object.values(occasions).flat();

/** Where each step may be cut off: before and after each write, move, commit and answer. */
export const haltsOf: Readonly<Record<Step, readonly Halt[]>> = {
  issueToken: [...write('remember-assertion'), answer('issue-token'), ...ask('issue-token')],
  receivePacket: [
    ...ask('admit-submission'),
    ...around('gateway', 'content.createIncoming'),
    ...around('gateway', 'content.createIncoming.write'),
    ...around('gateway', 'content.createIncoming.finish'),
    ...around('gateway', 'content.removeIncoming'),
  ],
  submitDocument: [
    ...write('begin'),
    ...write('lock-name'),
    ...move('keep'),
    ...write('insert-submission'),
    ...write('commit'),
    ...move('removeIncoming'),
    ...write('record-rejection'),
    answer('submit-document'),
    ...ask('submit-document'),
  ],
  // It writes nothing: after it has decided comes the lease.
  routeDelivery: ['exchange lease-waiting:before'],
  leaseDeliveries: [...write('lease-waiting'), answer('lease-deliveries'), ...ask('lease-deliveries')],
  releaseDelivery: [...write('release-leases'), answer('release-delivery'), ...ask('release-delivery')],
  openPacket: [
    ...write('record-fetched'),
    answer('open-packet'),
    ...ask('open-packet'),
    ...around('gateway', 'content.read'),
  ],
  // A clerk opens what was sent to an agency that works on the pages, enters it into its register, and corrects that.
  readOnPages: [...write('append-readings'), ...write('insert-entry'), ...write('correct-entry')],
  confirmDelivery: [
    ...write('record-outcome'),
    ...write('tell-attempt'),
    answer('confirm-delivery'),
    ...ask('confirm-delivery'),
    answer('confirm-deliveries'),
    ...ask('confirm-deliveries'),
  ],
  handOver: [
    ...write('claim-due'),
    ...around('exchange', 'courier.bring'),
    ...write('record-fetched'),
    ...write('record-outcome'),
    ...write('end-attempt'),
  ],
  answerDelivery: [
    // The first is that of the confirmation before it.
    'exchange record-outcome:before 2',
    'exchange record-outcome:after 2',
    answer('answer-delivery'),
    ...ask('answer-delivery'),
    answer('answer-deliveries'),
    ...ask('answer-deliveries'),
  ],
  submitStatus: [answer('submit-status'), ...ask('submit-status')],
  takeBackDocument: [...write('record-outcome'), answer('take-back-document'), ...ask('take-back-document')],
  carryOutConcerns: [...write('declare-concern'), ...write('settle-concern')],
  letContentGo: [...write('let-content-go'), ...move('remove')],
  closeOverdue: ['exchange overdue-deliveries:after', ...write('record-outcome')],
  forwardFromClosed: write('redirect-deliveries'),
  showDocument: [answer('show-document'), ...ask('show-document')],
  listDeliveries: [answer('list-deliveries'), ...ask('list-deliveries')],
  factsAfter: [answer('facts-after')],
  pullFacts: [...around('tracker', 'ask exchange.facts-after'), ...around('tracker', 'append-page')],
  rereadPackets: [
    answer('packet-to-reread'),
    ...around('tracker', 'ask exchange.packet-to-reread'),
    ...around('tracker', 'move-on'),
  ],
  freezeDocument: [
    ...write('freeze-document'),
    answer('report-mismatch'),
    ...around('tracker', 'ask exchange.report-mismatch'),
  ],
  redeliverDelivery: [
    ...write('succeed-delivery'),
    answer('redeliver-delivery'),
    answer('close-delivery'),
    ...ask('redeliver-delivery'),
  ],
  settleDelivery: [...write('settle-delivery'), answer('settle-delivery')],
  freezeByPerson: [...write('freeze-by-person'), answer('freeze-document')],
  allowGateway: [...write('let-gateway-in'), answer('allow-gateway')],
  // It is asked twice whether it may be, and then to do it.
  releaseDocument: [
    ...write('release-document'),
    answer('release-document'),
    'exchange answer exchange.release-document 3',
  ],
};
