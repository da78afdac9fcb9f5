import type { DocumentLimits } from '../limits.ts';

const MIB = 1_024 * 1_024;

/** A seal is drawn on a page of its own, with a picture or two and a font. */
const NESTED: DocumentLimits = {
  packageBytes: 8 * MIB,
  entries: 500,
  entryBytes: 8 * MIB,
  totalBytes: 24 * MIB,
  ratio: 200,
  xmlBytes: 2 * MIB,
  xmlDepth: 64,
  xmlMarks: 100_000,
};

/** Of a file that is a picture in another one: opening it takes no longer than drawing a picture. */
export function nestedLimits(outer: DocumentLimits): DocumentLimits {
  return {
    packageBytes: Math.min(outer.packageBytes, NESTED.packageBytes),
    entries: Math.min(outer.entries, NESTED.entries),
    entryBytes: Math.min(outer.entryBytes, NESTED.entryBytes),
    totalBytes: Math.min(outer.totalBytes, NESTED.totalBytes),
    ratio: Math.min(outer.ratio, NESTED.ratio),
    xmlBytes: Math.min(outer.xmlBytes, NESTED.xmlBytes),
    xmlDepth: Math.min(outer.xmlDepth, NESTED.xmlDepth),
    xmlMarks: Math.min(outer.xmlMarks, NESTED.xmlMarks),
  };
}
