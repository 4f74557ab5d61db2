export { hearClient } from './hear-client.js';
export { countListed, listWaiting } from './list-waiting.js';
export { openDelivery } from './open-delivery.js';
