export { distrustCertificate } from './distrust-certificate.js';
export { listCertificates } from './list-certificates.js';
export { readTrust } from './read-trust.js';
export { registerCertificate } from './register-certificate.js';
