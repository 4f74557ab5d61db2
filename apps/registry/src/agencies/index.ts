export { addAgency } from './add-agency.js';
export { changeAgency } from './change-agency.js';
export { closeAgency, closeAsRequested } from './close-agency.js';
export { contactsOf, putContacts, showContacts } from './contacts.js';
export { findAgencies } from './find-agencies.js';
export { showAgency } from './show-agency.js';
export { showCapabilities } from './show-capabilities.js';
export { takeBackChange } from './take-back-change.js';
export { tolerateSha1 } from './tolerate-sha1.js';
