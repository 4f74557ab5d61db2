import type {
  Bussiness,
  BussinessDocumentInfo,
  DocumentHeader,
  OtherInfo,
  PacketOrgan,
  ReplacementInfo,
} from './packet-header.js';

/**
 * A document somebody is about to send (DRAFT.json): the packet's field names in camelCase, agencies as codes. Dates may
 * be in any of the accepted shapes; the packet gets the official one. Lists may be left out.
 */
export interface Draft extends Partial<
  Pick<
    DocumentHeader,
    | 'promulgationInfo'
    | 'content'
    | 'signerInfo'
    | 'dueDate'
    | 'responseFor'
    | 'steeringType'
    | 'toPlaces'
    | 'responseForTask'
    | 'applicationType'
  >
> {
  readonly from: DraftOrgan;
  readonly to: readonly DraftOrgan[];
  /** Left out, it is made of the sender, the day of promulgation, number and notation. */
  readonly documentId?: string;
  readonly code: DocumentHeader['code'];
  readonly documentType: DocumentHeader['documentType'];
  readonly subject: string;
  readonly otherInfo?: WithOptional<OtherInfo, 'appendixes'>;
  /** Left out, the document is a new one. */
  readonly bussiness?: DraftBussiness;
  /** In the order of the files; a file without an entry keeps its own name. */
  readonly attachments?: readonly DraftAttachment[];
}

/** A code alone, or a code with what the packet prints beside it. Without a name, the code stands for it. */
export type DraftOrgan = string | WithOptional<PacketOrgan, 'organName'>;

export interface DraftAttachment {
  readonly attachmentName?: string;
  readonly description?: string;
  readonly contentType?: string;
}

export interface DraftBussiness extends Omit<Bussiness, 'bussinessDocumentInfo' | 'replacementInfoList'> {
  readonly bussinessDocumentInfo?: WithOptional<BussinessDocumentInfo, 'receiverList'>;
  readonly replacementInfoList?: readonly ReplacementInfo[];
}

type WithOptional<Shape, Keys extends keyof Shape> = Omit<Shape, Keys> & Partial<Pick<Shape, Keys>>;
