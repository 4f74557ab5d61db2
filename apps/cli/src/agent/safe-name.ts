/**
 * Names come from other agencies and become files on a clerk's computer, so they are the attacker's way in. What is left
 * is one name of one file on NTFS as well as on Linux: no path and no stream of a file, nothing hidden, reserved or acted
 * on by a file manager that only shows the folder, nothing that reads otherwise than it is.
 */
export function safeName(name: string, instead: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}<>:"/\\|?*]/gu, '_')
    .replace(/\p{Zs}/gu, ' ')
    .trim()
    .replace(/[. ]+$/, '')
    // Hidden (.bashrc), another's unfinished file (~$letter.docx), and what commands take for an option.
    .replace(/^[.~-]+/, '_');
  const cut = cutName(plain || instead);
  const harmless = isActedOn(cut) ? `${cut}_` : cut;
  return isReserved(harmless) ? `_${harmless}` : harmless;
}

/** The same, not yet taken: NTFS holds names for one that differ in case alone. What is given is taken from now on. */
export function freeName(name: string, taken: Set<string>): string {
  const { stem, ending } = splitName(name);
  for (let n = 1; ; n += 1) {
    const tried = n === 1 ? name : `${stem} (${n})${ending}`;
    const key = tried.normalize('NFC').toUpperCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return tried;
  }
}

/** Far from what file systems take (255), since Windows counts the whole path, of 260. */
const lettersMax = 80;
const bytesMax = 200;
const endingLettersMax = 12;

function cutName(name: string): string {
  const { stem, ending } = splitName(name);
  const letters = Array.from(stem);
  while (letters.length > 1 && isTooLong(letters.join('') + ending)) letters.pop();
  return `${letters.join('').trimEnd()}${ending}`;
}

const isTooLong = (name: string) => name.length > lettersMax || Buffer.byteLength(name) > bytesMax;

function splitName(name: string): { stem: string; ending: string } {
  const at = name.lastIndexOf('.');
  const isEnding = at > 0 && name.length - at <= endingLettersMax;
  return isEnding ? { stem: name.slice(0, at), ending: name.slice(at) } : { stem: name, ending: '' };
}

/** Devices of DOS, with any ending, and files by which a folder changes how it is shown or what is run from it. */
function isReserved(name: string): boolean {
  const stem = name.split('.')[0]?.trim() ?? '';
  return (
    /^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(COM|LPT)[0-9¹²³])$/i.test(stem) ||
    /^(desktop\.ini|autorun\.inf|thumbs\.db|folder\.htt)$/i.test(name)
  );
}

/** Some of these ask other computers for an icon when they are only shown; the others run when they are opened. */
function isActedOn(name: string): boolean {
  return actedOn.has(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '');
}

const actedOn = new Set(
  (
    'lnk url scf library-ms search-ms searchconnector-ms theme themepack deskthemepack website contact settingcontent-ms ' +
    'exe com bat cmd pif scr cpl msi msp mst msix appx appinstaller application gadget jar js jse vbs vbe wsf wsh wsc ws ' +
    'ps1 psm1 psd1 ps1xml ps2 hta reg inf chm hlp sct shb shs msc job vb dll sys drv ocx iso img vhd vhdx ' +
    'sh bash command desktop app xll wll slk iqy rqy diagcab appref-ms'
  ).split(' '),
);
