import { fieldLengths, statusCodes, type StaffInfo, type StatusHeader, type StatusTarget } from '@edoc-axis/domain';
import { requiredChoice } from './choices.js';
import { day, moment } from './dates.js';
import { organShape } from './document-shape.js';
import type { Shape } from './field.js';
import { maybe, one } from './nested.js';
import { requiredKey, text } from './values.js';

export const staffShape: Shape<StaffInfo> = {
  department: text('Department', fieldLengths.department),
  departmentId: text('DepartmentId'),
  staff: text('Staff'),
  staffId: text('StaffId'),
  email: text('Email', fieldLengths.email),
  mobile: text('Mobile'),
};

const targetShape: Shape<StatusTarget> = {
  organId: requiredKey('OrganId', fieldLengths.organId),
  code: text('Code'),
  documentId: requiredKey('DocumentId', fieldLengths.documentId),
  promulgationDate: day('PromulgationDate'),
};

/** `MessageHeader` of a status packet. */
export const statusShape: Shape<StatusHeader> = {
  from: one('From', organShape),
  responseFor: one('ResponseFor', targetShape),
  staffInfo: maybe('StaffInfo', staffShape),
  statusCode: requiredChoice('StatusCode', statusCodes),
  description: text('Description'),
  timestamp: moment('Timestamp'),
};
