import { readPeopleCsv } from './read-people-csv.js';

describe('a file of people', () => {
  it('is read with either separator, with quotes, and a person in several rows', () => {
    const csv = `\uFEFFName;FullName;Email;Role;Agencies\r
Lan.NT;"Nguyễn Thị ""Lan""";lan@h36.example;clerk;H36.15 H36.16\r
lan.nt;"Nguyễn Thị ""Lan""";;auditor;\r
tuan;Trần Tuấn;;administrator;H36\r
;;;;\r
`;
    const { people, faults } = readPeopleCsv(csv);
    expect(faults).toEqual([]);
    expect(people).toEqual([
      {
        row: 2,
        person: {
          name: 'lan.nt',
          fullName: 'Nguyễn Thị "Lan"',
          email: 'lan@h36.example',
          grants: [{ role: 'clerk', agencies: ['H36.15', 'H36.16'] }, { role: 'auditor' }],
        },
      },
      { row: 4, person: { name: 'tuan', fullName: 'Trần Tuấn', grants: [{ role: 'administrator', branch: 'H36' }] } },
    ]);
  });

  it('has each of its faults named by row and column', () => {
    const csv = `name,fullName,email,role,agencies
Lê Lan,Lê Lan,,clerk,H36
lan,,,clerk,H36
minh,Minh,no mail,clerk,H36
hoa,Hoa,,clerk,
an,An,,owner,
binh,Bình,,administrator,H36 H37
chi,Chi,,auditor,
chi,Chi Khác,,auditor,`;
    const { people, faults } = readPeopleCsv(csv);
    expect(faults.map(({ row, column }) => [row, column])).toEqual([
      [2, 'name'],
      [3, 'fullName'],
      [4, 'email'],
      [5, 'role, agencies'],
      [6, 'role, agencies'],
      [7, 'role, agencies'],
      [9, 'fullName'],
    ]);
    expect(people).toHaveLength(1);
    expect(readPeopleCsv('name,role\n').faults).toMatchObject([{ row: 1 }]);
    expect(readPeopleCsv('').faults).toMatchObject([{ row: 1 }]);
    expect(readPeopleCsv(`name,fullName,role\n${'a,b,auditor\n'.repeat(501)}`).faults).toMatchObject([{ row: 1 }]);
  });
});
