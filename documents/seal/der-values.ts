import { strFromU8 } from 'fflate';
import { toHex } from '../../crypto/bytes.ts';
import { type DerNode, TAG } from './der.ts';

/** Dotted numbers of an OBJECT IDENTIFIER. */
export function oidOf(node: DerNode | undefined): string | undefined {
  if (node?.tag !== TAG.oid || node.content.length === 0 || node.content.length > 64) {
    return undefined;
  }
  const numbers: number[] = [];
  let value = 0;
  for (const byte of node.content) {
    value = value * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(value);
    value = 0;
  }
  const [first = 0, ...rest] = numbers;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - 40 * top, ...rest].join('.');
}

/** A small INTEGER that is not negative. */
export function smallInteger(node: DerNode | undefined): number | undefined {
  if (node?.tag !== TAG.integer || node.content.length === 0 || node.content.length > 4) {
    return undefined;
  }
  const value = parseInt(toHex(node.content), 16);
  return value < 0x80000000 ? value : undefined;
}

/** A serial number in hexadecimal, by its value: some write it with zeros in front, some without. */
export function serialOf(node: DerNode | undefined): string | undefined {
  if (node?.tag !== TAG.integer || node.content.length === 0) return undefined;
  const first = node.content.findIndex((byte) => byte !== 0);
  return toHex(first < 0 ? node.content.subarray(-1) : node.content.subarray(first));
}

/** The bytes of a BIT STRING of whole bytes. */
export function bitsOf(node: DerNode | undefined): Uint8Array | undefined {
  return node?.tag === TAG.bitString && node.content[0] === 0
    ? node.content.subarray(1)
    : undefined;
}

export function octetsOf(node: DerNode | undefined): Uint8Array | undefined {
  return node?.tag === TAG.octetString ? node.content : undefined;
}

/** Text of any string type. */
export function textOf(node: DerNode | undefined): string | undefined {
  switch (node?.tag) {
    case TAG.utf8:
      return strFromU8(node.content);
    case TAG.printable:
    case TAG.ia5:
      // Some makers put UTF-8 into these, too.
      return strFromU8(node.content);
    case TAG.bmp: {
      const units = Array.from({ length: node.content.length >> 1 }, (_, index) =>
        String.fromCharCode(
          256 * (node.content[2 * index] ?? 0) + (node.content[2 * index + 1] ?? 0),
        ),
      );
      return units.join('');
    }
    default:
      return undefined;
  }
}

/** Always with seconds: without them, where no type tells, a year of four digits could not be told from one of two. */
const TIME = /^(\d{4}|\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.\d+)?(Z|[+-]\d{4})?$/;

/** Up to the minutes, by the digits of the year, which the type tells. */
const MINUTES = { 2: /^\d{10}(?!\d)/, 4: /^\d{12}(?!\d)/ } as const;

/** UTCTime or GeneralizedTime in milliseconds since 1970; older authorities leave the seconds away. */
export function timeOf(node: DerNode | undefined): number | undefined {
  if (node?.tag !== TAG.utcTime && node?.tag !== TAG.generalizedTime) return undefined;
  const text = strFromU8(node.content, true);
  return parseTime(text.replace(MINUTES[node.tag === TAG.utcTime ? 2 : 4], '$&00'));
}

/**
 * `YYMMDDhhmmss` or `YYYYMMDDhhmmss`, with `Z` or an offset; without one it is UTC, as makers of seals
 * mean it.
 */
export function parseTime(text: string): number | undefined {
  const parts = TIME.exec(text);
  if (!parts) return undefined;
  const [, year = '', month, day, hour, minute, second, zone = 'Z'] = parts;
  // RFC 5280, 4.1.2.5.1.
  const century = year.length === 4 ? '' : Number(year) < 50 ? '20' : '19';
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const at = Date.parse(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(at) ? undefined : at;
}
