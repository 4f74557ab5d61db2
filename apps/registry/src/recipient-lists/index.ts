export { deleteRecipientList } from './delete-recipient-list.js';
export { listRecipientLists } from './list-recipient-lists.js';
export { putRecipientList } from './put-recipient-list.js';
export { showRecipientList } from './show-recipient-list.js';
