import { concat } from '../../crypto/bytes.ts';

export function u16(value: number): Uint8Array {
  return Uint8Array.of(value >> 8, value);
}

export function u32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

const TRUE_TYPE = 0x00010000;
const RECORD_BYTES = 16;
const HEADER_BYTES = 12;

/** A TrueType file of these tables (ISO/IEC 14496-22, 4). @param tables in the order of their tags */
export function writeTables(tables: readonly (readonly [tag: string, Uint8Array])[]): Uint8Array {
  const { length } = tables;
  const power = Math.floor(Math.log2(length));
  const range = RECORD_BYTES * 2 ** power;
  const header = [u32(TRUE_TYPE), u16(length), u16(range), u16(power)];
  const records: Uint8Array[] = [];
  const bodies: Uint8Array[] = [];
  let at = HEADER_BYTES + RECORD_BYTES * length;
  for (const [tag, body] of tables) {
    const whole = concat(body, new Uint8Array(-body.length & 3));
    const name = Uint8Array.from(tag, (character) => character.charCodeAt(0));
    records.push(name, u32(checksum(whole)), u32(at), u32(body.length));
    bodies.push(whole);
    at += whole.length;
  }
  return concat(...header, u16(RECORD_BYTES * length - range), ...records, ...bodies);
}

/** Sum of the table's words (4.3). */
function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
