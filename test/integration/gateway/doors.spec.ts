import {
  acceptInvitation,
  announceCheck,
  callOffCheck,
  showCheck,
  addAgency,
  agenciesBelow,
  addPerson,
  answerDeliveries,
  answerDelivery,
  changeAgency,
  approveProposal,
  carryInRevocationList,
  changeGrants,
  closeAgency,
  disablePerson,
  distrustCertificate,
  documentsSignedWith,
  endSessions,
  confirmDeliveries,
  confirmDelivery,
  directorySince,
  correctEntry,
  enterDelivery,
  examineExchange,
  examineRegistry,
  examineRevocation,
  examineTracker,
  exchangeKeys,
  exchangeReadiness,
  findAgencies,
  importPeople,
  issueToken,
  leaseDeliveries,
  listCertificates,
  listDeliveries,
  listDocuments,
  listOverdue,
  listPeople,
  listNotices,
  listProposals,
  listReadings,
  listReceipts,
  listSessions,
  listReceivedRegister,
  listSentRegister,
  listSystems,
  type Question,
  readAudit,
  refuseProposal,
  registerCertificate,
  registerSystem,
  publishedKeys,
  putContacts,
  registryKeys,
  releaseDelivery,
  renewAccess,
  resetSecondFactor,
  showAgency,
  showCapabilities,
  showContacts,
  showDocument,
  showPerson,
  showSelf,
  showTimeline,
  takeBackChange,
  takeBackDocument,
  tolerateSha1,
  signIn,
  signOut,
  twoPersons,
} from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import request from 'supertest';
import { pagePaths } from '../../../apps/gateway/src/doors/pages/page-paths.js';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import {
  agency,
  capabilities,
  certificate,
  deliveryId,
  deliveryReceipt,
  digest,
  document,
  documentId,
  leased,
  publicKey,
  receiptJws,
} from './support/replies.js';
import { aScriptedAsker } from './support/scripted-asker.js';

const person = {
  ...{ name: 'lan', fullName: 'Lan', grants: [{ role: 'auditor' as const }], secondFactor: true },
  addedAt: '2026-01-01T00:00:00Z',
};
const proposal = {
  ...{ id: documentId, what: 'registry.register-certificate', subject: 'H36.15', agencies: ['H36.15'], wanted: {} },
  ...{ askedBy: 'nam', askedAt: '2026-01-01T00:00:00Z', until: '2026-01-15T00:00:00Z', state: 'pending' as const },
};
const asker = aScriptedAsker();
const ended = { why: 'rotated', at: '2026-02-01T00:00:00.000Z' } as const;
const ring = {
  list: {
    ...{ iss: 'VN.TEST', iat: 1_770_000_000, version: 2 },
    keys: [publicKey('axis-root', 'r'), { ...publicKey('receipt', 'a'), ended }, publicKey('receipt', 'b')],
  },
  jws: 'e30.e30.AA',
};
let gateway: OpenedGateway;

beforeAll(async () => {
  gateway = await anOpenedGateway(asker, { ring });
});
afterAll(() => gateway.close());
beforeEach(() => asker.forget());

interface Row {
  readonly call: string;
  readonly body?: object;
  readonly question: Question;
  readonly asks: object;
  readonly reply: object;
  readonly status?: number;
}

const system = { kind: 'system', name: 'dms-a', door: 'v1', keys: [], suspended: false };
const proof = { leaseToken: 'lease', packetSha256: digest };

const check = {
  ...{ id: documentId, at: '2026-12-01T00:00:00Z', under: 'H36', by: 'operator' },
  ...{ agencies: 168, reachable: 166, unreachable: [] },
};

