import { compareVerdicts } from '../conformance/differential/compare.js';
import type { Subject } from './subject.js';

/** A generated, signed and perhaps altered packet is valid exactly where the judges say so. */
export function verdictsSubject(xmlsec1Path: string): Subject {
  return {
    name: 'verdicts',
    seedsAtOnce: 100,
    findFlaws: async (seeds) => [...compareVerdicts(seeds, xmlsec1Path).findings],
  };
}
