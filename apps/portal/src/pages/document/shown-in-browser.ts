/** How a browser shows a file, as far as its name and declared type tell; what it really is, the gateway looks at. */
export type ShownAs = 'frame' | 'image' | undefined;

const byType: Readonly<Record<string, ShownAs>> = {
  'application/pdf': 'frame',
  'application/x-pdf': 'frame',
  'text/plain': 'frame',
  'image/png': 'image',
  'image/jpeg': 'image',
  'image/jpg': 'image',
  'image/pjpeg': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
};
const byEnding: Readonly<Record<string, ShownAs>> = {
  pdf: 'frame',
  txt: 'frame',
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  gif: 'image',
  webp: 'image',
};
/** A longer text comes as a download. */
const textBytesMax = 1024 ** 2;

interface NamedFile {
  readonly name: string;
  readonly bytes: number;
  readonly contentType?: string;
}

export function shownInBrowser({ name, bytes, contentType = '' }: NamedFile): ShownAs {
  const declared = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  const saysNothing = declared === '' || declared === 'application/octet-stream';
  const isText = saysNothing ? ending === 'txt' : declared === 'text/plain';
  if (isText && bytes > textBytesMax) return undefined;
  return saysNothing ? byEnding[ending] : byType[declared];
}
