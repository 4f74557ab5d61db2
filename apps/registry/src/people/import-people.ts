import type { HeardBy, importPeople as question, ReplyOf } from '@edoc-axis/contracts';
import { type Caller, CataloguedError, isCatalogued, makesAdministrator, mayAdministerPerson } from '@edoc-axis/domain';
import { hasTwoBegun } from '../approvals/two-persons.js';
import type { AdministrativeAct, RegistryWriter } from '../store/registry-writer.js';
import { addWithin } from './add-person.js';
import type { PeoplePorts } from './ports.js';
import { type Fault, type PeopleRead, readPeopleCsv } from './read-people-csv.js';
import { readGrants } from './read-grants.js';

type Imported = ReplyOf<typeof question>;

/**
 * Adds all people of a file, or none: every fault is named at once. A dry run says what would become of it. Administrators
 * need a second person each, and so are added one by one where two are needed.
 * @throws CataloguedError `person.import-faulty`, with every fault
 */
export async function importPeople(
  { csv, dryRun }: HeardBy<typeof question>,
  caller: Caller,
  act: AdministrativeAct,
  ports: PeoplePorts,
): Promise<Imported> {
  const read = readPeopleCsv(csv);
  try {
    return await ports.store.write(act, async (writer) => {
      const faults = [...read.faults, ...(await faultsOf(read, caller, writer, ports))];
      if (faults.length > 0) throw faulty(faults);
      const people = [];
      for (const { person } of read.people) {
        const { name, fullName } = person;
        const { invitation, until } = await addWithin(writer, person, act, ports);
        people.push(dryRun ? { name, fullName } : { name, fullName, invitation, until });
      }
      if (dryRun) throw new DryRun({ people, imported: false });
      return { people, imported: true };
    });
  } catch (error) {
    // What was tried is taken back by then.
    if (error instanceof DryRun) return error.imported;
    throw error;
  }
}

class DryRun extends Error {
  constructor(readonly imported: Imported) {
    super('A dry run.');
  }
}

async function faultsOf(
  { people }: PeopleRead,
  caller: Caller,
  writer: RegistryWriter,
  { twoPersons }: PeoplePorts,
): Promise<Fault[]> {
  const two = twoPersons !== 'off' && (await hasTwoBegun(writer.proposals));
  const taken = new Set((await writer.people.among(people.map(({ person }) => person.name))).map(({ name }) => name));
  const faults: Fault[] = [];
  for (const { row, person } of people) {
    if (taken.has(person.name))
      faults.push({
        row,
        column: 'name',
        problem: new CataloguedError('person.exists', { person: person.name }).message,
      });
    try {
      const grants = await readGrants(person.grants, writer);
      const may = mayAdministerPerson(caller, grants);
      if (may !== true) faults.push(roleFault(row, new CataloguedError(may.code, may.params).message));
      else if (two && makesAdministrator([], grants)) {
        faults.push(roleFault(row, 'an administrator needs a second person, so add this one alone'));
      }
    } catch (error) {
      if (!isCatalogued(error)) throw error;
      faults.push(roleFault(row, error.message));
    }
  }
  return faults;
}

function roleFault(row: number, problem: string): Fault {
  return { row, column: 'role, agencies', problem: problem.replace(/\.$/, '') };
}

function faulty(faults: readonly Fault[]): CataloguedError {
  const inOrder = [...faults].sort((one, other) => one.row - other.row);
  const { row, problem } = inOrder[0] ?? { row: 1, problem: '' };
  return new CataloguedError('person.import-faulty', { faultsCount: faults.length, row, problem, faults: inOrder });
}
