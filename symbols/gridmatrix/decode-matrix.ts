import { joined, type PartRun, textOfRuns } from '../append/runs.ts';
import type { SymbolPart } from '../decoder.ts';
import type { Sampled } from './matrix.ts';
import { readMessage, type ByteRun, type Message } from './read-message.ts';
import { restore, type Restored } from './restore.ts';
import { frameAgreement, levelVotes, readCodewords } from './sureness.ts';
import { versionOf, type Level } from './version.ts';

/** A symbol that was read without doubt. */
export interface DecodedSymbol {
  readonly version: number;
  readonly level: Level;
  /** By its ECI; without one GB 2312 where it was written so, else UTF-8 or GB 18030. */
  readonly text: string;
  readonly bytes: Uint8Array;
  /** AIM symbology identifier with `]`: g0, g2 for GS1, g4 for AIM data, one more with an ECI. */
  readonly aim: string;
  /** 0…1: how much of the error correction was left over. */
  readonly quality: number;
  readonly part?: SymbolPart;
  /** The data set up a reader: they are not for whoever asked for a code. */
  readonly readerInitialisation: boolean;
}

/** Of the frame modules, by their sureness, 7 in 10 have to be as in a symbol. */
const LEAST_FRAME_AGREEMENT = 0.4;
/** Of the layer ids, 3 in 4. */
const LEAST_LEVEL_AGREEMENT = 0.5;
/** Levels that agree so much less than the best are not tried. */
const LEVEL_MARGIN = 0.2;

/**
 * Reads a sampled symbol that stands upright. Unsure modules are given up first where the errors are
 * too many to be corrected. Nothing where it is no symbol, or not read without doubt.
 */
export function decodeMatrix(sampled: Sampled): DecodedSymbol | undefined {
  const version = versionOf(sampled.size);
  if (version === undefined || sampled.darkness.length !== sampled.size ** 2) return undefined;
  const levels = plausibleLevels(sampled, version);
  if (levels.length === 0 || frameAgreement(sampled) < LEAST_FRAME_AGREEMENT) return undefined;
  const codewords = readCodewords(sampled, version);
  for (const level of levels) {
    const restored = restore(codewords, version, level);
    const message = restored && readMessage(restored.data);
    if (message) return symbolOf(version, level, restored, message);
  }
  return undefined;
}

/**
 * Levels by the layer ids, the highest first: a block of a higher level is also one of every lower
 * level, with checks taken for data.
 */
function plausibleLevels(sampled: Sampled, version: number): readonly Level[] {
  const votes = levelVotes(sampled, version);
  const least = Math.max((votes[0]?.agreement ?? 0) - LEVEL_MARGIN, LEAST_LEVEL_AGREEMENT);
  return votes
    .filter(({ agreement }) => agreement >= least)
    .map(({ level }) => level)
    .sort((a, b) => b - a);
}

function symbolOf(
  version: number,
  level: Level,
  { quality }: Restored,
  message: Message,
): DecodedSymbol {
  const { part, readerInitialisation } = message;
  const runs = message.runs.map(partRunOf);
  return {
    version,
    level,
    text: textOfRuns(runs),
    bytes: joined(runs.map(({ bytes }) => bytes)),
    aim: aimOf(message),
    quality,
    ...(part && { part: { ...part, group: String(part.group), runs } }),
    readerInitialisation,
  };
}

/** AIM ITS/04-001: Grid Matrix is `g`. */
function aimOf({ gs1, aim, runs }: Message): string {
  const kind = gs1 ? 2 : aim ? 4 : 0;
  return `]g${kind + (runs.some(({ eci }) => eci !== undefined) ? 1 : 0)}`;
}

const ECI_GB2312 = 29;

function partRunOf({ eci, bytes, hasPairs }: ByteRun): PartRun {
  const octets = Uint8Array.from(bytes);
  if (eci !== undefined) return { eci, bytes: octets };
  return hasPairs ? { bytes: octets, likely: ECI_GB2312 } : { bytes: octets };
}
