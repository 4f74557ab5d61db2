/** File types that are ZIP archives themselves: one of these with a ZIP inside is just what it says it is. */
const zipBased = new Set(
  ['zip', 'jar', 'docx', 'docm', 'dotx', 'xlsx', 'xlsm', 'xltx', 'pptx', 'pptm', 'ppsx', 'vsdx'].concat([
    'odt',
    'ods',
    'odp',
    'odg',
    'ott',
    'epub',
    'asice',
    'asics',
    'sce',
    'scs',
    'kmz',
  ]),
);

export function isZipBased(name: string): boolean {
  return zipBased.has(extensionOf(name));
}

/** Lower case, without the dot; '' when there is none. */
export function extensionOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';
}
