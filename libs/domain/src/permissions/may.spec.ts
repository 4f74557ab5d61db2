import { parseAgencyCode } from '../agencies/agency-code.js';
import type { Caller, Grant, PersonCaller, SystemCaller } from './caller.js';
import {
  auditReach,
  concernedByLifting,
  concernedMax,
  mayAdminister,
  mayAdministerFor,
  mayAdministerPerson,
  mayApprove,
  mayFollowDirectory,
  mayInspect,
  mayInspectFor,
  mayLiftFreeze,
  mayListCertificates,
  mayPropose,
  mayReadAudit,
  mayReadWithReason,
  mayRequest,
  maySealSecrets,
  maySwitchPost,
} from './may-administer.js';
import {
  type FindServing,
  type ServingSystem,
  countReach,
  mayAnswer,
  mayKeepRecipientLists,
  mayCollect,
  mayLease,
  mayRead,
  maySeeCounts,
  maySend,
  maySubmit,
  mayTrack,
  mayWithdraw,
  trackReach,
} from './may-exchange.js';
import { demand } from './permission.js';

const [ministry, commune, stranger] = ['G22', 'H36.15', 'H01'].map((code) => parseAgencyCode(code)) as [
  ReturnType<typeof parseAgencyCode>,
  ReturnType<typeof parseAgencyCode>,
  ReturnType<typeof parseAgencyCode>,
];
const now = new Date('2026-01-15T08:00:00Z');
const handledAt = new Date('2025-06-15T08:00:00Z');
const document = { id: 'document-1', sender: ministry, recipients: [commune], handledAt };
const delivery = { id: 'delivery-1', sender: ministry, recipient: commune, handledAt };
const ofBranch: PersonCaller = {
  kind: 'person',
  person: 'tuan',
  grants: [{ role: 'administrator', branch: parseAgencyCode('H36') }],
};
const operator: Caller = { kind: 'operator', scopes: ['administer', 'track', 'directory'] };

describe('counts', () => {
  const office = parseAgencyCode('H36.15');
  const clerk: PersonCaller = { ...ofBranch, grants: [{ role: 'clerk', agencies: [commune] }] };

  it('are seen of agencies one acts for now, and by who administers the branch', () => {
    for (const caller of [operator, ofBranch]) expect(maySeeCounts(caller, { under: office }, now)).toBe(true);
    expect(maySeeCounts(ofBranch, { agency: ministry }, now)).toMatchObject({ code: 'agency.outside-branch' });
    expect(maySeeCounts(clerk, { agency: commune }, now)).toBe(true);
    expect(maySeeCounts(clerk, { agency: ministry }, now)).toMatchObject({ code: 'caller.not-serving' });
    expect(maySeeCounts(clerk, { under: commune }, now)).toMatchObject({ params: { role: 'administrator' } });
    expect(maySeeCounts(system(), { agency: ministry }, now)).toBe(true);
    expect(maySeeCounts(system(), { under: ministry, agency: ministry }, now)).toMatchObject({
      code: 'caller.not-serving',
    });
    expect(maySeeCounts(system({ scopes: ['directory'] }), {}, now)).toMatchObject({ code: 'caller.scope-missing' });
  });

  it('of agencies a system has left are not its to see', () => {
    const left = system({ serves: [{ agency: commune, since: new Date(0), until: new Date('2025-07-01T00:00:00Z') }] });
    expect(countReach(left, now)).toEqual({ agencies: [], branches: [] });
    expect(countReach(clerk, now)).toEqual({ agencies: [{ agency: commune }], branches: [] });
    expect(countReach(operator, now)).toBe('everything');
  });
});