const withCaller: Row[] = [
  {
    call: 'POST /v1/connection-checks/active',
    body: { under: 'H36', at: '2026-12-01T00:00:00Z', announce: true },
    question: announceCheck,
    asks: { under: 'H36', at: '2026-12-01T00:00:00Z', minutes: 30, announce: true },
    reply: check,
    status: 201,
  },
  { call: `GET /v1/connection-checks/${documentId}`, question: showCheck, asks: { id: documentId }, reply: check },
  {
    call: `POST /v1/connection-checks/${documentId}/call-off`,
    body: {},
    question: callOffCheck,
    asks: { id: documentId },
    reply: check,
  },
  {
    call: `GET /v1/readings?who=lan&agency=H36.07&from=2026-11-01T00:00:00Z`,
    question: listReadings,
    asks: { who: 'lan', agency: 'H36.07', from: '2026-11-01T00:00:00Z', limit: 100 },
    reply: { readings: [], next: documentId },
  },
  {
    call: `GET /v1/documents/${documentId}/readings?after=${deliveryId}`,
    question: listReadings,
    asks: { document: documentId, after: deliveryId, limit: 100 },
    reply: { readings: [] },
  },
  { call: 'GET /v1/sessions', question: listSessions, asks: {}, reply: { sessions: [] } },
  { call: 'DELETE /v1/sessions', question: endSessions, asks: {}, reply: { ended: 2 } },
  {
    call: `DELETE /v1/sessions/${documentId}`,
    question: endSessions,
    asks: { session: documentId },
    reply: { ended: 1 },
  },
  {
    call: `GET /v1/documents/${documentId}`,
    question: showDocument,
    asks: { document: documentId },
    reply: document,
  },
  {
    call: `GET /v1/documents/${documentId}/deliveries?after=c&limit=500`,
    question: listDeliveries,
    asks: { document: documentId, after: 'c', limit: 500 },
    reply: { deliveries: [], next: 'd' },
  },
  {
    call: `GET /v1/documents/${documentId}/timeline?after=7`,
    question: showTimeline,
    asks: { document: documentId, after: 7, limit: 200 },
    reply: { items: [], upTo: 9, overdue: [] },
  },
  {
    call: `GET /v1/documents/${documentId}/receipts?limit=1`,
    question: listReceipts,
    asks: { document: documentId, after: 0, limit: 1 },
    reply: { receipts: [], upTo: 9 },
  },
  {
    call: 'GET /v1/documents?role=received&agency=H36,H37&state=pending,delivered&text=12%2FUBND&priority=1&limit=2',
    question: listDocuments,
    asks: {
      ...{ role: 'received', agencies: ['H36', 'H37'], states: ['pending', 'delivered'], text: '12/UBND' },
      ...{ priority: 1, limit: 2, waits: false },
    },
    reply: { documents: [], next: 'c', searchedBackTo: '2026-11-20T01:00:00Z' },
  },
  {
    call: 'GET /v1/documents?role=received&waits=true&agency=H36&agency=H37',
    question: listDocuments,
    asks: { role: 'received', agencies: ['H36', 'H37'], waits: true, limit: 50 },
    reply: { documents: [] },
  },
  {
    call: 'GET /v1/overdue?agency=H36&role=sent&after=c',
    question: listOverdue,
    asks: { agencies: ['H36'], role: 'sent', after: 'c', limit: 100 },
    reply: { overdue: [], upTo: 9 },
  },
  {
    call: 'GET /v1/registers/received?agency=H36&year=2026',
    question: listReceivedRegister,
    asks: { agency: 'H36', year: 2026, limit: 100 },
    reply: { agency: 'H36', year: 2026, entries: [], nextNumber: 1 },
  },
  {
    call: 'GET /v1/registers/sent?agency=H36&year=2026&after=c',
    question: listSentRegister,
    asks: { agency: 'H36', year: 2026, after: 'c', limit: 100 },
    reply: { agency: 'H36', year: 2026, entries: [] },
  },
  {
    call: `POST /v1/deliveries/${deliveryId}/entry`,
    body: { number: 7, on: '2026-11-20' },
    question: enterDelivery,
    asks: { delivery: deliveryId, number: 7, on: '2026-11-20' },
    reply: {
      ...{ delivery: deliveryId, year: 2026, number: 7, on: '2026-11-20', by: 'dms' },
      enteredAt: '2026-11-20T01:00:00Z',
    },
  },
  {
    call: `POST /v1/deliveries/${deliveryId}/entry/corrections`,
    body: { was: { year: 2026, number: 7, on: '2026-11-20' }, number: 8, reason: 'Ghi nhầm' },
    question: correctEntry,
    asks: { delivery: deliveryId, was: { year: 2026, number: 7, on: '2026-11-20' }, number: 8, reason: 'Ghi nhầm' },
    reply: {
      ...{
        delivery: deliveryId,
        year: 2026,
        number: 8,
        on: '2026-11-20',
        by: 'dms',
        enteredAt: '2026-11-20T01:00:00Z',
      },
      corrections: [
        {
          ...{ year: 2026, number: 7, on: '2026-11-20', by: 'person:van-thu', reason: 'Ghi nhầm' },
          correctedAt: '2026-11-20T02:00:00Z',
        },
      ],
    },
  },
  {
    call: 'POST /v1/inbox/lease',
    body: { limit: 5 },
    question: leaseDeliveries,
    asks: { limit: 5 },
    reply: { deliveries: [leased] },
  },
  {
    call: `POST /v1/deliveries/${deliveryId}/confirm`,
    body: proof,
    question: confirmDelivery,
    asks: { ...proof, delivery: deliveryId },
    reply: deliveryReceipt,
  },
  {
    call: 'POST /v1/inbox/confirm',
    body: { confirmations: [{ ...proof, delivery: deliveryId }] },
    question: confirmDeliveries,
    asks: { confirmations: [{ ...proof, delivery: deliveryId }] },
    reply: { outcomes: [deliveryReceipt] },
  },
  {
    call: 'POST /v1/inbox/answer',
    body: { answers: [{ delivery: deliveryId, status: '03', answersSeen: 0 }] },
    question: answerDeliveries,
    asks: { answers: [{ delivery: deliveryId, status: '03', answersSeen: 0 }] },
    reply: { outcomes: [deliveryReceipt] },
  },
  {
    call: `POST /v1/deliveries/${deliveryId}/release`,
    body: { leaseToken: 'lease', reason: 'no room' },
    question: releaseDelivery,
    asks: { leaseToken: 'lease', reason: 'no room', delivery: deliveryId },
    reply: { released: true },
  },
  {
    call: `POST /v1/documents/${documentId}/take-back`,
    body: { reason: 'Gửi nhầm', recipients: ['H36.16'] },
    question: takeBackDocument,
    asks: { reason: 'Gửi nhầm', recipients: ['H36.16'], document: documentId },
    reply: { document: documentId, withdrawn: 1, asked: 0, declined: 0, ended: 0, deliveries: [] },
  },
  {
    call: `POST /v1/deliveries/${deliveryId}/answer`,
    body: { status: '03', description: 'Đã tiếp nhận' },
    question: answerDelivery,
    asks: { status: '03', description: 'Đã tiếp nhận', delivery: deliveryId },
    reply: deliveryReceipt,
  },
  {
    call: 'POST /v1/agencies',
    body: { code: 'H36.15', name: 'Ủy ban nhân dân xã A' },
    question: addAgency,
    asks: { code: 'H36.15', name: 'Ủy ban nhân dân xã A' },
    reply: agency,
    status: 201,
  },
  {
    call: 'POST /v1/agencies/H36.15/close',
    body: { at: '2026-12-01T00:00:00Z', successors: ['H36.20'] },
    question: closeAgency,
    asks: { code: 'H36.15', at: '2026-12-01T00:00:00Z', successors: ['H36.20'] },
    reply: { ...agency, validUntil: '2026-12-01T00:00:00Z' },
  },
  {
    call: 'PATCH /v1/agencies/H36.15',
    body: { name: 'Ủy ban nhân dân phường A', address: null, since: '2026-12-01T00:00:00Z' },
    question: changeAgency,
    asks: { code: 'H36.15', name: 'Ủy ban nhân dân phường A', address: null, since: '2026-12-01T00:00:00Z' },
    reply: agency,
  },
  {
    call: 'POST /v1/agencies/H36.15/take-back',
    body: { since: '2026-12-01T00:00:00Z', reason: 'chưa có quyết định' },
    question: takeBackChange,
    asks: { code: 'H36.15', since: '2026-12-01T00:00:00Z', reason: 'chưa có quyết định' },
    reply: agency,
  },
  {
    call: 'GET /v1/agencies/H36.15/capabilities?at=2026-12-01T00:00:00Z',
    question: showCapabilities,
    asks: { code: 'H36.15', at: '2026-12-01T00:00:00Z' },
    reply: capabilities,
  },
  {
    call: 'GET /v1/agencies/H36.15/contacts',
    question: showContacts,
    asks: { code: 'H36.15' },
    reply: { clerks: [{ role: 'Văn thư', email: 'vanthu@example.vn' }], technical: [] },
  },
  {
    call: 'PUT /v1/agencies/H36.15/contacts',
    body: { technical: [{ role: 'CNTT', telephone: '0263 3822 000' }] },
    question: putContacts,
    asks: { code: 'H36.15', clerks: [], technical: [{ role: 'CNTT', telephone: '0263 3822 000' }] },
    reply: { clerks: [], technical: [{ role: 'CNTT', telephone: '0263 3822 000' }] },
  },
  {
    call: 'POST /v1/agencies/H36.15/sha1',
    body: { tolerated: true },
    question: tolerateSha1,
    asks: { code: 'H36.15', tolerated: true },
    reply: { ...agency, toleratesSha1: true },
  },
  {
    call: 'POST /v1/certificates',
    body: { pem: '-----BEGIN CERTIFICATE-----', agencies: ['H36.15'] },
    question: registerCertificate,
    asks: { pem: '-----BEGIN CERTIFICATE-----', agencies: ['H36.15'], role: 'organisation', also: false },
    reply: certificate,
    status: 201,
  },
  {
    call: 'GET /v1/certificates?agency=H36.15&endsWithinDays=30',
    question: listCertificates,
    asks: { agency: 'H36.15', endsWithinDays: 30, limit: 100 },
    reply: { certificates: [certificate] },
  },
  {
    call: `POST /v1/certificates/${digest}/distrust`,
    body: { since: '2026-11-01T00:00:00Z', reason: 'mất USB token' },
    question: distrustCertificate,
    asks: { certificate: digest, since: '2026-11-01T00:00:00Z', reason: 'mất USB token' },
    reply: { ...certificate, revokedAt: '2026-11-01T00:00:00Z', revocationReason: 'mất USB token' },
  },
  {
    call: `GET /v1/certificates/${digest}/documents?since=2026-11-01T00:00:00Z`,
    question: documentsSignedWith,
    asks: { certificate: digest, since: '2026-11-01T00:00:00Z', limit: 100 },
    reply: { documents: [] },
  },
  {
    call: 'POST /v1/revocation-lists',
    body: { list: 'MIIB' },
    question: carryInRevocationList,
    asks: { list: 'MIIB' },
    reply: { answer: digest, until: '2026-12-01T00:00:00Z', certificates: 0, revocations: [] },
    status: 201,
  },
  {
    call: 'POST /v1/revocation-lists',
    body: { list: 'MIIB', of: { sha256: digest, part: 1, parts: 2 } },
    question: carryInRevocationList,
    asks: { list: 'MIIB', of: { sha256: digest, part: 1, parts: 2 } },
    reply: { partsMissing: 1 },
    status: 201,
  },
  {
    call: 'POST /v1/systems',
    body: { name: 'dms-a', agencies: ['H36.15'], publicKeyPem: '-----BEGIN PUBLIC KEY-----' },
    question: registerSystem,
    asks: { name: 'dms-a', door: 'v1', agencies: ['H36.15'], publicKeyPem: '-----BEGIN PUBLIC KEY-----' },
    reply: { ...system, serves: [] },
    status: 201,
  },
  {
    call: 'GET /v1/systems',
    question: listSystems,
    asks: { limit: 100 },
    reply: { systems: [{ ...system, agencies: 1 }] },
  },
  {
    call: 'POST /v1/certificates',
    body: { pem: '-----BEGIN CERTIFICATE-----', agencies: ['H36.15'] },
    question: registerCertificate,
    asks: { agencies: ['H36.15'] },
    reply: { proposal },
    status: 202,
  },
  {
    call: 'POST /v1/systems',
    body: { name: 'dms-a', agencies: ['H36.15'], publicKeyPem: '-----BEGIN PUBLIC KEY-----' },
    question: registerSystem,
    asks: { name: 'dms-a' },
    reply: { proposal },
    status: 202,
  },
  {
    call: 'POST /v1/agencies/H36.15/close',
    body: { at: '2026-12-01T00:00:00Z', successors: ['H36.20'] },
    question: closeAgency,
    asks: { code: 'H36.15' },
    reply: { proposal },
    status: 202,
  },
  {
    call: 'POST /v1/people',
    body: { name: 'lan', fullName: 'Lan', grants: [{ role: 'auditor' }] },
    question: addPerson,
    asks: { name: 'lan', fullName: 'Lan', grants: [{ role: 'auditor' }] },
    reply: { person, invitation: 'i'.repeat(43), until: '2026-12-01T00:00:00Z' },
    status: 201,
  },
  {
    call: 'POST /v1/people/import',
    body: { csv: 'name,fullName,role' },
    question: importPeople,
    asks: { csv: 'name,fullName,role', dryRun: false },
    reply: { people: [{ name: 'lan', fullName: 'Lan' }], imported: false },
  },
  { call: 'GET /v1/people', question: listPeople, asks: { limit: 100 }, reply: { people: [person] } },
  { call: 'GET /v1/people/lan', question: showPerson, asks: { name: 'lan' }, reply: person },
  {
    call: 'POST /v1/people/lan/roles',
    body: { grants: [{ role: 'administrator' }], reason: 'phân công' },
    question: changeGrants,
    asks: { name: 'lan', grants: [{ role: 'administrator' }], reason: 'phân công' },
    reply: { proposal },
    status: 202,
  },
  {
    call: 'POST /v1/people/lan/disable',
    body: { reason: 'nghỉ việc' },
    question: disablePerson,
    asks: { name: 'lan', reason: 'nghỉ việc' },
    reply: person,
  },
  {
    call: 'POST /v1/people/lan/reset-totp',
    body: { reason: 'mất điện thoại' },
    question: resetSecondFactor,
    asks: { name: 'lan', reason: 'mất điện thoại' },
    reply: { person, invitation: 'i'.repeat(43), until: '2026-12-01T00:00:00Z' },
  },
  { call: 'GET /v1/sessions/self', question: showSelf, asks: {}, reply: { person, notices: [] } },
  {
    call: 'GET /v1/approvals?state=pending',
    question: listProposals,
    asks: { state: 'pending', limit: 100 },
    reply: { proposals: [proposal] },
  },
  {
    call: `POST /v1/approvals/${documentId}/approve`,
    body: {},
    question: approveProposal,
    asks: { proposal: documentId },
    reply: { proposal, result: agency },
  },
  {
    call: `POST /v1/approvals/${documentId}/refuse`,
    body: { reason: 'chưa đủ hồ sơ' },
    question: refuseProposal,
    asks: { proposal: documentId, reason: 'chưa đủ hồ sơ' },
    reply: proposal,
  },
  {
    call: 'GET /v1/notices?state=failed',
    question: listNotices,
    asks: { state: 'failed', limit: 100 },
    reply: { mail: true, call: false, unaddressed: 0, gathering: 2, withoutContact: 1, dispatches: [] },
  },
  {
    call: 'GET /v1/audit?subject=H36&who=lan&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z&after=12',
    question: readAudit,
    asks: {
      subject: 'H36',
      who: 'lan',
      from: '2026-01-01T00:00:00Z',
      to: '2026-02-01T00:00:00Z',
      after: '12',
      limit: 100,
    },
    reply: { records: [] },
  },
  {
    call: 'GET /v1/examination/exchange?after=p',
    question: examineExchange,
    asks: { after: 'p' },
    reply: { examined: { documents: 1, deliveries: 1, receipts: 1 }, findings: [] },
  },
  {
    call: 'GET /v1/examination/registry',
    question: examineRegistry,
    asks: {},
    reply: { certificates: 2, findings: [] },
  },
  {
    call: 'GET /v1/examination/tracker',
    question: examineTracker,
    asks: {},
    reply: { facts: 3, receipts: 2, caughtUp: true, rereading: { share: 1, behind: 0 }, findings: [] },
  },
];

