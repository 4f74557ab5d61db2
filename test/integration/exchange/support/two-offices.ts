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
  const ministry = anActor(exchange, 'ministry-dms');
  const commune = anActor(exchange, 'commune-dms');
  const next = () => {
    number += 1;
    return aDocument().to('H36.15.04').numbered(String(number), 'BTTTT').named(`G22,2026/11/20,${number}/BTTTT`);
  };

  return {
    ministry,
    commune,
    department: anActor(exchange, 'department-dms'),
    district: anActor(exchange, 'district-dms'),
    next,
    /** The ministry's next document to the commune, so far on its way. */
    async aDelivery(how: 'waiting' | 'fetched' | 'delivered') {
      const packet = await next().packet();
      const { id: document, deliveries } = await ministry.sends(packet);
      const delivery = deliveries[0]?.id ?? '';
      const { packetSha256 } = packet.measured;
      if (how !== 'waiting') await commune.fetches(document);
      if (how === 'delivered') await commune.confirms(delivery, packetSha256);
      return { document, delivery, packetSha256 };
    },
  };
}
