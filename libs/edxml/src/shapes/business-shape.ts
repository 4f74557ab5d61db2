import {
  fieldLengths,
  type Bussiness,
  type BussinessDocumentInfo,
  type ChangedReceiver,
  type ReplacementInfo,
  type TraceHeader,
} from '@edoc-axis/domain';
import { choice, requiredChoice } from './choices.js';
import { moment } from './dates.js';
import type { Shape } from './field.js';
import { many, maybe, wrapped } from './nested.js';
import { staffShape } from './status-shape.js';
import { key, keys, requiredKey, text } from './values.js';

export const traceShape: Shape<TraceHeader> = {
  organId: requiredKey('OrganId', fieldLengths.organId),
  timestamp: moment('Timestamp'),
};

const receiverShape: Shape<ChangedReceiver> = {
  organId: requiredKey('OrganId', fieldLengths.organId),
  receiverType: requiredChoice('ReceiverType', [0, 1]),
};

const changesShape: Shape<BussinessDocumentInfo> = {
  documentInfo: choice('DocumentInfo', [0, 1]),
  documentReceiver: choice('DocumentReceiver', [0, 1]),
  receiverList: wrapped('ReceiverList', many('Receiver', receiverShape)),
};

const replacementShape: Shape<ReplacementInfo> = {
  documentId: requiredKey('DocumentId', fieldLengths.documentId),
  organIdList: wrapped('OrganIdList', keys('OrganId', fieldLengths.organId)),
};

/** `TraceHeaderList/Bussiness`. */
export const businessShape: Shape<Bussiness> = {
  documentId: key('DocumentId', fieldLengths.documentId),
  bussinessDocType: requiredChoice('BussinessDocType', [0, 1, 2, 3]),
  bussinessDocReason: text('BussinessDocReason'),
  paper: choice('Paper', [0, 1]),
  bussinessDocumentInfo: maybe('BussinessDocumentInfo', changesShape),
  replacementInfoList: wrapped('ReplacementInfoList', many('ReplacementInfo', replacementShape)),
  staffInfo: maybe('StaffInfo', staffShape),
};