const forEverybody: Row[] = [
  {
    call: 'GET /v1/agencies?q=uy%20ban&prefix=H36.',
    question: findAgencies,
    asks: { q: 'uy ban', prefix: 'H36.', recipients: false, limit: 100 },
    reply: { agencies: [agency], version: 3 },
  },
  {
    call: 'GET /v1/agencies?recipients=true&at=2026-12-01T00:00:00Z',
    question: findAgencies,
    asks: { recipients: true, at: '2026-12-01T00:00:00Z', limit: 100 },
    reply: { agencies: [agency], version: 3 },
  },
  {
    call: 'GET /v1/agency-tree?below=H36',
    question: agenciesBelow,
    asks: { below: 'H36', recipients: false, limit: 500 },
    reply: { agencies: [agency], branches: ['H36.15'], version: 3 },
  },
  {
    call: 'GET /v1/agencies/000.15.00.H36?at=2026-01-01T00:00:00Z',
    question: showAgency,
    asks: { code: '000.15.00.H36', at: '2026-01-01T00:00:00Z' },
    reply: agency,
  },
  {
    call: 'GET /v1/directory?since=12',
    question: directorySince,
    asks: { since: 12, audience: 'public' },
    reply: { page: receiptJws },
  },
];

describe('people', () => {
  const session = 's'.repeat(43);
  const credentials = { name: 'lan', password: 'con mèo nhảy qua hàng rào', code: '123456' };

  it('sign in by what they know and have, and the registry hears from where', async () => {
    const reply = { accessToken: 'a.b.c', expiresInSeconds: 120, session, person, idleSeconds: 1800 };
    asker.answers(signIn, () => ({ ...reply, endsAt: '2026-12-01T00:00:00Z', notices: [] }));
    const answer = await request(gateway.url).post('/v1/sessions').send(credentials).expect(201);
    expect(answer.body).toMatchObject(reply);
    expect(answer.headers['cache-control']).toBe('no-store');
    const { request: asked, askedFor } = asker.lastOf(signIn);
    expect(asked).toEqual(credentials);
    expect(askedFor).toMatchObject({ address: expect.stringMatching(/^(::ffff:)?127\.0\.0\.1$|^::1$/) });
    expect(askedFor.caller).toBeUndefined();
  });

  it('hear why not, and a secret that was refused stands in no answer', async () => {
    asker.answers(signIn, () => {
      throw new CataloguedError('caller.locked-out', { lockedUntil: '2026-12-01T00:00:00Z' });
    });
    const answer = await request(gateway.url).post('/v1/sessions').send(credentials).expect(429);
    expect(answer.body).toMatchObject({ code: 'caller.locked-out', retry: 'later' });
    const malformed = { ...credentials, code: 7 };
    const refused = await request(gateway.url).post('/v1/sessions').send(malformed).expect(400);
    expect(refused.text + answer.text).not.toContain(credentials.password);
  });

  it('renew, end and begin what they hold in the body alone, where no log keeps it', async () => {
    const until = { idleUntil: '2026-12-01T00:00:00Z', endsAt: '2026-12-01T00:00:00Z' };
    asker.answers(renewAccess, () => ({ accessToken: 'a.b.c', expiresInSeconds: 120, ...until }));
    await request(gateway.url).post('/v1/sessions/token').send({ session }).expect(200);
    expect(asker.lastOf(renewAccess).request).toEqual({ session });
    asker.answers(signOut, () => ({}));
    await request(gateway.url).post('/v1/sessions/end').send({ session }).expect(200);
    asker.answers(acceptInvitation, () => ({ name: 'lan', recoveryCodes: ['AAAA-BBBB'] }));
    const accepted = { invitation: 'i'.repeat(43), password: credentials.password, code: '123456' };
    await request(gateway.url).post('/v1/invitations/accept').send(accepted).expect(200);
    expect(asker.lastOf(acceptInvitation).request).toEqual(accepted);
  });

  it('see whether two persons are needed without asking who they are', async () => {
    asker.answers(twoPersons, () => ({ setting: 'once-joined' as const, inForce: false }));
    const answer = await request(gateway.url).get('/v1/axis').expect(200);
    expect(answer.body).toEqual({ axis: 'VN.TEST', twoPersons: { setting: 'once-joined', inForce: false } });
  });
});

