import { type RegistryUnderTest, startRegistry } from './registry-under-test.js';

describe('the registry’s schema', () => {
  let registry: RegistryUnderTest;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  afterAll(() => registry.stop());

  it('as the migrations build it is what the entities describe', async () => {
    const pending = await registry.dataSource.driver.createSchemaBuilder().log();
    expect(pending.upQueries.map(({ query }) => query)).toEqual([]);
  });
});
