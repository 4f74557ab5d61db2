import {
  amountMax,
  fieldLengths,
  type DocumentCode,
  type DocumentHeader,
  type DocumentType,
  type OtherInfo,
  type PacketOrgan,
  type PromulgationInfo,
  type ResponseFor,
  type ResponseForTask,
  type SignerInfo,
} from '@edoc-axis/domain';
import { choice } from './choices.js';
import { date, day, requiredDay } from './dates.js';
import type { Shape } from './field.js';
import { many, maybe, one, wrapped } from './nested.js';
import { flag, number } from './numbers.js';
import { key, requiredKey, requiredText, text, texts } from './values.js';

export const organShape: Shape<PacketOrgan> = {
  organId: requiredKey('OrganId', fieldLengths.organId),
  organizationInCharge: text('OrganizationInCharge', fieldLengths.organizationInCharge),
  organName: requiredText('OrganName', fieldLengths.organName),
  organAdd: text('OrganAdd', fieldLengths.organAdd),
  email: text('Email', fieldLengths.email),
  telephone: text('Telephone', fieldLengths.telephone),
  fax: text('Fax', fieldLengths.fax),
  website: text('Website', fieldLengths.website),
};

const codeShape: Shape<DocumentCode> = {
  codeNumber: requiredText('CodeNumber', fieldLengths.codeNumber),
  codeNotation: requiredText('CodeNotation', fieldLengths.codeNotation),
};

const promulgationShape: Shape<PromulgationInfo> = {
  place: text('Place', fieldLengths.place),
  promulgationDate: requiredDay('PromulgationDate'),
};

/** No list of types reaches so far. */
const typeMax = 99_999;

const typeShape: Shape<DocumentType> = {
  type: number('Type', 0, typeMax),
  typeDetail: number('TypeDetail', 0, typeMax),
  typeName: text('TypeName', fieldLengths.typeName),
};

const signerShape: Shape<SignerInfo> = {
  competence: text('Competence', fieldLengths.competence),
  position: text('Position', fieldLengths.position),
  fullName: text('FullName', fieldLengths.fullName),
};

const otherShape: Shape<OtherInfo> = {
  priority: choice('Priority', [0, 1, 2, 3, 4]),
  sphereOfPromulgation: text('SphereOfPromulgation', fieldLengths.sphereOfPromulgation),
  typerNotation: text('TyperNotation', fieldLengths.typerNotation),
  promulgationAmount: number('PromulgationAmount', 0, amountMax),
  pageAmount: number('PageAmount', 0, amountMax),
  replyFors: text('ReplyFors'),
  direction: flag('Direction'),
  referenceCodes: text('ReferenceCodes'),
  appendixes: wrapped('Appendixes', texts('Appendix')),
};

const responseShape: Shape<ResponseFor> = {
  organId: key('OrganId', fieldLengths.organId),
  code: text('Code'),
  documentId: key('DocumentId', fieldLengths.documentId),
  promulgationDate: day('PromulgationDate'),
};

const taskShape: Shape<ResponseForTask> = {
  taskCode: texts('TaskCode'),
};

/** `MessageHeader` of a document packet. */
export const documentShape: Shape<DocumentHeader> = {
  from: one('From', organShape),
  to: many('To', organShape),
  documentId: requiredKey('DocumentId', fieldLengths.documentId),
  code: one('Code', codeShape),
  promulgationInfo: maybe('PromulgationInfo', promulgationShape),
  documentType: one('DocumentType', typeShape),
  subject: requiredText('Subject', fieldLengths.subject),
  content: text('Content', fieldLengths.content),
  signerInfo: maybe('SignerInfo', signerShape),
  dueDate: date('DueDate'),
  otherInfo: maybe('OtherInfo', otherShape),
  responseFor: many('ResponseFor', responseShape),
  steeringType: choice('SteeringType', [0, 1, 2, 3]),
  toPlaces: wrapped('ToPlaces', texts('Place', fieldLengths.toPlace)),
  responseForTask: maybe('ResponseForTask', taskShape),
  applicationType: text('ApplicationType'),
};
