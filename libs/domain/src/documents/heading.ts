import { shown } from '../text/shown.js';
import type { DocumentHeader } from './packet-header.js';

/** What stands on the paper beside number, day and subject, as far as the packet says it. */
export interface Heading {
  /** As "Công văn". */
  readonly typeName?: string;
  /** Where it was promulgated. */
  readonly place?: string;
  /** Until when it is to be dealt with: `yyyy-MM-dd`. */
  readonly dueOn?: string;
  readonly signer?: { readonly competence?: string; readonly position?: string; readonly fullName?: string };
}

/** Cut to what people are shown. Nothing that is absent has a property. */
export function headingOf({ documentType, promulgationInfo, dueDate, signerInfo }: DocumentHeader): Heading {
  const { competence, position, fullName } = signerInfo ?? {};
  const signer = filled({ competence, position, fullName });
  return {
    ...filled({
      typeName: documentType.typeName,
      place: promulgationInfo?.place,
      dueOn: dueDate?.replaceAll('/', '-'),
    }),
    ...(Object.keys(signer).length > 0 ? { signer } : {}),
  };
}

/** The texts of a heading in one order, absent ones too: two of them are the same heading, or are not. */
export function headingTexts({ typeName, place, dueOn, signer }: Heading): readonly (string | undefined)[] {
  return [typeName, place, dueOn, signer?.competence, signer?.position, signer?.fullName];
}

function filled<Name extends string>(texts: Readonly<Record<Name, string | undefined>>): { [K in Name]?: string } {
  const written = Object.entries<string | undefined>(texts).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, shown(text)]],
  );
  return Object.fromEntries(written) as { [K in Name]?: string };
}
