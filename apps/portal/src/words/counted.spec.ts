import { counted, isOne } from './counted.js';

it('one is one, as a number and as it is shown; everything else is many', () => {
  expect([1, '1', 0, '0', 2, '1.000', '1,000', '1000+', '21'].map((count) => counted(count, 'document'))).toEqual([
    ...['1 document', '1 document', '0 documents', '0 documents', '2 documents'],
    ...['1.000 documents', '1,000 documents', '1000+ documents', '21 documents'],
  ]);
  expect([counted('1', 'agency', 'agencies'), counted('3', 'agency', 'agencies')]).toEqual(['1 agency', '3 agencies']);
  expect([isOne(1), isOne('1'), isOne('11')]).toEqual([true, true, false]);
});
