import { err, ok, type Result } from '../../contract/result.ts';
import type { Matrix } from './matrix.ts';
import { LAST_ECI, messageCodewords, MOST_SYMBOLS, type MessageOptions } from './message.ts';
import { codewordsWithChecks, place } from './place.ts';
import { partOf, type Part } from './text-bytes.ts';
import {
  dataCodewordsOf,
  hasLevel,
  isVersion,
  LAST_VERSION,
  recommendedLevel,
  type Level,
} from './version.ts';

export type { Part } from './text-bytes.ts';
export type { Level } from './version.ts';

export interface EncodeOptions extends MessageOptions {
  /** 1…13; without it the smallest that holds the message. */
  readonly version?: number;
  /**
   * 1…5; without it the one recommended for the version, or where the version is given, or is the
   * largest, and does not hold the message at that level, the highest at which it does.
   */
  readonly level?: Level;
}

/** Why there is no symbol; `impossible` stands for options that no symbol can have. */
export type EncodeFailure = 'empty' | 'too-long' | 'impossible';

/**
 * Draws a Grid Matrix symbol (GB/T 27766-2011) without quiet zone. A text is written in GB 2312 or
 * else in UTF-8 with its ECI; bytes as they are, part by part, of which only the first may be without
 * an ECI.
 */
export function encodeGridMatrix(
  content: string | readonly Part[],
  options: EncodeOptions = {},
): Result<Matrix, EncodeFailure> {
  if (typeof content === 'string' && !content.isWellFormed()) return err('impossible');
  const parts = typeof content === 'string' ? [partOf(content)] : content;
  if (!arePossible(parts, options)) return err('impossible');
  const length = parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (length === 0 || parts.some(({ bytes }) => bytes.length === 0)) return err('empty');
  if (length > MOST_BYTES) return err('too-long');
  const data = messageCodewords(parts, options);
  const symbol = symbolFor(data.length, options);
  if (symbol === undefined) return err('too-long');
  const { version, level } = symbol;
  const padded = pad(data, dataCodewordsOf(version, level));
  return ok(place(codewordsWithChecks(padded, version, level), version, level));
}

/** No mode writes a byte with fewer bits than three digits take: 10. */
const MOST_BYTES = Math.floor((1313 * 7 * 3) / 10);

function arePossible(parts: readonly Part[], options: EncodeOptions): boolean {
  const { version, level, part, aim, gs1 } = options;
  if (version !== undefined && !isVersion(version)) return false;
  if (version !== undefined && level !== undefined && !hasLevel(version, level)) return false;
  if (part !== undefined && !isPossiblePart(part)) return false;
  if (aim !== undefined && (gs1 === true || !/^(?:[a-zA-Z]|\d\d)$/.test(aim))) return false;
  return parts.every(({ eci = 0 }) => isWhole(eci, 0, LAST_ECI)) && areMarked(parts);
}

/** A character set goes on until another one is named. */
function areMarked(parts: readonly Part[]): boolean {
  return parts.slice(1).every(({ eci }) => eci !== undefined);
}

function isPossiblePart({ number, of, group }: NonNullable<MessageOptions['part']>): boolean {
  return isWhole(of, 2, MOST_SYMBOLS) && isWhole(number, 1, of) && isWhole(group, 0, 255);
}

function isWhole(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}

interface SymbolKind {
  readonly version: number;
  readonly level: Level;
}

function symbolFor(codewords: number, options: EncodeOptions): SymbolKind | undefined {
  const fits = ({ version, level }: SymbolKind): boolean =>
    hasLevel(version, level) && dataCodewordsOf(version, level) >= codewords;
  return candidates(options).find(fits);
}

/** Symbols that the options allow, the best first. */
function candidates({ version, level }: EncodeOptions): readonly SymbolKind[] {
  const versions = version === undefined ? allVersions() : [version];
  const wished = versions.map((each) => ({
    version: each,
    level: level ?? recommendedLevel(each),
  }));
  if (level !== undefined) return wished;
  const lower = ([4, 3, 2, 1] as const).map((each) => ({
    version: version ?? LAST_VERSION,
    level: each,
  }));
  return [...wished, ...lower];
}

function allVersions(): readonly number[] {
  return Array.from({ length: LAST_VERSION }, (_, at) => at + 1);
}

const PAD_AT_ODD = 0x7e;

/** Fills up with pad codewords (填充码字): 00 ends the message, then 7E where the position is odd. */
function pad(data: Uint8Array, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => {
    if (at < data.length) return data[at] ?? 0;
    return at > data.length && at % 2 === 1 ? PAD_AT_ODD : 0;
  });
}
