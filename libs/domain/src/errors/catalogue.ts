import { agencyErrors } from './agency.js';
import { agentErrors } from './agent.js';
import { answerErrors } from './answer.js';
import { approvalErrors } from './approval.js';
import { archiveErrors } from './archive.js';
import { axisErrors } from './axis.js';
import { callerErrors } from './caller.js';
import { certificateErrors } from './certificate.js';
import { cmsErrors } from './cms.js';
import { connectionErrors } from './connection.js';
import { contentErrors } from './content.js';
import { databaseErrors } from './database.js';
import { deliveryErrors } from './delivery.js';
import { destinationErrors } from './destination.js';
import { documentErrors } from './document.js';
import type { CatalogueEntry } from './entry.js';
import { eventErrors } from './event.js';
import { factErrors } from './fact.js';
import { fileErrors } from './file.js';
import { formErrors } from './form.js';
import { gatewayErrors } from './gateway.js';
import { homeErrors } from './home.js';
import { importErrors } from './import.js';
import { joiningErrors } from './joining.js';
import { keyErrors } from './key.js';
import { packetErrors } from './packet.js';
import { pdfErrors } from './pdf.js';
import { pdfStructureErrors } from './pdf-structure.js';
import { personErrors } from './person.js';
import { processErrors } from './process.js';
import { pushErrors } from './push.js';
import { receiptErrors } from './receipt.js';
import { registerErrors } from './register.js';
import { reorganisationErrors } from './reorganisation.js';
import { requestErrors } from './request.js';
import { signatureErrors } from './signature.js';
import { revocationErrors } from './revocation.js';
import { systemErrors } from './system.js';
import { xmlErrors } from './xml.js';

/**
 * Everything that can be refused or go wrong, keyed by `noun.what-is-wrong`. A code is a promise to integrators: it is
 * never renamed and never reused for something else.
 */
const entries = {
  ...requestErrors,
  ...formErrors,
  ...callerErrors,
  ...personErrors,
  ...approvalErrors,
  ...xmlErrors,
  ...packetErrors,
  ...signatureErrors,
  ...pdfErrors,
  ...pdfStructureErrors,
  ...archiveErrors,
  ...cmsErrors,
  ...certificateErrors,
  ...revocationErrors,
  ...documentErrors,
  ...deliveryErrors,
  ...destinationErrors,
  ...pushErrors,
  ...answerErrors,
  ...receiptErrors,
  ...registerErrors,
  ...agencyErrors,
  ...importErrors,
  ...reorganisationErrors,
  ...systemErrors,
  ...connectionErrors,
  ...joiningErrors,
  ...contentErrors,
  ...eventErrors,
  ...factErrors,
  ...fileErrors,
  ...processErrors,
  ...gatewayErrors,
  ...homeErrors,
  ...agentErrors,
  ...keyErrors,
  ...databaseErrors,
  ...axisErrors,
};

export type ErrorCode = keyof typeof entries;

export const catalogue: Readonly<Record<ErrorCode, CatalogueEntry>> = entries;

/** True for a code of this catalogue: what comes from another process or a newer axis may not be one. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(catalogue, code);
}
