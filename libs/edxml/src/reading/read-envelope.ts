import {
  CataloguedError,
  type Bussiness,
  type DocumentHeader,
  type ManifestReference,
  type StatusHeader,
  type TraceHeader,
} from '@edoc-axis/domain';
import type { PacketLimits } from '../limits.js';
import { businessShape, traceShape } from '../shapes/business-shape.js';
import { documentShape } from '../shapes/document-shape.js';
import { readShape } from '../shapes/field.js';
import { manifestShape } from '../shapes/manifest-shape.js';
import { statusShape } from '../shapes/status-shape.js';
import { childOf, childrenOf, pathOf, type PacketElement } from './element.js';
import { refuseRepeatedRecipients } from './recipients.js';
import type { Remarks } from './remarks.js';

export type EnvelopeReading = { readonly messageHeader: PacketElement } & EnvelopeFacts & KindAndHeader;

type KindAndHeader =
  | { readonly kind: 'document'; readonly header: DocumentHeader }
  | { readonly kind: 'status'; readonly header: StatusHeader };

interface EnvelopeFacts {
  readonly trace: readonly TraceHeader[];
  readonly business?: Bussiness;
  readonly manifest: readonly ManifestReference[];
}

/** What a complete `edXMLEnvelope` says. Elements nobody here knows are passed over: they stay in the packet. */
export function readEnvelope(envelope: PacketElement, limits: PacketLimits, remarks: Remarks): EnvelopeReading {
  const header = requireChild(envelope, 'edXMLHeader');
  const messageHeader = requireChild(header, 'MessageHeader');
  const traceList = childOf(header, 'TraceHeaderList');
  const body = childOf(envelope, 'edXMLBody');
  const manifest = body && childOf(body, 'edXMLManifest');
  const hops = traceList ? childrenOf(traceList, 'TraceHeader') : [];
  const lines = manifest ? childrenOf(manifest, 'Reference') : [];
  const { hopsMax, attachmentsMax } = limits;
  if (hops.length > hopsMax) throw new CataloguedError('packet.too-many-hops', { hopsMax });
  if (lines.length > attachmentsMax) throw new CataloguedError('packet.too-many-attachments', { attachmentsMax });
  return {
    messageHeader,
    ...readMessageHeader(messageHeader, limits, remarks),
    trace: hops.map((hop) => readShape(traceShape, hop, remarks)),
    ...(traceList && readBusiness(traceList, remarks)),
    manifest: lines.map((line) => readShape(manifestShape, line, remarks)),
  };
}

function readMessageHeader(messageHeader: PacketElement, limits: PacketLimits, remarks: Remarks): KindAndHeader {
  if (childOf(messageHeader, 'StatusCode')) {
    // A system that reads it as a document would see another packet than we do.
    if (childOf(messageHeader, 'DocumentId')) throw new CataloguedError('packet.kind-unclear');
    return { kind: 'status', header: readShape(statusShape, messageHeader, remarks) };
  }
  const recipients = childrenOf(messageHeader, 'To').length;
  if (recipients === 0) throw new CataloguedError('packet.no-recipients');
  if (recipients > limits.recipientsMax) {
    throw new CataloguedError('packet.too-many-recipients', { recipientsMax: limits.recipientsMax });
  }
  const header = readShape(documentShape, messageHeader, remarks);
  refuseRepeatedRecipients(header.to);
  return { kind: 'document', header };
}

function readBusiness(traceList: PacketElement, remarks: Remarks): { business?: Bussiness } {
  const element = childOf(traceList, 'Bussiness');
  if (!element) return {};
  const business = readShape(businessShape, element, remarks);
  const businessType = business.bussinessDocType;
  const missing =
    businessType === 2 && !business.documentId
      ? 'DocumentId'
      : businessType === 3 && business.replacementInfoList.length === 0
        ? 'ReplacementInfoList'
        : undefined;
  if (missing) {
    throw new CataloguedError('packet.target-missing', { businessType, field: `${pathOf(element)}/${missing}` });
  }
  return { business };
}

function requireChild(parent: PacketElement, name: string): PacketElement {
  const child = childOf(parent, name);
  if (!child) throw new CataloguedError('packet.element-missing', { element: `${pathOf(parent)}/${name}` });
  return child;
}
