import { createPublicKey } from 'node:crypto';
import type { Fact } from '@edoc-axis/contracts';
import type { KeyList, ListedKey } from '@edoc-axis/domain';
import { signReceipt } from '@edoc-axis/evidence';
import { makeReceiptAxis } from '../../../../test/support/receipt-axis.js';
import { judgeReceipt } from './judge-receipt.js';

const axis = makeReceiptAxis();
const at = '2026-03-01T08:00:00.000Z';
const doc = { id: 'doc-1', documentId: 'H36.01,2026/03/01,1/VP', sender: 'H36.01', packetSha256: 'ab'.repeat(32) };
const event = 'SubmissionAcceptance';
const claims = { iss: 'VN.TEST', jti: 'r-1', iat: Date.parse(at) / 1000, event, doc, at, by: 'axis' } as const;
const receipt = { id: 'r-1', event, at, jws: signReceipt(claims, axis.key) };
const fact = { id: 'f-1', document: doc.id, params: {}, at, receipt } as unknown as Fact;

const key: ListedKey = {
  ...{ use: 'receipt', kid: 'receipt-1', algorithm: 'ES256', since: '2026-01-01T00:00:00.000Z' },
  publicKeyPem: createPublicKey(axis.receiptPem).export({ type: 'spki', format: 'pem' }).toString(),
};

/** A ring whose later list is seen only when somebody looks. */
function ringOf(now: readonly ListedKey[], later = now) {
  const listOf = (keys: readonly ListedKey[]): KeyList => ({ iss: 'VN.TEST', iat: 0, version: 1, keys });
  const ring = { list: listOf(now), refresh: () => void (ring.list = listOf(later)) };
  return ring;
}

const judge = (ring: ReturnType<typeof ringOf>) => judgeReceipt(fact, { rootPem: axis.rootPem, ring });

describe('the receipt of a fact', () => {
  it('by a key made a moment ago is believed: the list is looked at again', () => {
    expect(judge(ringOf([], [key]))).toEqual({ claims });
  });

  it('by a key that the axis never listed is a finding', () => {
    expect(judge(ringOf([]))).toMatchObject({ finding: { code: 'receipt.key-unknown', subject: 'r-1' } });
  });

  it('by a key that was lost is believed: it came from the exchange, where a thief cannot put one', () => {
    const ended = { why: 'lost', at, lostSince: '2026-02-01T00:00:00Z' } as const;
    expect(judge(ringOf([{ ...key, ended }]))).toEqual({ claims });
  });

  it('dated after its key had ceased to sign is a finding', () => {
    const ended = { why: 'rotated', at: '2026-02-01T00:00:00Z' } as const;
    const over = { ...key, until: '2026-02-01T00:15:00Z', ended };
    expect(judge(ringOf([over]))).toMatchObject({ finding: { code: 'receipt.key-over' } });
  });
});
