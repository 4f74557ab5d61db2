export { bringOverHttp } from './bring.js';
export { type Courier, createCourier } from './create-courier.js';
export { endDeadAttempts } from './end-dead-attempts.js';
export { listAttempts } from './list-attempts.js';
export { listDestinations } from './list-destinations.js';
