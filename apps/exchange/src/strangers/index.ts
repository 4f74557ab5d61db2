export { createMetCertificates, type MetCertificates } from './met-certificates.js';
export { tellRegistry } from './tell-registry.js';
