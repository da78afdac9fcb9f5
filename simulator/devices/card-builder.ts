import type { PutCard } from '../control-api.ts';

const BLANK = 0x0020;

/** The 256-byte text of a resident card (GA/T 490): 128 UTF-16LE units, field behind field. */
export function cardText(card: PutCard): Uint8Array {
  const units = [
    ...field(card.name, 15),
    ...field(card.sex, 1),
    ...field(card.nation, 2),
    ...field(card.birth, 8),
    ...field(card.address, 35),
    ...field(card.idNo, 18),
    ...field(card.issuer, 15),
    ...field(card.validFrom, 8),
    ...field(card.validTo, 8),
    ...field('', 18),
  ];
  return Uint8Array.from(units.flatMap((unit) => [unit % 256, Math.floor(unit / 256)]));
}

/** Left-justified, padded with blanks to `width` units. */
function field(text: string, width: number): number[] {
  const units = Array.from({ length: width }, () => BLANK);
  for (let index = 0; index < Math.min(width, text.length); index++) {
    units[index] = text.charCodeAt(index);
  }
  return units;
}

/**
 * 1024 bytes in place of the compressed photo: invented, the same for the same seed, and no picture
 * of anybody.
 */
export function inventedPhoto(seed: string): Uint8Array {
  let state = 1;
  for (const letter of seed) state = (state * 31 + letter.charCodeAt(0)) % 65_521;
  return Uint8Array.from({ length: 1024 }, () => {
    state = (state * 75 + 74) % 65_537;
    return state % 256;
  });
}
