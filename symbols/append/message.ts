import type { FoundSymbol, SymbolPart } from '../decoder.ts';
import { isDoubtful } from '../doubt.ts';
import { joined, textOfRuns } from './runs.ts';

/** A symbol that is a part of a message. */
export type PartSymbol = FoundSymbol & { readonly part: SymbolPart };

/** Symbols that one message can be spread over, in QR code (ISO/IEC 18004, 8) as in Grid Matrix. */
export const MOST_PARTS = 16;

/** What is there of a message that is spread over several symbols (structured append, 结构链接). */
export interface Message {
  /** The same for every part of it; nothing else that is in use at that time has it. */
  readonly key: string;
  readonly of: number;
  /** By their number. One is sure that is not doubtful, or was read twice. */
  readonly parts: Map<number, { readonly symbol: PartSymbol; isSure: boolean }>;
}

export function isPart(symbol: FoundSymbol): symbol is PartSymbol {
  return symbol.part !== undefined;
}

/** Whether a part is one of a message that can be whole: where its number of symbols is known. */
export function canBeJoined({ part: { number, of } }: PartSymbol): boolean {
  return number >= 1 && number <= of && of <= MOST_PARTS;
}

export function keyOf({ symbology, part: { of, group } }: PartSymbol): string {
  return `${symbology} ${of} ${group}`;
}

export function beginMessage(symbol: PartSymbol): Message {
  return { key: keyOf(symbol), of: symbol.part.of, parts: new Map() };
}

/** Whether the message has another part in its place: it is not the same message. */
export function contradicts({ parts }: Message, { part, bytes }: PartSymbol): boolean {
  const known = parts.get(part.number);
  return known !== undefined && !isSame(known.symbol.bytes, bytes);
}

export function addPart({ parts }: Message, symbol: PartSymbol): void {
  const { number } = symbol.part;
  const isAgain = parts.has(number);
  parts.set(number, { symbol, isSure: isAgain || !isDoubtful(symbol) });
}

/** How many parts are there; `onlySure`: without doubt. */
export function countParts({ parts }: Message, onlySure: boolean): number {
  return [...parts.values()].filter(({ isSure }) => isSure || !onlySure).length;
}

export function bytesIn({ parts }: Message): number {
  return [...parts.values()].reduce((sum, { symbol }) => sum + symbol.bytes.length, 0);
}

/** The message of all parts, as a symbol that held it whole would give it; nothing where it is broken. */
export function wholeOf({ of, parts }: Message, seen: PartSymbol): FoundSymbol | undefined {
  const numbers = Array.from({ length: of }, (_, at) => at + 1);
  const symbols = numbers.flatMap((number) => parts.get(number)?.symbol ?? []);
  const [first] = symbols;
  if (!first || symbols.length < of) return undefined;
  const bytes = joined(symbols.map((symbol) => symbol.bytes));
  if (!hasParity(first, bytes)) return undefined;
  return {
    symbology: first.symbology,
    aim: first.aim,
    text: textOfRuns(symbols.flatMap(({ part, bytes: own }) => part.runs ?? [{ bytes: own }])),
    bytes,
    corners: seen.corners,
    quality: Math.min(...symbols.map(({ quality }) => quality)),
  };
}

/**
 * The group of a QR code is the exclusive or of all bytes of the message (ISO/IEC 18004, 8.3): parts of
 * two messages do not make a third. With FNC1 the bytes are not those that were written.
 */
function hasParity({ symbology, aim, part: { group } }: PartSymbol, bytes: Uint8Array): boolean {
  if (symbology !== 'qr' || !/^\]Q[012]$/.test(aim)) return true;
  return bytes.reduce((parity, byte) => parity ^ byte, 0) === Number(group);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
