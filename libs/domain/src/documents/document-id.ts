import type { AgencyCode } from '../agencies/agency-code.js';
import type { BusinessType } from '../words/business-type.js';

/**
 * What a sender calls one of its documents. The DocumentId alone is not a name: a revocation repeats the one it revokes.
 * Names outlive the content's retention, so that an old packet cannot come back as a new one.
 */
export interface DocumentName {
  readonly sender: AgencyCode;
  /** As the packet has it, compared to the letter. */
  readonly documentId: string;
  readonly businessType: BusinessType;
}

export interface DocumentIdParts {
  readonly organId: string;
  /** `yyyy/MM/dd` */
  readonly day: string;
  readonly number: string;
  readonly notation: string;
}

/** `000.00.00.G22,2015/09/30,7816/VPCP-TTĐT`: the customary DocumentId of QCVN 102:2016/BTTTT. */
export function composeDocumentId({ organId, day, number, notation }: DocumentIdParts): string {
  return `${organId},${day},${number}/${notation}`;
}

/**
 * Takes a customary DocumentId apart. Some vendors use a UUID or another date, so a text that does not come apart is
 * nothing wrong: undefined.
 */
export function readDocumentId(documentId: string): DocumentIdParts | undefined {
  const match = customary.exec(documentId);
  if (!match) return undefined;
  const [organId = '', year = '', month = '', day = '', number = '', notation = ''] = match.slice(1);
  return { organId, day: `${year}/${month}/${day}`, number, notation };
}

/**
 * A document's name as it was written, and as it would be with its sender's code in another form: systems of recipients make
 * the customary name anew from the codes they know.
 * @param forms of the sender's code
 */
export function writingsOfDocumentId(documentId: string, forms: readonly string[]): string[] {
  const form = forms.find((each) => documentId.startsWith(`${each},`));
  if (form === undefined) return [documentId];
  const rest = documentId.slice(form.length);
  return [documentId, ...forms.filter((each) => each !== form).map((each) => each + rest)];
}

const customary = /^([0-9A-Za-z.]{1,35}),(\d{4})[/-](\d\d)[/-](\d\d),([^/,]{1,50})\/(.{1,100})$/;