describe('a system', () => {
  it('asks for nothing a second person has to approve', () => {
    expect(mayPropose(system({ scopes: ['administer'] }))).toMatchObject({ code: 'caller.person-needed' });
    expect([operator, ofBranch].map(mayPropose)).toEqual([true, true]);
    expect(mayRequest(system({ scopes: ['directory'] }))).toBe(true);
    expect(mayRequest(system({ scopes: ['send'] }))).toMatchObject({ code: 'caller.scope-missing' });
    expect(mayRequest(operator)).toMatchObject({ code: 'caller.system-needed' });
  });

  it('says itself whether its post is brought, and nobody else’s system does', () => {
    expect(maySwitchPost(system({ scopes: ['receive'] }), 'dms', [ministry])).toBe(true);
    expect(maySwitchPost(system({ scopes: ['send'] }), 'dms', [ministry])).toMatchObject({
      params: { scope: 'receive' },
    });
    expect(maySwitchPost(system(), 'other', [ministry])).toMatchObject({ params: { scope: 'administer' } });
    expect(maySwitchPost(operator, 'dms', [ministry])).toBe(true);
    expect(maySwitchPost(ofBranch, 'dms', [commune])).toBe(true);
    expect(maySwitchPost(ofBranch, 'dms', [ministry])).toMatchObject({ code: 'agency.outside-branch' });
  });

  it('sends only for agencies it serves, and only with the scope send', () => {
    expect(maySubmit(system(), ministry, now, served)).toBe(true);
    expect(maySubmit(system({ scopes: ['receive'] }), ministry, now, served)).toEqual({
      code: 'caller.scope-missing',
      params: { scope: 'send' },
    });
    expect(maySubmit(system(), stranger, now, served)).toEqual({
      code: 'caller.not-serving',
      params: { agency: stranger },
    });
    expect(maySend(system(), now, served)).toBe(true);
    expect(maySend(system({ scopes: ['receive'] }), now, served)).toMatchObject({ params: { scope: 'send' } });
    const until = new Date('2025-07-01T00:00:00Z');
    const left = system({ serves: [{ agency: ministry, since: new Date(0), until }] });
    expect(maySend(left, now, served)).toEqual({ code: 'caller.serves-nobody', params: {} });
    expect(maySubmit(left, ministry, now, served)).toMatchObject({ code: 'caller.not-serving' });
  });

  it('that stopped serving an agency finishes for twelve months what it handled, and sends nothing new', () => {
    const left = system({ serves: [{ agency: commune, since: new Date(0), until: new Date('2025-07-01T00:00:00Z') }] });
    expect(mayCollect(left, delivery, now)).toBe(true);
    expect(mayAnswer(left, delivery, now)).toBe(true);
    expect(mayAnswer(left, delivery, new Date('2026-07-01T00:00:00Z'))).toMatchObject({ code: 'delivery.unknown' });
    expect(mayAnswer(left, { ...delivery, handledAt: new Date('2025-08-01T00:00:00Z') }, now)).toMatchObject({
      code: 'delivery.unknown',
    });
    expect(maySubmit(left, commune, now, served)).toMatchObject({ code: 'caller.not-serving' });
    expect(mayLease(left, commune, now)).toMatchObject({ code: 'caller.not-serving' });
  });

  it('does not learn of documents between others', () => {
    const other = system({ serves: [{ agency: stranger, since: new Date(0) }] });
    expect(mayTrack(other, document, now)).toEqual({ code: 'document.unknown', params: { document: 'document-1' } });
    expect(mayRead(other, document, now)).toMatchObject({ code: 'document.unknown' });
    expect(mayWithdraw(other, document, now)).toMatchObject({ code: 'document.unknown' });
    expect(mayCollect(other, delivery, now)).toMatchObject({ code: 'delivery.unknown' });
  });

  it('of the recipient reads and answers, but does not take back what the sender sent', () => {
    const recipient = system({ serves: [{ agency: commune, since: new Date(0) }] });
    expect(mayRead(recipient, document, now)).toBe(true);
    expect(mayAnswer(recipient, delivery, now)).toBe(true);
    expect(mayWithdraw(recipient, document, now)).toMatchObject({ code: 'caller.not-serving' });
  });

  it('with the scope track alone follows its documents without reading them', () => {
    const tracker = system({ scopes: ['track'] });
    expect(mayTrack(tracker, document, now)).toBe(true);
    expect(mayRead(tracker, document, now)).toEqual({ code: 'caller.scope-missing', params: { scope: 'send' } });
    expect(mayFollowDirectory(tracker)).toMatchObject({ params: { scope: 'directory' } });
    expect(mayAdminister(tracker)).toMatchObject({ params: { scope: 'administer' } });
  });

  it('sees the certificates of the agencies it serves, and of no others', () => {
    const follower = system({ scopes: ['directory'] });
    expect(mayListCertificates(follower, ministry, now)).toBe(true);
    expect(mayListCertificates(follower, stranger, now)).toMatchObject({ code: 'caller.not-serving' });
    expect(mayListCertificates(follower, undefined, now)).toMatchObject({ params: { scope: 'administer' } });
    expect(mayListCertificates(system({ scopes: ['send'] }), ministry, now)).toMatchObject({
      params: { scope: 'directory' },
    });
    expect(mayListCertificates(operator, undefined, now)).toBe(true);
  });
});

