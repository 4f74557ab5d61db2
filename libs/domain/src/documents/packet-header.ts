import type { BusinessType } from '../words/business-type.js';
import type { Priority } from '../words/priority.js';
import type { StatusCode } from '../words/status.js';

/**
 * What an edXML packet says about itself (QCVN 102:2016/BTTTT), under the packet's own names in camelCase. Dates are
 * `yyyy/MM/dd` and moments `yyyy/MM/dd HH:mm:ss`, local time in Việt Nam, whichever of the accepted shapes the packet
 * used. An element that is absent or empty has no property here; lists are empty rather than absent. Plain JSON throughout.
 */
export interface DocumentHeader {
  readonly from: PacketOrgan;
  readonly to: readonly PacketOrgan[];
  readonly documentId: string;
  readonly code: DocumentCode;
  readonly promulgationInfo?: PromulgationInfo;
  readonly documentType: DocumentType;
  readonly subject: string;
  readonly content?: string;
  readonly signerInfo?: SignerInfo;
  readonly dueDate?: string;
  readonly otherInfo?: OtherInfo;
  readonly responseFor: readonly ResponseFor[];
  /** Sources conflict on its meaning: carried, never interpreted. */
  readonly steeringType?: 0 | 1 | 2 | 3;
  /** "Nơi nhận" as it is printed on the paper; not the recipients. */
  readonly toPlaces: readonly string[];
  readonly responseForTask?: ResponseForTask;
  readonly applicationType?: string;
}

/** The header of a status packet: routed by `responseFor.organId`, since it has no `To`. */
export interface StatusHeader {
  readonly from: PacketOrgan;
  readonly responseFor: StatusTarget;
  readonly staffInfo?: StaffInfo;
  readonly statusCode: StatusCode;
  readonly description?: string;
  readonly timestamp?: string;
}

/** An agency as the packet writes it: `organId` may be in either written form. */
export interface PacketOrgan {
  readonly organId: string;
  readonly organizationInCharge?: string;
  readonly organName: string;
  readonly organAdd?: string;
  readonly email?: string;
  readonly telephone?: string;
  readonly fax?: string;
  readonly website?: string;
}

/** Số / ký hiệu. */
export interface DocumentCode {
  readonly codeNumber: string;
  readonly codeNotation: string;
}

export interface PromulgationInfo {
  readonly place?: string;
  readonly promulgationDate: string;
}

/** `typeName` is to be trusted; builders do not agree on the list behind the numbers. */
export interface DocumentType {
  readonly type?: number;
  readonly typeDetail?: number;
  readonly typeName?: string;
}

export interface SignerInfo {
  readonly competence?: string;
  readonly position?: string;
  readonly fullName?: string;
}

export interface OtherInfo {
  readonly priority?: Priority;
  readonly sphereOfPromulgation?: string;
  readonly typerNotation?: string;
  readonly promulgationAmount?: number;
  readonly pageAmount?: number;
  readonly replyFors?: string;
  readonly direction?: boolean;
  readonly referenceCodes?: string;
  readonly appendixes: readonly string[];
}

export interface ResponseFor {
  readonly organId?: string;
  readonly code?: string;
  readonly documentId?: string;
  readonly promulgationDate?: string;
}

/** Which document a status speaks of, and whom the status is for. */
export interface StatusTarget {
  readonly organId: string;
  /** Number and notation together, `7816/VPCP-TTĐT`. */
  readonly code?: string;
  readonly documentId: string;
  readonly promulgationDate?: string;
}

export interface ResponseForTask {
  readonly taskCode: readonly string[];
}

export interface StaffInfo {
  readonly department?: string;
  readonly departmentId?: string;
  readonly staff?: string;
  readonly staffId?: string;
  readonly email?: string;
  readonly mobile?: string;
}

/** One hop: which agency or axis passed the packet on, and when. */
export interface TraceHeader {
  readonly organId: string;
  readonly timestamp?: string;
}

/** What the packet does to a document. The double s is the packet's own. */
export interface Bussiness {
  /** For an update: the earlier document. */
  readonly documentId?: string;
  readonly bussinessDocType: BusinessType;
  readonly bussinessDocReason?: string;
  /** 1: a paper copy is sent as well. */
  readonly paper?: 0 | 1;
  readonly bussinessDocumentInfo?: BussinessDocumentInfo;
  /** For a replacement: the earlier documents and who held each. */
  readonly replacementInfoList: readonly ReplacementInfo[];
  readonly staffInfo?: StaffInfo;
}

/** What an update changed: content and recipients, 0 no, 1 yes. */
export interface BussinessDocumentInfo {
  readonly documentInfo?: 0 | 1;
  readonly documentReceiver?: 0 | 1;
  readonly receiverList: readonly ChangedReceiver[];
}

export interface ChangedReceiver {
  readonly organId: string;
  /** 0 removed, 1 added. */
  readonly receiverType: 0 | 1;
}

export interface ReplacementInfo {
  readonly documentId: string;
  readonly organIdList: readonly string[];
}

/** One line of the manifest. Its content type is `application/zip` in every packet of some builders: never rely on it. */
export interface ManifestReference {
  readonly contentId?: string;
  readonly contentType?: string;
  readonly description?: string;
  readonly attachmentName?: string;
}
