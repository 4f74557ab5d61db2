import { anActor } from './actors.js';
import type { ExchangeUnderTest } from './exchange-under-test.js';
import { aDocument } from './packets.js';

/**
 * A ministry that may send unsigned (its policy is `channel`), a commune, a department and a ward, each with a system of
 * its own. `next()` gives a document under a name nobody used before.
 */
export function twoOffices(exchange: ExchangeUnderTest) {
  exchange.agency('G22', { policy: 'channel' });
  for (const code of ['H36.15', 'H36.15.04', 'H36.07']) exchange.agency(code);
  exchange.system('ministry-dms', 'G22');
  exchange.system('commune-dms', 'H36.15.04');
  exchange.system('department-dms', 'H36.07');
  exchange.system('district-dms', 'H36.15');
  let number = 0;

  return {
    ministry: anActor(exchange, 'ministry-dms'),
    commune: anActor(exchange, 'commune-dms'),
    department: anActor(exchange, 'department-dms'),
    district: anActor(exchange, 'district-dms'),
    next() {
      number += 1;
      return aDocument().to('H36.15.04').numbered(String(number), 'BTTTT').named(`G22,2026/11/20,${number}/BTTTT`);
    },
  };
}
