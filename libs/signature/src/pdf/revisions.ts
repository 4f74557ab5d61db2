import { CataloguedError } from '@edoc-axis/domain';
import type { PdfFile } from './pdf-file.js';
import { Revision } from './revision.js';
import type { UnpackedObjects } from './unpacked-objects.js';
import { readXrefSection, type XrefSection } from './xref-section.js';

/** The revisions of one file. What they have in common is read once. */
export class Revisions {
  private readonly sections = new Map<number, XrefSection>();
  private readonly unpacked = new Map<number, UnpackedObjects>();

  constructor(readonly file: PdfFile) {}

  /**
   * The revision that ends at `end`: the section `startsAt`, and every one that `Prev` leads to.
   * Throws CataloguedError pdf.xref-…, pdf.too-many-revisions, pdf.too-many-objects, pdf.encrypted.
   */
  open(end: number, startsAt: number): Revision {
    const { revisionsMax, objectsMax } = this.file.limits;
    const sections: XrefSection[] = [];
    const seen = new Set<number>();
    let entries = 0;
    for (let at: number | undefined = startsAt; at !== undefined;) {
      if (seen.has(at)) throw new CataloguedError('pdf.xref-loop', { offset: at });
      seen.add(at);
      if (sections.length >= revisionsMax) throw new CataloguedError('pdf.too-many-revisions', { revisionsMax });
      const section: XrefSection = this.sectionAt(at, end);
      if (section.trailer.get('Encrypt') !== null) throw new CataloguedError('pdf.encrypted');
      entries += section.entries.size;
      if (entries > objectsMax) throw new CataloguedError('pdf.too-many-objects', { objectsMax });
      sections.push(section);
      at = section.previous;
    }
    return new Revision(this.file, end, sections, this.unpacked);
  }

  private sectionAt(from: number, end: number): XrefSection {
    const known = this.sections.get(from);
    if (known?.spans.every(({ to }) => to <= end)) return known;
    const section = readXrefSection(this.file, from, end);
    this.sections.set(from, section);
    return section;
  }
}
