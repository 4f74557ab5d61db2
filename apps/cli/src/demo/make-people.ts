import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AxisClient, AxisRefusal, createClient } from '@edoc-axis/client';
import {
  acceptInvitation,
  addPerson,
  invitePerson,
  openInvitation,
  type PersonView,
  personView,
  type WrittenGrant,
} from '@edoc-axis/contracts';
import { z } from 'zod';
import { asOperator, axisAddress } from '../commands/axis.js';
import type { CommandContext } from '../commands/command.js';
import { codeMs, oneTimeCode } from './one-time-code.js';
import { communeOnPages, communes, office } from './province.js';

/** How somebody of the sample signs in. On a real axis nobody but the person knows it. */
export interface SamplePerson {
  readonly name: string;
  readonly fullName: string;
  readonly password: string;
  /** Of the authenticator, in base32. */
  readonly secret: string;
  readonly uri: string;
}

interface Role {
  readonly name: string;
  readonly fullName: string;
  readonly grants: WrittenGrant[];
}

const roles: readonly Role[] = [
  { name: 'vanthu', fullName: 'Văn thư văn phòng', grants: [{ role: 'clerk', agencies: [office.code] }] },
  {
    name: 'vanthu-xa',
    fullName: 'Văn thư phường và xã',
    grants: [{ role: 'clerk', agencies: [communes[0].code, communeOnPages.code] }],
  },
  { name: 'quantri1', fullName: 'Quản trị viên thứ nhất', grants: [{ role: 'administrator' }] },
  { name: 'quantri2', fullName: 'Quản trị viên thứ hai', grants: [{ role: 'administrator' }] },
];

/**
 * People who can sign in to the sample province's pages; who joined in an earlier run stays as she is. Made last: from the
 * moment administrators have joined, an axis may ask for two of them.
 * @returns those whose sign-in data are known
 */
export async function makePeople(context: CommandContext): Promise<readonly SamplePerson[]> {
  const folder = join(context.settings.home, 'demo');
  const operator = asOperator(context);
  const anybody = createClient(axisAddress(context.settings).door, undefined, context.terminal.language);
  const people = new Map(readPeople(folder).map((person) => [person.name, person]));
  for (const role of roles) {
    const invitation = await invitationOf(operator, role);
    if (invitation === undefined) continue;
    const { secret, uri } = await anybody.post(openInvitation.reply, '/v1/invitations/open', { invitation });
    const person: SamplePerson = { name: role.name, fullName: role.fullName, password: newPassword(), secret, uri };
    people.set(role.name, person);
    // Before it counts: who is killed in between finds an account that has not joined, or one whose data lie here.
    writePeople(folder, [...people.values()]);
    // Of the half minute before, so that the code of now still counts for signing in.
    const code = oneTimeCode(secret, new Date(Date.now() - codeMs));
    await anybody.post(acceptInvitation.reply, '/v1/invitations/accept', {
      ...{ invitation, password: person.password, code },
    });
  }
  return [...people.values()];
}

/** Undefined for who has joined. */
async function invitationOf(operator: AxisClient, role: Role): Promise<string | undefined> {
  const there = await known(operator, role.name);
  if (there?.joinedAt !== undefined) return undefined;
  const invited = there
    ? await operator.post(invitePerson.reply, `/v1/people/${role.name}/invite`, {})
    : await operator.post(addPerson.reply, '/v1/people', role);
  // An axis that somebody made wait for two persons asks them, and not the demo.
  return 'invitation' in invited ? invited.invitation : undefined;
}

async function known(operator: AxisClient, name: string): Promise<PersonView | undefined> {
  try {
    return await operator.get(personView, `/v1/people/${name}`);
  } catch (error) {
    if (error instanceof AxisRefusal && error.problem.code === 'person.unknown') return undefined;
    throw error;
  }
}

const written = z.array(
  z.object({ name: z.string(), fullName: z.string(), password: z.string(), secret: z.string(), uri: z.string() }),
);

export const peopleFile = 'nguoi-dung.json';

/** @param folder of the demo */
export function readPeople(folder: string): SamplePerson[] {
  const file = join(folder, peopleFile);
  return existsSync(file) ? written.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

function writePeople(folder: string, people: readonly SamplePerson[]): void {
  const file = join(folder, peopleFile);
  writeFileSync(`${file}.part`, JSON.stringify(people, undefined, 2), { mode: 0o600 });
  renameSync(`${file}.part`, file);
}

/** Four groups of four letters that nobody takes for another: 76 bits. */
function newPassword(): string {
  const letters = 'abcdefghkmnpqrstuvwxyz3456789';
  const group = () => Array.from({ length: 4 }, () => letters.charAt(randomInt(letters.length))).join('');
  return [group(), group(), group(), group()].join('-');
}
