/** What browsers and programs may be told an attachment is; for everything else, the sender's word is not repeated. */
const harmlessTypes = new Set([
  'application/pdf',
  'application/zip',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'image/jpeg',
  'image/png',
  'image/tiff',
  'text/plain',
]);

/** HTML, SVG and scripts among attachments must never run in the name of the axis. */
export function harmlessType(contentType: string | undefined): string {
  const mediaType = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return harmlessTypes.has(mediaType) ? mediaType : 'application/octet-stream';
}

/** Always a download, as systems get it. */
export function asDownload(name: string): string {
  return withName('attachment', name);
}

/** Shown or a download (RFC 6266); the name in full (RFC 8187), and without accents for who reads only that. */
export function withName(how: 'inline' | 'attachment', name: string): string {
  const shown = name.slice(0, nameCharactersMax).replace(/[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, '_') || 'attachment';
  const plain = shown
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^A-Za-z0-9 ._()-]/g, '_');
  return `${how}; filename="${plain}"; filename*=UTF-8''${percentEncoded(shown)}`;
}

const nameCharactersMax = 250;

/** `encodeURIComponent` leaves four characters alone that RFC 8187 does not. */
function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