describe('a person', () => {
  it('who is a clerk works for the agencies given, and for no others', () => {
    const clerk: Caller = {
      kind: 'person',
      person: 'lan',
      grants: [{ role: 'clerk', agencies: [commune] }],
    };
    expect(mayAnswer(clerk, delivery, now)).toBe(true);
    const params = { agency: commune, system: 'dms' };
    expect(maySubmit(clerk, commune, now, served)).toEqual({ code: 'caller.system-sends', params });
    expect(maySend(clerk, now, served)).toEqual({ code: 'caller.system-sends', params });
    expect(mayAdminister(clerk)).toMatchObject({ code: 'caller.not-permitted' });
    expect(mayReadAudit(clerk)).toMatchObject({ params: { role: 'auditor' } });
  });

  it('who is a clerk of an agency whose system is the portal sends for it, and for no other', () => {
    const clerk: Caller = { kind: 'person', person: 'lan', grants: [{ role: 'clerk', agencies: [commune, stranger] }] };
    const one: FindServing = (agency) => (agency === commune ? onPortal() : served());
    expect(maySend(clerk, now, one)).toBe(true);
    expect(maySubmit(clerk, commune, now, one)).toBe(true);
    expect(maySubmit(clerk, stranger, now, one)).toMatchObject({ code: 'caller.system-sends' });
    expect(maySubmit(clerk, ministry, now, onPortal)).toMatchObject({ code: 'caller.no-clerk-of' });
    const nobody: FindServing = () => undefined;
    expect(maySubmit(clerk, commune, now, nobody)).toMatchObject({ code: 'caller.system-sends' });
    const suspended: FindServing = () => ({ name: 'cong', door: 'portal', suspended: true, suspensionReason: 'sự cố' });
    expect(maySend(clerk, now, suspended)).toEqual({ code: 'system.disabled', params: { reason: 'sự cố' } });
    expect(maySubmit(clerk, commune, now, suspended)).toMatchObject({ code: 'system.disabled' });
    const auditor: Caller = { kind: 'person', person: 'ba', grants: [{ role: 'auditor' }] };
    expect(maySend(auditor, now, onPortal)).toMatchObject({ code: 'caller.not-permitted' });
    expect(maySend({ ...clerk, grants: [{ role: 'clerk', agencies: [] }] }, now, onPortal)).toMatchObject({
      code: 'caller.not-permitted',
    });
    expect(maySend(operator, now, onPortal)).toMatchObject({ params: { scope: 'send' } });
  });

  it('keeps the lists of recipients of the agencies it is a clerk of', () => {
    const clerk: Caller = { kind: 'person', person: 'lan', grants: [{ role: 'clerk', agencies: [commune] }] };
    expect(mayKeepRecipientLists(clerk, commune, now)).toBe(true);
    expect(mayKeepRecipientLists(clerk, stranger, now)).toMatchObject({ code: 'caller.no-clerk-of' });
    for (const other of [person('administrator'), system(), operator]) {
      expect(mayKeepRecipientLists(other, ministry, now)).not.toBe(true);
    }
  });

  it('who administers sees times and states of everything, and files only with a reason', () => {
    const administrator = person('administrator');
    expect(mayTrack(administrator, document, now)).toBe(true);
    expect(mayRead(administrator, document, now)).toMatchObject({ code: 'caller.not-permitted' });
    expect(mayReadWithReason(administrator, ' ')).toMatchObject({ code: 'person.reason-missing' });
    expect(mayReadWithReason(administrator, 'kiểm tra sự cố')).toBe(true);
    expect(maySubmit(administrator, ministry, now, onPortal)).toMatchObject({ code: 'caller.not-permitted' });
    expect(maySend(administrator, now, onPortal)).toMatchObject({ code: 'caller.not-permitted' });
  });

  it('who asked for something grave does not approve it, nor does the operator, who may be the same', () => {
    expect(mayApprove(person('administrator'), 'somebody-else', [commune])).toBe(true);
    expect(mayApprove(person('administrator'), 'huong', [commune])).toMatchObject({
      code: 'person.second-person-needed',
    });
    expect(mayApprove(operator, 'huong', [commune])).toMatchObject({ code: 'person.second-person-needed' });
    expect(mayApprove(ofBranch, 'somebody-else', [commune])).toBe(true);
    expect(mayApprove(ofBranch, 'somebody-else', [commune, stranger])).toMatchObject({ code: 'agency.outside-branch' });
    expect(mayApprove(person('auditor'), 'somebody-else', [commune])).toMatchObject({ code: 'caller.not-permitted' });
  });

  it('who audits reads the log and changes nothing', () => {
    expect(mayReadAudit(person('auditor'))).toBe(true);
    expect(mayInspect(person('auditor'))).toBe(true);
    expect(auditReach(person('auditor'))).toBe('everything');
    expect(mayAdminister(person('auditor'))).toMatchObject({ code: 'caller.not-permitted' });
    expect(mayAdministerFor(person('auditor'), [commune])).toMatchObject({ code: 'caller.not-permitted' });
    expect(mayAdministerPerson(person('auditor'), [])).toMatchObject({ code: 'caller.not-permitted' });
  });

  it('may be several things at once', () => {
    const both: Caller = {
      kind: 'person',
      person: 'minh',
      grants: [{ role: 'auditor' }, { role: 'clerk', agencies: [commune] }],
    };
    expect(mayReadAudit(both)).toBe(true);
    expect(mayAnswer(both, delivery, now)).toBe(true);
    expect(mayAdministerFor(both, [commune])).toMatchObject({ code: 'caller.not-permitted' });
  });
});

