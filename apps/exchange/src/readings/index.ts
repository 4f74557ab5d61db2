export { listReadings } from './list-readings.js';
