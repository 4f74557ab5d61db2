import { FakeRefusal, on } from './answering.js';
import type { components } from '../src/api/v1.js';

type Person = components['schemas']['Person'];

const addedAt = '2026-01-05T08:00:00+07:00';

const people: Readonly<Record<string, Person>> = {
  vanthu: {
    name: 'vanthu',
    fullName: 'Nguyễn Văn A',
    email: 'vanthu@example.vn',
    grants: [{ role: 'clerk', agencies: ['H36.15.04'] }],
    addedAt,
    joinedAt: addedAt,
    secondFactor: true,
  },
  quantri: {
    name: 'quantri',
    fullName: 'Trần Thị B',
    grants: [{ role: 'administrator' }],
    addedAt,
    joinedAt: addedAt,
    secondFactor: true,
  },
};

/** One browser at a time looks at a fake. */
let signedIn: Person | undefined = people.vanthu;

const endsAt = '2099-01-01T00:00:00+07:00';
const accessToken = () => `e30.${Buffer.from(JSON.stringify({ sub: signedIn?.name })).toString('base64url')}.gia-lap`;
const access = () => ({ accessToken: accessToken(), expiresInSeconds: 120, idleUntil: endsAt, endsAt });

export const personAnswers = [
  on('post', '/portal/session', ({ body }) => {
    const person = people[(body as { name: string }).name];
    if (!person) throw new FakeRefusal(401, 'person.credentials-wrong', 'Chỉ có vanthu và quantri.');
    signedIn = person;
    return { ...access(), person, idleSeconds: 1800, notices: [] };
  }),
  on('post', '/portal/session/token', () => {
    if (!signedIn) throw new FakeRefusal(401, 'person.session-missing', 'Chưa đăng nhập.');
    return access();
  }),
  on('post', '/portal/session/end', () => {
    signedIn = undefined;
    return {};
  }),
  on('get', '/v1/sessions/self', () => {
    if (!signedIn) throw new FakeRefusal(401, 'person.session-missing', 'Chưa đăng nhập.');
    return { person: signedIn, notices: [] };
  }),
  on('get', '/v1/sessions', () => ({
    sessions: [
      {
        id: 'phien-1',
        address: '10.0.0.7',
        program: 'Chrome 109, Windows 7',
        signedInAt: addedAt,
        seenAt: addedAt,
        endsAt,
        current: true,
      },
    ],
  })),
  on('get', '/v1/people', () => ({ people: Object.values(people) })),
];
