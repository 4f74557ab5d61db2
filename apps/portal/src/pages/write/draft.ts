/** What a draft holds of one of its files; the bytes lie beside it. */
export interface DraftFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly type: string;
}

export interface Addressee {
  readonly code: string;
  readonly name: string;
}

/** The earlier document a draft is about. */
export interface About {
  readonly act: 'reply' | 'update' | 'replacement';
  readonly id: string;
  readonly documentId: string;
  readonly code: string;
  readonly subject: string;
  readonly sender: string;
  readonly promulgatedOn?: string;
  /** Who had the document that is replaced. */
  readonly recipients: readonly string[];
}

/** What a clerk is writing, as it is kept on this computer. Fields hold what stands in them. */
export interface Draft {
  readonly id: string;
  /** Whose it is: others who sign in on this computer do not see it. */
  readonly person: string;
  readonly changedAt: string;
  readonly agency: string;
  readonly number: string;
  readonly notation: string;
  readonly subject: string;
  readonly typeName: string;
  readonly priority: string;
  readonly promulgatedOn: string;
  readonly place: string;
  readonly dueOn: string;
  readonly competence: string;
  readonly position: string;
  readonly signer: string;
  readonly recipients: readonly Addressee[];
  readonly files: readonly DraftFile[];
  readonly noSecrets: boolean;
  readonly about?: About;
  readonly reason: string;
  /** It left under this name and nobody knows whether it arrived: sent again it has the same, and arrives once. */
  readonly sentAs?: string;
}

/** `crypto.randomUUID` is there under TLS alone, and closed networks do without. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function newDraft(id: string, from: Pick<Draft, 'person' | 'agency' | 'promulgatedOn'>): Draft {
  return {
    id,
    ...from,
    changedAt: '',
    number: '',
    notation: '',
    subject: '',
    typeName: 'Công văn',
    priority: '0',
    place: '',
    dueOn: '',
    competence: '',
    position: '',
    signer: '',
    recipients: [],
    files: [],
    noSecrets: false,
    reason: '',
  };
}

/** The customary name of a document: sender, day, number and notation. The same number twice is noticed by it. */
export function documentIdOf({ agency, promulgatedOn, number, notation }: Draft): string {
  return `${agency},${promulgatedOn.replaceAll('-', '/')},${number.trim()}/${notation.trim()}`;
}
