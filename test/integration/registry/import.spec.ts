import { planImport, readImport, registeredAt } from '../../../apps/registry/src/import/index.js';
import { type RegistryUnderTest, startRegistry } from './registry-under-test.js';

describe('a file of agencies beside the register', () => {
  let registry: RegistryUnderTest;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  beforeEach(async () => {
    await registry.empty();
    await registry.addAgency({ code: 'H36', name: 'UBND tỉnh Lâm Đồng', validFrom: '2020-01-01T00:00:00+07:00' });
    await registry.addAgency({ code: 'H36.07', name: 'Sở Nội vụ', validFrom: '2020-01-01T00:00:00+07:00' });
    await registry.addAgency({ code: 'H36.99', name: 'Khác', form102: '000.00.42.H36' });
    await registry.addAgency({ code: 'H11', name: 'UBND tỉnh Bình Thuận', validFrom: '2020-01-01T00:00:00+07:00' });
    await registry.closeAgency({ code: 'H11', at: '2025-06-30', successors: ['H36'], receivesFor: { agency: 'H36' } });
  });
  afterAll(() => registry.stop());

  const registered = async () => registeredAt((await registry.ports.index.current()).directory, registry.clock.time);
  const read = async (text: string) => readImport(Buffer.from(text), { registered: await registered() });

  it('is judged by what the register says of a 102 form, before the rule', async () => {
    const { agencies, faults } = await read('Mã,Tên\nH36.42,Sở mới\n000.00.42.H36,Khác\n');
    expect(faults).toMatchObject([{ code: 'import.form102-taken', row: 2, params: { owner: 'H36.99' } }]);
    expect(agencies).toEqual([]);
  });

  it('changes no robot, and may name one as it is', async () => {
    const { robots } = await registry.addRobots();
    const [finishes, refuses] = robots.map(({ name }) => name);
    const lines = ['Mã,Tên,Dấu hiệu', `ROBOT.01,${finishes},`, 'ROBOT.02,Công ty,', `ROBOT.03,${refuses},Ẩn`];
    const { faults } = await read(lines.join('\n'));
    expect(faults.map(({ row, code, params }) => [row, code, params['agency']])).toEqual([
      [3, 'joining.is-robot', 'ROBOT.02'],
      [4, 'joining.is-robot', 'ROBOT.03'],
    ]);
  });

  it('says what each row would do, new, changed or the same as it is, and writes nothing', async () => {
    const version = await registry.ports.store.reader.version();
    const { agencies, faults } = await read(
      [
        'Mã,Tên,Hiệu lực từ,Hiệu lực đến,Kế thừa,Nơi nhận thay',
        'H36,UBND tỉnh Lâm Đồng,,,,',
        'H36.07,Sở Nội vụ tỉnh Lâm Đồng,2020-01-01,,,',
        'H36.07.01,Chi cục,2025-07-01,,,',
        'H36.08.01,Phòng,,,,',
        'H11,UBND tỉnh Bình Thuận,,2025-06-30,H36,H36',
      ].join('\n'),
    );
    expect(faults).toEqual([]);
    const planned = await planImport(agencies, await registered(), 'either');
    expect(planned.map(({ agency, effect, changed }) => [agency.row, effect, changed])).toEqual([
      [2, 'same', []],
      [3, 'changed', ['name']],
      [4, 'new', []],
      [5, 'new', []],
      [6, 'same', []],
    ]);
    expect(planned[2]?.after).toMatchObject({ parent: 'H36.07', form102: '000.01.07.H36', successors: [] });
    expect(planned[3]?.after).toMatchObject({ parent: 'H36', validFrom: registry.clock.time.toISOString() });
    expect(await registry.ports.store.reader.version()).toBe(version);
  });
});
