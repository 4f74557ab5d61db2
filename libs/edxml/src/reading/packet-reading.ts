import type { Bussiness, DocumentHeader, ManifestReference, StatusHeader, TraceHeader } from '@edoc-axis/domain';
import type { Magic } from '../attachments/magic.js';
import type { PacketWarning } from './remarks.js';

/** What one pass over a packet tells: plain JSON, so that it can travel to whoever judges it. */
export type PacketReading = DocumentReading | StatusReading;

export interface DocumentReading extends PacketFacts {
  readonly kind: 'document';
  readonly header: DocumentHeader;
}

export interface StatusReading extends PacketFacts {
  readonly kind: 'status';
  readonly header: StatusHeader;
}

/** Offsets count bytes of the packet from 0; `from` is the first byte, `to` the one behind the last. */
export interface PacketFacts {
  readonly trace: readonly TraceHeader[];
  /** Absent means: a new document. */
  readonly business?: Bussiness;
  readonly manifest: readonly ManifestReference[];
  readonly attachments: readonly MeasuredAttachment[];
  /** See `ContentDigest`. */
  readonly contentDigest: string;
  readonly warnings: readonly PacketWarning[];
  /** From the first byte to the end of `edXMLEnvelope`. */
  readonly headerBytes: number;
  /** Prefixes that are bound to nothing, such as `xlink` from some builders. */
  readonly unboundPrefixes: readonly string[];
  /** The `Signature` children of `edXMLHeader`. In the packet's own namespace it is a placeholder and signs nothing. */
  readonly signatures: readonly SignatureElementPlace[];
  /** Where `</…edXMLHeader>` begins. */
  readonly headerCloseFrom: number;
}

export interface SignatureElementPlace {
  readonly placeholder: boolean;
  readonly from: number;
  readonly to: number;
}

export interface MeasuredAttachment {
  /** From 0, in the order of the packet. */
  readonly index: number;
  /** Without `cid:`; '' when the packet gives none. */
  readonly contentId: string;
  /** The attachment's own, else the manifest's; '' when neither has one. */
  readonly name: string;
  readonly description?: string;
  /** The attachment's own: the manifest's is not to be trusted. */
  readonly contentType?: string;
  /** Where the content of `ContentTransferEncoded` lies in the packet: see `decodeAttachment`. */
  readonly encodedFrom: number;
  readonly encodedTo: number;
  /** Length and SHA-256 (hexadecimal) of the decoded bytes, before any unpacking. */
  readonly bytes: number;
  readonly sha256: string;
  readonly magic: Magic;
  /** The decoded bytes are a ZIP with one entry, and that entry is the file: builders wrap some kinds so. */
  readonly wrapped: boolean;
}