describe('the operator', () => {
  it('administers and follows, and with a token of fewer scopes does less', () => {
    expect(mayAdminister(operator)).toBe(true);
    expect(mayTrack(operator, document, now)).toBe(true);
    const following: Caller = { kind: 'operator', scopes: ['track'] };
    expect(mayTrack(following, document, now)).toBe(true);
    expect(mayAdminister(following)).toEqual({ code: 'caller.scope-missing', params: { scope: 'administer' } });
    expect(mayLease(operator, commune, now)).toMatchObject({ params: { scope: 'receive' } });
  });
});

describe('an administrator of a branch', () => {
  const codes = (...written: string[]) => written.map((code) => parseAgencyCode(code));

  it('administers the agency and what is below it, and nothing that only begins with the same letters', () => {
    expect(mayAdministerFor(ofBranch, codes('H36', 'H36.15', 'H36.15.04'))).toBe(true);
    for (const outside of ['H3', 'H361', 'H360.15', 'H37', 'G22', 'H']) {
      expect(mayAdministerFor(ofBranch, codes('H36.15', outside))).toMatchObject({
        code: 'agency.outside-branch',
        params: { agency: outside },
      });
    }
    const ofShort: Caller = { ...ofBranch, grants: [{ role: 'administrator', branch: parseAgencyCode('H3') }] };
    expect(mayAdministerFor(ofShort, codes('H36'))).toMatchObject({ code: 'agency.outside-branch' });
  });

  it('has no say in what concerns no agency, or the whole axis', () => {
    expect(mayAdminister(ofBranch)).toMatchObject({ code: 'caller.not-permitted' });
    expect(mayAdministerFor(ofBranch, [])).toMatchObject({ code: 'caller.not-permitted' });
    expect(mayInspect(ofBranch)).toMatchObject({ code: 'caller.not-permitted' });
    expect(mayInspectFor(ofBranch, [commune])).toBe(true);
    expect(auditReach(ofBranch)).toEqual(['H36']);
  });

  it('seals secrets for systems of its branch, as nobody does who may register none', () => {
    expect([ofBranch, operator, person('administrator')].map(maySealSecrets)).toEqual([true, true, true]);
    expect(maySealSecrets(person('auditor'))).toMatchObject({ code: 'caller.not-permitted' });
    const clerk: Caller = { ...ofBranch, grants: [{ role: 'clerk', agencies: [commune] }] };
    expect(maySealSecrets(clerk)).toMatchObject({ code: 'caller.not-permitted' });
    expect(maySealSecrets(system())).toMatchObject({ params: { scope: 'administer' } });
    expect(maySealSecrets({ ...operator, scopes: ['track'] })).toMatchObject({ params: { scope: 'administer' } });
  });

  it('keeps the people of the branch, and none who are more than that', () => {
    expect(mayAdministerPerson(ofBranch, [{ role: 'clerk', agencies: [commune] }])).toBe(true);
    expect(mayAdministerPerson(ofBranch, [{ role: 'administrator', branch: commune }])).toBe(true);
    const beyond: Grant[][] = [
      [],
      [{ role: 'administrator' }],
      [{ role: 'auditor' }],
      [{ role: 'clerk', agencies: [commune, stranger] }],
      [{ role: 'clerk', agencies: [commune] }, { role: 'auditor' }],
      [{ role: 'administrator', branch: parseAgencyCode('H') }],
    ];
    for (const grants of beyond) expect(mayAdministerPerson(ofBranch, grants)).not.toBe(true);
    expect(mayAdministerPerson(operator, [{ role: 'administrator' }])).toBe(true);
  });

  it('lets a frozen document go where all its parties lie in the branch; elsewhere as much is said as may be seen', () => {
    const within = { ...document, sender: parseAgencyCode('H36') };
    const around = { ...within, recipients: Array<typeof commune>(concernedMax).fill(commune) };
    expect(mayLiftFreeze(ofBranch, within, now)).toBe(true);
    expect(mayLiftFreeze(ofBranch, within, now, 'nam')).toBe(true);
    expect(mayLiftFreeze(ofBranch, within, now, 'tuan')).toMatchObject({ code: 'person.second-person-needed' });
    expect(mayLiftFreeze(operator, within, now, 'nam')).toMatchObject({ code: 'person.second-person-needed' });
    expect(mayLiftFreeze(ofBranch, document, now)).toMatchObject({ code: 'agency.outside-branch' });
    expect(mayLiftFreeze(ofBranch, { ...document, recipients: [stranger] }, now)).toMatchObject({
      code: 'document.unknown',
    });
    expect(mayLiftFreeze(system(), document, now)).toMatchObject({ code: 'caller.scope-missing' });
    expect(concernedByLifting(around)).toEqual([]);
    expect(mayLiftFreeze(ofBranch, around, now)).toMatchObject({ code: 'caller.not-permitted' });
    expect(mayLiftFreeze(operator, around, now)).toBe(true);
  });

  it('follows documents with a party in the branch', () => {
    expect(mayTrack(ofBranch, document, now)).toBe(true);
    expect(mayTrack(ofBranch, { ...document, recipients: [stranger] }, now)).toMatchObject({
      code: 'document.unknown',
    });
    expect(mayRead(ofBranch, document, now)).toMatchObject({ code: 'caller.not-permitted' });
  });
});

