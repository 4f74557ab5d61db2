import { newId } from './ids.js';

describe('ids', () => {
  const ids = Array.from({ length: 20_000 }, newId);

  it('are UUIDs of version 7', () => {
    const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(ids.filter((id) => !shape.test(id))).toEqual([]);
  });

  it('are never twice the same and stand in the order they were made', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  });
});
