import type { PartRun } from '../append/runs.ts';
import type { FoundSymbol } from '../decoder.ts';
import { decodeEciMessage, decodeUnmarked, decodeUtf8, eciRuns } from '../text.ts';
import { symbologyOf } from './formats.ts';
import type { ZxingRead } from './module.ts';

/** What the module read, in our words; nothing where it is not sure of it or it was not asked for. */
export function symbolOf(read: ZxingRead): FoundSymbol | undefined {
  const symbology = symbologyOf(read.format, read.symbology);
  if (!read.isValid || symbology === undefined) return undefined;
  const { topLeft, topRight, bottomRight, bottomLeft } = read.position;
  return {
    symbology,
    aim: aimOf(read),
    text: textOf(read),
    bytes: read.bytes,
    corners: [topLeft, topRight, bottomRight, bottomLeft],
    quality: qualityOf(read.extra),
    ...partOf(read),
  };
}

/** What the module calls the identifier leaves the ECI out; the head of the ECI protocol has it. */
function aimOf({ hasECI, bytesECI, symbologyIdentifier }: ZxingRead): string {
  return hasECI ? String.fromCharCode(...bytesECI.subarray(0, AIM_BYTES)) : symbologyIdentifier;
}

/** The head `]cm` that the module puts before a message in the ECI protocol. */
const AIM_BYTES = 3;

/**
 * The module knows which bytes stand in Kanji mode, always Shift JIS, and was told to take all others
 * for GB 18030; UTF-8 goes before.
 */
function textOf({ hasECI, bytes, bytesECI, text }: ZxingRead): string {
  if (hasECI) return decodeEciMessage(bytesECI.subarray(AIM_BYTES));
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== undefined) return utf8;
  return text.includes(REPLACED) ? decodeUnmarked(bytes) : text;
}

/** Stands in a text for what could not be decoded. */
const REPLACED = '\ufffd';

function qualityOf(extra: string): number {
  try {
    const { UEC } = JSON.parse(extra) as { readonly UEC?: unknown };
    return typeof UEC === 'number' ? Math.min(Math.max(UEC, 0), 1) : 1;
  } catch {
    // No JSON: nothing is said of it, as with linear symbols.
    return 1;
  }
}

/** A size of 0 is one that the symbol does not tell (PDF417): a part none the less. */
function partOf(read: ZxingRead): Pick<FoundSymbol, 'part'> {
  const { sequenceSize, sequenceIndex, sequenceId } = read;
  if (sequenceSize < 0 || sequenceIndex < 0) return {};
  const runs = runsOf(read);
  return { part: { number: sequenceIndex + 1, of: sequenceSize, group: sequenceId, runs } };
}

function runsOf({ hasECI, bytes, bytesECI, text }: ZxingRead): readonly PartRun[] {
  if (hasECI) return eciRuns(bytesECI.subarray(AIM_BYTES));
  return [text.includes(REPLACED) ? { bytes } : { bytes, text }];
}