function send({ call, body }: Row, token?: string) {
  const [method = '', path = ''] = call.split(' ');
  const agent = request(gateway.url) as unknown as Record<string, (path: string) => request.Test>;
  const asked = agent[method.toLowerCase()]?.(path) ?? request(gateway.url).get(path);
  const sent = body === undefined ? asked : asked.send(body);
  return token ? sent.set('authorization', `Bearer ${token}`) : sent;
}

it('says what the program of a caller says of itself, in one line of a hundred characters', async () => {
  asker.answers(showDocument, () => document);
  const show = () => request(gateway.url).get(`/v1/documents/${documentId}`).set('authorization', 'Bearer t.o.k');
  await show()
    .set('user-agent', ` eOffice/4.2 \t(So)${'x'.repeat(200)}`)
    .expect(200);
  const { program } = asker.lastOf(showDocument).askedFor;
  expect(program).toMatch(/^eOffice\/4\.2 \(.*x…$/);
  expect(program).toHaveLength(101);
  await show().set('user-agent', ' ').expect(200);
  expect(asker.lastOf(showDocument).askedFor.program).toBeUndefined();
});

describe.each(withCaller)('$call', (row) => {
  it('asks in the name of the caller and hands the answer on', async () => {
    asker.answers(row.question, () => row.reply);
    const answer = await send(row, 'token-of.the.caller').expect(row.status ?? 200);
    expect(answer.headers.location).toBe(row.status === 202 ? `/v1/approvals/${documentId}` : undefined);
    expect(answer.body).toEqual(JSON.parse(JSON.stringify(row.reply)));
    expect(asker.lastOf(row.question)).toMatchObject({
      request: row.asks,
      askedFor: { caller: 'token-of.the.caller', occurrence: answer.headers['x-request-id'] },
    });
  });

  it('asks nobody anything for a caller without a token', async () => {
    const answer = await send(row).expect(401);
    expect(answer.body.code).toBe('caller.token-missing');
    expect(answer.headers['www-authenticate']).toContain('Bearer');
    expect(asker.heard).toEqual([]);
  });

  it('refuses in the words of who was asked', async () => {
    asker.answers(row.question, () => {
      throw new CataloguedError('caller.scope-missing', { scope: 'administer' });
    });
    const answer = await send(row, 'token')
      .expect(403)
      .expect('content-type', /application\/problem\+json/);
    expect(answer.body).toMatchObject({ code: 'caller.scope-missing', scope: 'administer', retry: 'never' });
    expect(answer.body.occurrence).toBe(answer.headers['x-request-id']);
  });
});

it('of several, says for each that was refused what its caller would have heard for it alone', async () => {
  const refused = { problem: { code: 'delivery.wrong-digest', params: { confirmedSha256: 'a', packetSha256: 'b' } } };
  asker.answers(confirmDeliveries, () => ({ outcomes: [refused, deliveryReceipt] }));
  const other = '0198a5b0-0000-7000-8000-000000000001';
  const answer = await request(gateway.url)
    .post('/v1/inbox/confirm')
    .set('authorization', 'Bearer token')
    .set('accept-language', 'en')
    .send({ confirmations: [other, deliveryId].map((delivery) => ({ ...proof, delivery })) })
    .expect(200);
  expect(answer.body.outcomes).toEqual([
    {
      delivery: other,
      problem: expect.objectContaining({
        ...{ status: 400, code: 'delivery.wrong-digest', confirmedSha256: 'a', retry: 'never' },
        ...{ occurrence: answer.headers['x-request-id'], detail: expect.stringMatching(/digest/i) },
      }),
    },
    JSON.parse(JSON.stringify(deliveryReceipt)),
  ]);
});

describe.each(forEverybody)('$call', (row) => {
  it('answers anybody, and no token goes further than the door', async () => {
    asker.answers(row.question, () => row.reply);
    const answer = await send(row, 'token').expect(200);
    expect(answer.body).toEqual(row.reply);
    const { request: asked, askedFor } = asker.lastOf(row.question);
    expect(asked).toMatchObject(row.asks);
    expect(askedFor.caller).toBeUndefined();
  });
});

describe('POST /oauth/token', () => {
  const form = {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: 'a.b.c',
    scope: 'send receive',
  };
  const ask = (fields: object) => request(gateway.url).post('/oauth/token').type('form').send(fields);

  it('gives a bearer token and names its own address as the audience', async () => {
    asker.answers(issueToken, () => ({ accessToken: 'x.y.z', expiresInSeconds: 600, scope: 'send' }));
    const answer = await ask({ ...form, client_id: 'ignored' }).expect(200);
    expect(answer.body).toEqual({ access_token: 'x.y.z', token_type: 'Bearer', expires_in: 600, scope: 'send' });
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', pragma: 'no-cache' });
    expect(asker.lastOf(issueToken).request).toEqual({
      assertion: 'a.b.c',
      audience: `${gateway.url}/oauth/token`,
      scope: 'send receive',
    });
  });

  it.each([
    ['a replayed assertion', 'caller.assertion-replayed', {}, 401, 'invalid_client'],
    ['a scope it does not have', 'caller.scope-missing', { scope: 'administer' }, 400, 'invalid_scope'],
    ['an exchange that is away', 'process.unreachable', { process: 'exchange' }, 503, 'temporarily_unavailable'],
  ] as const)(
    'refuses %s in the shape of RFC 6749, with our code beside it',
    async (_, code, params, status, error) => {
      asker.answers(issueToken, () => {
        throw new CataloguedError(code, params);
      });
      const answer = await ask(form)
        .expect(status)
        .expect('content-type', /application\/json/);
      expect(answer.body).toMatchObject({ error, code, occurrence: answer.headers['x-request-id'] });
      expect(answer.body.error_description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
    },
  );

  it.each([
    ['another grant', { ...form, grant_type: 'password' }, 'unsupported_grant_type', 'caller.grant-unsupported'],
    ['no grant', { scope: 'send' }, 'invalid_request', 'request.parameter-missing'],
    [
      'a secret instead of an assertion',
      { grant_type: 'client_credentials', client_secret: 'x' },
      'invalid_request',
      'request.parameter-missing',
    ],
    [
      'an assertion of another kind',
      { ...form, client_assertion_type: 'saml' },
      'invalid_request',
      'request.parameter-invalid',
    ],
  ])('refuses %s and asks nobody', async (_, fields, error, code) => {
    const answer = await ask(fields).expect(400);
    expect(answer.body).toMatchObject({ error, code });
    expect(asker.heard).toEqual([]);
  });

  it('refuses a body of another kind, and a parameter that stands twice', async () => {
    const json = await request(gateway.url).post('/oauth/token').send(form).expect(415);
    expect(json.body).toMatchObject({ error: 'invalid_request', code: 'request.media-type' });
    const twice = await ask('grant_type=client_credentials&grant_type=password' as unknown as object).expect(400);
    expect(twice.body).toMatchObject({ error: 'invalid_request', code: 'request.malformed' });
  });
});

describe('GET /v1/keys', () => {
  it('shows every key there is and was beside the list the root signed, and needs no other process for it', async () => {
    const answer = await request(gateway.url).get('/v1/keys').expect(200);
    expect(publishedKeys.parse(answer.body)).toMatchObject({ axis: 'VN.TEST', version: 2, jws: ring.jws });
    expect(answer.body.issuedAt).toBe('2026-02-02T02:40:00.000Z');
    expect(answer.body.keys).toEqual(ring.list.keys);
    expect(asker.heard).toEqual([]);
  });
});

describe('health', () => {
  const answerExchange = () => {
    asker.answers(exchangeKeys, () => ({ keys: [] }));
    const directory = { version: 12, confirmedAt: '2026-11-20T01:00:00Z', ageMs: 120_000 };
    asker.answers(exchangeReadiness, () => ({ directory }));
  };
  const answerAll = () => {
    answerExchange();
    asker.answers(registryKeys, () => ({ keys: [] }));
    asker.answers(examineRevocation, () => ({ certificates: 0 }));
    asker.answers(examineTracker, () => {
      throw new CataloguedError('caller.token-missing');
    });
  };

  it('lives even with every other process down', async () => {
    await request(gateway.url).get('/healthz').expect(200, { alive: true });
  });

  it('is ready when every part answers', async () => {
    answerAll();
    const answer = await request(gateway.url).get('/readyz').expect(200);
    expect(answer.body.ready).toBe(true);
    expect(answer.body.parts.every(({ ready }: { ready: boolean }) => ready)).toBe(true);
  });

  it('stays ready without registry and tracker, and says in words that they are away', async () => {
    answerExchange();
    const answer = await request(gateway.url).get('/readyz').expect(200);
    const away = answer.body.parts.filter(({ ready }: { ready: boolean }) => !ready);
    expect(away.map(({ part }: { part: string }) => part)).toEqual(['registry', 'revocation', 'tracker']);
    expect(away[0].sentence.vi).toContain('registry');
  });

  it('says how old the directory is that documents are judged by, and is not ready once that is too old', async () => {
    answerAll();
    const parts = async (status: number) => (await request(gateway.url).get('/readyz').expect(status)).body.parts;
    expect((await parts(200))[1]).toEqual({
      ...{ part: 'directory', ready: true, needed: true },
      sentence: {
        vi: 'Danh mục phiên bản 12, xác nhận lần cuối lúc 08:00 20/11/2026, cách đây 2 phút.',
        en: 'Version 12 of the directory, last confirmed at 08:00 20/11/2026, 2 minutes ago.',
      },
    });
    asker.answers(exchangeReadiness, () => {
      throw new CataloguedError('process.directory-stale', { confirmedAt: '2026-11-20T01:00:00Z', ageMs: 86_400_000 });
    });
    expect((await parts(503))[1]).toMatchObject({ part: 'directory', ready: false });
  });

  it('stays ready and warns while nobody says whether certificates were revoked', async () => {
    answerAll();
    asker.answers(examineRevocation, () => ({ certificates: 3, since: '2026-11-01T00:00:00Z' }));
    const answer = await request(gateway.url).get('/readyz').expect(200);
    const away = answer.body.parts.filter(({ ready }: { ready: boolean }) => !ready);
    expect(away).toMatchObject([{ part: 'revocation', needed: false, sentence: { vi: expect.stringContaining('3') } }]);
  });

  it('is not ready without the exchange, nor with one that does not answer in time', async () => {
    await request(gateway.url).get('/readyz').expect(503);
    answerAll();
    const patient = await anOpenedGateway(asker, { limits: { readinessWaitMs: 30 } });
    asker.answers(exchangeKeys, () => new Promise(() => undefined));
    const answer = await request(patient.url).get('/readyz').expect(503);
    expect(answer.body.parts[0]).toMatchObject({ part: 'exchange', ready: false });
    await patient.close();
  });
});

describe('pages', () => {
  it.each(['/', '/received', '/documents/01912345-0000-7000-8000-000000000000', '/agencies/H36.15'])(
    'are one document at every address of theirs, under a policy without exceptions: %s',
    async (path) => {
      const { text, headers } = await request(gateway.url)
        .get(path)
        .expect(200)
        .expect('content-type', /text\/html/)
        .expect('cache-control', 'no-cache');
      expect(text).toContain('<html lang="vi">');
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      await request(gateway.url)
        .get(path)
        .set('if-none-match', headers.etag ?? '')
        .expect(304);
    },
  );

  it('load scripts that are compressed and kept for ever, since their names change with them', async () => {
    const { text } = await request(gateway.url).get('/');
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(text)?.[1] ?? '';
    for (const [accepted, given] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['identity', undefined],
    ] as const) {
      const { headers } = await request(gateway.url).get(script).set('accept-encoding', accepted).expect(200);
      expect(headers['content-encoding']).toBe(given);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    }
  });

  it('name the scripts each begins with, which are all there', async () => {
    const named = new Set<string>();
    for (const path of pagePaths) {
      const { headers } = await request(gateway.url)
        .get(`/${path.replace(/:\w+/, 'x')}`)
        .expect(200);
      const links = [...String(headers['link'] ?? '').matchAll(/<(\/assets\/[\w.-]+\.js)>; rel=modulepreload/g)];
      if (path !== 'invitation') expect([path, links.length]).not.toEqual([path, 0]);
      for (const [, script = ''] of links) named.add(script);
    }
    for (const script of named) await request(gateway.url).get(script).expect(200);
  });

  it.each([
    '/assets/..%2findex.html',
    '/assets/..%2f..%2fpackage.json',
    '/assets/none.js',
    '/assets/%00',
    '/index.html',
  ])('give no file that was not built: %s', async (path) => {
    const { body } = await request(gateway.url).get(path).expect(404);
    expect(body.code).toBe('request.route-unknown');
  });

  it('load nothing from any other machine', async () => {
    for (const path of ['/', '/docs', '/docs/start.js']) {
      const { text } = await request(gateway.url).get(path).expect(200);
      expect(text ?? '').not.toMatch(/https?:|\/\/[a-z]/i);
    }
    const { headers } = await request(gateway.url).get('/docs');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
  });

  it('serve the files of the documentation, and no other file', async () => {
    await request(gateway.url)
      .get('/docs/swagger-ui-bundle.js')
      .expect(200)
      .expect('content-type', /javascript/);
    await request(gateway.url).get('/docs/swagger-ui.css').expect(200).expect('content-type', /css/);
    for (const path of [
      'package.json',
      'index.html',
      '..%2Fpackage.json',
      '%2e%2e%2f%2e%2e%2fpackage.json',
      '__proto__',
    ]) {
      const answer = await request(gateway.url).get(`/docs/${path}`).expect(404);
      expect(answer.body.code).toBe('request.route-unknown');
    }
  });
});
