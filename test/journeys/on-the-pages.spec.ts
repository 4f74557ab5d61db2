import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type AxisClient, AxisRefusal } from '@edoc-axis/client';
import {
  agencyView,
  archiveIndex,
  capabilitiesView,
  changeGrants,
  disablePerson,
  documentCheck,
  problem,
  renewAccess,
  submissionView,
  systemMoved,
  systemView,
  writtenPacket,
} from '@edoc-axis/contracts';
import type { Draft } from '@edoc-axis/domain';
import { readPacket } from '@edoc-axis/edxml';
import { type Office, type Province, startProvince, writeLetter } from '../faults/support/offices.js';
import { joinPerson } from '../support/people.js';
import { filesIn } from '../support/unzip.js';
import { Readable } from 'node:stream';

/*
 * A commune without a system: its clerk sends from a form, reads what comes, answers, asks back and declares void, and the
 * department's system sees nothing else than of any office.
 */
describe('an agency that works on the pages alone', () => {
  const commune = 'H36.52';
  const sentAnswer = submissionView.extend({ written: writtenPacket.optional() });
  let province: Province;
  let department: Office;
  let mai: Desk;
  let hoa: Desk;

  beforeAll(async () => {
    province = await startProvince(['H36.07'], { EDOC_TWO_PERSONS: 'off' });
    [department] = province.offices as [Office];
    const { operator } = province;
    const validFrom = '2025-07-01T00:00:00+07:00';
    const entry = { code: commune, name: 'UBND xã Tà Hine', validFrom, policy: 'channel' };
    await operator.post(agencyView, '/v1/agencies', entry);
    await operator.post(systemView, '/v1/systems', { name: 'cong', door: 'portal', agencies: [commune] });
    const problemNow = async () =>
      (await operator.get(capabilitiesView, `/v1/agencies/${commune}/capabilities`)).problem?.code;
    expect(await problemNow()).toBe('agency.no-clerk');
    mai = await deskOf('mai', commune);
    expect(await problemNow()).toBeUndefined();
    hoa = await deskOf('hoa', 'H36.07');
  });
  afterAll(() => province?.stop());

  interface Desk {
    readonly client: AxisClient;
    /** The files of the commune's archive, by their names. */
    archive(role: 'received' | 'sent'): Promise<Map<string, Buffer>>;
    /** A form, as a page sends it. */
    sends(
      path: string,
      draft: object,
      ...files: [name: string, bytes: Buffer][]
    ): Promise<[status: number, body: unknown]>;
  }

  async function deskOf(name: string, agency: string): Promise<Desk> {
    const person = await joinPerson(province.operator, name, { role: 'clerk', agencies: [agency] });
    const { client, session } = await person.signsIn();
    return {
      client,
      async archive(role) {
        const { accessToken } = await client.post(renewAccess.reply, '/v1/sessions/token', session);
        const url = `${province.axis.url}/v1/archive?agency=${commune}&role=${role}`;
        const answer = await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } });
        if (answer.status !== 200) throw new Error(`${answer.status} ${problem.parse(await answer.json()).code}`);
        return filesIn(Buffer.from(await answer.arrayBuffer()));
      },
      async sends(path, draft, ...files) {
        const { accessToken } = await client.post(renewAccess.reply, '/v1/sessions/token', session);
        const form = new FormData();
        form.set('draft', JSON.stringify(draft));
        for (const [file, bytes] of files) form.append('file', new Blob([new Uint8Array(bytes)]), file);
        const headers = { authorization: `Bearer ${accessToken}` };
        const answer = await fetch(`${province.axis.url}${path}`, { method: 'POST', body: form, headers });
        return [answer.status, await answer.json()];
      },
    };
  }

  const draft = (number: number, more: Partial<Draft> = {}): Draft => ({
    from: { organId: commune, organName: 'UBND xã Tà Hine' },
    to: ['H36.07'],
    code: { codeNumber: String(number), codeNotation: 'UBND' },
    promulgationInfo: { place: 'Tà Hine', promulgationDate: '2025/07/02' },
    documentType: { type: 2, typeName: 'Công văn' },
    subject: `V/v báo cáo số ${number}`,
    attachments: [{ attachmentName: 'báo cáo.pdf' }],
    ...more,
  });
  const file: [string, Buffer] = ['báo cáo.pdf', Buffer.from('%PDF-1.4 thử nghiệm')];
  const collects = async (document: string): Promise<Buffer> => {
    const leased = (await department.client.lease()).find((one) => one.document.id === document);
    if (!leased) throw new Error('The department was offered nothing.');
    const bytes = await buffer(await department.client.openPacket(document));
    const { leaseToken } = leased;
    await department.client.confirm(leased.id, { leaseToken, packetSha256: leased.document.packet.sha256 });
    return bytes;
  };

  it('checks a letter, hears what its files are worth, and sends it; the department fetches the packet', async () => {
    const [status, body] = await mai.sends('/v1/document-checks', draft(1), file);
    expect(status).toBe(200);
    const checked = documentCheck.parse(body);
    expect(checked.standing.standing).toBe('information');
    expect(checked.attachments).toMatchObject([
      { n: 1, name: 'báo cáo.pdf', main: true, signed: false, bytes: file[1].length },
    ]);
    expect(checked.attachments[0]?.sentence.vi).toBe('Tệp chưa ký số: chỉ để biết, tham khảo');

    const [sentStatus, sentBody] = await mai.sends('/v1/documents', draft(1), file);
    expect(sentStatus).toBe(201);
    const sent = sentAnswer.parse(sentBody);
    expect(sent.written?.documentId).toBe(sent.documentId);
    // A line that broke before the answer: the same again gets the first receipt.
    const [again, first] = await mai.sends('/v1/documents', draft(1), file);
    expect([again, sentAnswer.parse(first).receipt]).toEqual([200, sent.receipt]);
    const [conflict, told] = await mai.sends('/v1/documents', draft(1, { subject: 'khác' }), file);
    expect([conflict, problem.parse(told).code]).toEqual([409, 'document.conflict']);

    const packet = await collects(sent.id);
    expect((await readPacket(packet)).attachments[0]).toMatchObject({ name: 'báo cáo.pdf', bytes: file[1].length });
    const { items } = await department.client.timeline(sent.id);
    expect(items[0]).toMatchObject({ kind: 'document.accepted', by: 'person:mai' });
  });

  it('hears of answers on its page alone: no status waits for a system that is none', async () => {
    const [, body] = await mai.sends('/v1/documents', draft(2), file);
    const { id, deliveries } = sentAnswer.parse(body);
    await collects(id);
    await department.client.answer(deliveries[0]?.id ?? '', { status: '03' });
    expect((await mai.client.document(id)).deliveries[0]).toMatchObject({ state: 'acknowledged' });
    expect(await mai.client.lease()).toEqual([]);
    expect(await province.doctor()).toMatchObject({ code: 0 });
  });

  it('takes back, and declares void by a reason alone', async () => {
    const [, body] = await mai.sends('/v1/documents', draft(3), file);
    const { id } = sentAnswer.parse(body);
    const taken = await mai.client.takeBack(id, { reason: 'Gửi nhầm' });
    expect(taken.deliveries[0]).toMatchObject({ outcome: 'withdrawn' });

    const [, second] = await mai.sends('/v1/documents', draft(4), file);
    const letter = sentAnswer.parse(second);
    await collects(letter.id);
    const revoke = `/v1/documents/${letter.id}/revoke`;
    const [status, notice] = await mai.sends(revoke, { reason: 'Ban hành sai thẩm quyền' });
    expect([status, sentAnswer.parse(notice).documentId]).toEqual([201, letter.documentId]);
    expect((await mai.sends(revoke, { reason: 'Ban hành sai thẩm quyền' }))[0]).toBe(200);
    expect((await department.client.document(letter.id)).revokedAt).toBeDefined();
    const reading = await readPacket(await collects(sentAnswer.parse(notice).id));
    expect(reading.business).toMatchObject({ bussinessDocType: 1, bussinessDocReason: 'Ban hành sai thẩm quyền' });
    const [delivery] = letter.deliveries;
    await department.client.answer(delivery?.id ?? '', { status: '15' });
    expect((await mai.client.document(letter.id)).deliveries[0]).toMatchObject({ state: 'withdrawn' });
    const [stranger, told] = await hoa.sends(revoke, { reason: 'x' });
    expect([stranger, problem.parse(told).code]).toEqual([403, 'caller.system-sends']);
  });

  it('answers what it received, and agrees to give it back', async () => {
    const packet = await writeLetter(department, { number: 7, to: [commune], bytes: 500 });
    const { submission } = await department.client.send(Readable.from([packet]));
    const [delivery] = submission.deliveries;
    const { move } = (await department.client.document(submission.id)).deliveries[0] ?? {};
    expect(move?.code).toBe('pending.not-opened');
    await buffer(await mai.client.openPacket(submission.id));
    const status = (code: '03' | '15') => mai.client.answer(delivery?.id ?? '', { status: code });
    expect(await status('03')).toMatchObject({ state: 'acknowledged' });
    await department.client.takeBack(submission.id, { reason: 'Gửi nhầm' });
    // The question stands on the page; no packet tells of it.
    expect(await mai.client.lease()).toEqual([]);
    expect(await status('15')).toMatchObject({ state: 'withdrawn' });
  });

  /** Sends a form whose body waits, when it has been let in, for what happens meanwhile. */
  async function sendsSlowly(accessToken: string, number: number, meanwhile: () => Promise<unknown>) {
    const form = new FormData();
    form.set('draft', JSON.stringify(draft(number)));
    form.append('file', new Blob([new Uint8Array(file[1])]), file[0]);
    const written = new Request('http://form', { method: 'POST', body: form });
    const sending = request(`${province.axis.url}/v1/documents`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${accessToken}`,
        'content-type': written.headers.get('content-type') ?? '',
        expect: '100-continue',
      },
    });
    sending.flushHeaders();
    await once(sending, 'continue');
    await meanwhile();
    sending.end(Buffer.from(await written.arrayBuffer()));
    const [answer] = (await once(sending, 'response')) as [IncomingMessage];
    return { status: answer.statusCode, body: JSON.parse((await buffer(answer)).toString()) as unknown };
  }

  it('a clerk who is disabled, or given another office, while the file is on its way has sent nothing', async () => {
    const { operator } = province;
    const sessionOf = async (name: string) => {
      const person = await joinPerson(operator, name, { role: 'clerk', agencies: [commune] });
      const { client, session } = await person.signsIn();
      return (await client.post(renewAccess.reply, '/v1/sessions/token', session)).accessToken;
    };
    const [nga, son] = [await sessionOf('nga'), await sessionOf('son')];
    const disabled = await sendsSlowly(nga, 20, () =>
      operator.post(disablePerson.reply, '/v1/people/nga/disable', { reason: 'nghỉ việc' }),
    );
    expect([disabled.status, problem.parse(disabled.body).code]).toEqual([401, 'person.session-ended']);
    const grants = [{ role: 'clerk', agencies: ['H36.07'] }];
    const moved = await sendsSlowly(son, 20, () =>
      operator.post(changeGrants.reply, '/v1/people/son/roles', { grants, reason: 'chuyển công tác' }),
    );
    expect([moved.status, problem.parse(moved.body).code]).toEqual([401, 'person.session-ended']);
    expect(await department.client.lease({ carries: 'document' })).toEqual([]);
    // The name is free: nothing was kept under it.
    const [status] = await mai.sends('/v1/documents', draft(20, { subject: 'khác' }), file);
    expect(status).toBe(201);
    expect(await province.doctor()).toMatchObject({ code: 0 });
  });

  it('sends for itself alone; whose agency has a system sends by that, and is told so', async () => {
    const [status, body] = await mai.sends('/v1/documents', draft(9, { from: 'H36.07', to: [commune] }), file);
    expect([status, problem.parse(body).code]).toEqual([403, 'caller.no-clerk-of']);
    const [other, told] = await hoa.sends('/v1/documents', draft(9, { from: 'H36.07', to: [commune] }), file);
    expect([other, problem.parse(told).code]).toEqual([403, 'caller.system-sends']);
    expect(problem.parse(told).sentence.vi).toContain('H36.07');
    const [unsigned, why] = await mai.sends('/v1/document-checks', draft(9, { to: ['H36.99'] }), file);
    expect([unsigned, problem.parse(why).code]).toEqual([400, 'document.bad-recipients']);
  });

  it('brings a file larger than any message, which is the same file at the other end', async () => {
    const large: [string, Buffer] = ['báo cáo.pdf', randomBytes(3_000_000)];
    const [status, body] = await mai.sends('/v1/documents', draft(10), large);
    expect(status).toBe(201);
    const { id } = sentAnswer.parse(body);
    await collects(id);
    const attachment = await department.client.openAttachment(id, 1);
    expect((await buffer(attachment)).equals(large[1])).toBe(true);
  });

  it('takes what it sent and opened along as an archive; what nobody opened stays and waits', async () => {
    const packet = await writeLetter(department, { number: 21, to: [commune], bytes: 500 });
    const { submission } = await department.client.send(Readable.from([packet]));
    const received = await mai.archive('received');
    const index = archiveIndex.parse(JSON.parse(received.get('index.json')?.toString() ?? ''));
    expect(index).toMatchObject({ agency: commune, role: 'received' });
    expect(index.next).toBeUndefined();
    expect(index.documents.find(({ id }) => id === submission.id)).toMatchObject({ leftOut: 'pending', receipts: [] });
    expect((await department.client.document(submission.id)).deliveries[0]?.state).toBe('pending');

    await buffer(await mai.client.openPacket(submission.id));
    const opened = await mai.archive('received');
    const now = archiveIndex.parse(JSON.parse(opened.get('index.json')?.toString() ?? ''));
    const taken = now.documents.find(({ id }) => id === submission.id);
    expect(opened.get(taken?.packet?.file ?? '')?.equals(packet)).toBe(true);
    expect(opened.get('danh-sach.csv')?.toString()).toContain('21/VP');
    expect(taken?.receipts.some((file) => opened.has(file))).toBe(true);

    const sent = await mai.archive('sent');
    const list = archiveIndex.parse(JSON.parse(sent.get('index.json')?.toString() ?? ''));
    expect(list.documents.length).toBeGreaterThan(3);
    for (const { packet: file } of list.documents.filter((one) => one.packet)) {
      const bytes = sent.get(file?.file ?? '') ?? Buffer.alloc(0);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(file?.sha256);
    }
    await expect(hoa.archive('received')).rejects.toThrow('403 caller.no-clerk-of');
  });

  it('sends no more from the page once a system serves it', async () => {
    await province.operator.post(systemMoved, `/v1/systems/${department.system.name}/agencies`, {
      agencies: [commune],
    });
    const [status, body] = await mai.sends('/v1/documents', draft(11), file);
    expect([status, problem.parse(body).code]).toEqual([403, 'caller.system-sends']);
    await expect(mai.client.document('00000000-0000-7000-8000-000000000000')).rejects.toBeInstanceOf(AxisRefusal);
  });
});
