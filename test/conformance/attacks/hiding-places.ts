export type KnownParent = 'root' | 'envelope' | 'header';

/** A place in front of `mark`, where elements nobody knows may stand. */
export interface HidingPlace {
  readonly name: string;
  readonly mark: string;
  readonly parent?: KnownParent;
  /** In the part where `AttachmentEncoded` is refused, since other readers would lose it in silence. */
  readonly inEnvelope: boolean;
}

export const places: readonly HidingPlace[] = [
  { name: 'before the envelope', mark: '<edXML:edXMLEnvelope', parent: 'root', inEnvelope: false },
  { name: 'behind the envelope', mark: '<AttachmentEncoded>', parent: 'root', inEnvelope: false },
  { name: 'behind the attachments', mark: '</edXML>', parent: 'root', inEnvelope: false },
  { name: 'in the envelope', mark: '<edXML:edXMLBody>', parent: 'envelope', inEnvelope: true },
  { name: 'in the header', mark: '</edXML:edXMLHeader>', parent: 'header', inEnvelope: true },
  { name: 'in the message header', mark: '</edXML:MessageHeader>', inEnvelope: true },
  { name: 'in the sender', mark: '</edXML:From>', inEnvelope: true },
  { name: 'in the body', mark: '</edXML:edXMLBody>', inEnvelope: true },
  { name: 'in the manifest', mark: '</edXML:edXMLManifest>', inEnvelope: true },
  { name: 'beside the attachments', mark: '</AttachmentEncoded>', inEnvelope: false },
  { name: 'in an attachment', mark: '</Attachment>', inEnvelope: false },
];
