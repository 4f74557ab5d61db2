export { addAgency } from './add-agency.js';
export { closeAgency } from './close-agency.js';
export { findAgencies } from './find-agencies.js';
export { showAgency } from './show-agency.js';
export { tolerateSha1 } from './tolerate-sha1.js';