it('whose documents somebody hears of is the same, asked either way', () => {
  const until = new Date('2025-07-01T00:00:00Z');
  const callers: Caller[] = [
    ...[operator, ofBranch, person('auditor'), person('administrator'), system(), system({ scopes: ['directory'] })],
    { kind: 'person', person: 'minh', grants: [{ role: 'clerk', agencies: [commune] }] },
    system({ serves: [{ agency: commune, since: new Date(0), until }] }),
    system({ serves: [{ agency: commune, since: new Date(0), until: new Date('2024-12-01T00:00:00Z') }] }),
    system({ serves: [{ agency: commune, since: until }] }),
    system({ serves: [{ agency: commune, since: new Date('2027-01-01T00:00:00Z') }] }),
  ];
  for (const caller of callers) {
    const reach = trackReach(caller, now);
    for (const sender of [ministry, commune, stranger]) {
      for (const handledAt of [new Date('2024-06-01T00:00:00Z'), until, now]) {
        const heard =
          reach === 'everything' ||
          reach.branches.some((branch) => sender === branch || sender.startsWith(`${branch}.`)) ||
          reach.agencies.some(
            ({ agency, handled }) =>
              agency === sender && (!handled || (handled.since <= handledAt && handledAt < handled.until)),
          );
        const asked = mayTrack(caller, { id: 'document-1', sender, recipients: [], handledAt }, now) === true;
        expect([caller, sender, handledAt, heard]).toEqual([caller, sender, handledAt, asked]);
      }
    }
  }
});

it('a denial that nobody looks at is an error', () => {
  expect(() => demand(mayAdminister(person('auditor')))).toThrow(
    expect.objectContaining({ code: 'caller.not-permitted' }),
  );
  expect(() => demand(true)).not.toThrow();
});

function served(): ServingSystem {
  return { name: 'dms', door: 'v1', suspended: false };
}

function onPortal(): ServingSystem {
  return { name: 'cong', door: 'portal', suspended: false };
}

function system(parts: Partial<SystemCaller> = {}): SystemCaller {
  return {
    kind: 'system',
    system: 'dms',
    scopes: ['send', 'receive', 'track'],
    serves: [{ agency: ministry, since: new Date(0) }],
    ...parts,
  };
}

function person(role: 'administrator' | 'auditor'): Caller {
  return { kind: 'person', person: 'huong', grants: [{ role }] };
}
