import { fieldLengths, type ManifestReference } from '@edoc-axis/domain';
import type { Shape } from './field.js';
import { text } from './values.js';

/** `edXMLManifest/Reference`, and an `Attachment` without its content: both carry the same four. */
export const manifestShape: Shape<ManifestReference> = {
  contentId: text('ContentId'),
  contentType: text('ContentType'),
  description: text('Description'),
  attachmentName: text('AttachmentName', fieldLengths.attachmentName),
};

/** References may or may not begin with `cid:`; they are compared without. */
export function withoutScheme(contentId: string | undefined): string {
  return contentId?.replace(/^cid:/i, '') ?? '';
}
