export { isRedirected, redirectDelivery } from './redirect-delivery.js';
