import { type AgencyCode, type BusinessType, businessTypes } from '@edoc-axis/domain';
import type { DocumentReading } from '@edoc-axis/edxml';
import type { ExchangePorts } from '../ports.js';

interface Naming {
  readonly businessType: BusinessType;
  readonly reading: DocumentReading;
}

/** One packet replaces a handful of documents; each gets a fact and a row. */
export const targetsMax = 50;

/** The DocumentIds of the earlier documents a packet is about, as each business type names them. */
export function documentIdsNamed({ businessType, reading: { header, business } }: Naming): readonly string[] {
  switch (businessType) {
    case businessTypes.new:
      return [];
    case businessTypes.revocation:
      return [header.documentId];
    case businessTypes.update:
      return business?.documentId === undefined ? [] : [business.documentId];
    case businessTypes.replacement:
      return [...new Set(business?.replacementInfoList.map(({ documentId }) => documentId))];
  }
}

/**
 * Of an update: the agencies the document no longer goes to.
 * @throws CataloguedError `agency.code-malformed`
 */
export function removedBy(
  { directory }: Pick<ExchangePorts, 'directory'>,
  { businessType, reading: { business } }: Naming,
): AgencyCode[] {
  if (businessType !== businessTypes.update) return [];
  const receivers = business?.bussinessDocumentInfo?.receiverList ?? [];
  return receivers.flatMap(({ organId: code, receiverType }) => {
    const agency = directory.demandCode(code);
    return receiverType === 0 ? [agency] : [];
  });
}
