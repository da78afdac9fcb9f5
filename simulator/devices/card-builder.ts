import type { PutCard } from '../control-api.ts';
import type { SimulatedCard } from './sdt-reader.ts';

const BLANK = 0x0020;

/** Bytes of one extra address. */
const ADDRESS_UNITS = 35;

/** A field: its text, and how many UTF-16 units it has. */
type Field = readonly [text: string, units: number];

/** The 256-byte text of a card (GA/T 490): 128 UTF-16LE units, field behind field. */
export function cardText(card: PutCard): Uint8Array {
  return bytesOf(fieldsOf(card));
}

/** An extra address (追加地址) as it stands on the chip, 70 bytes. */
export function addressText(address: string): Uint8Array {
  return bytesOf([[address, ADDRESS_UNITS]]);
}

function fieldsOf(card: PutCard): readonly Field[] {
  switch (card.layout) {
    case undefined:
    case 'resident':
      return [
        [card.name, 15],
        [card.sex, 1],
        [card.nation, 2],
        [card.birth, 8],
        [card.address, 35],
        [card.idNo, 18],
        [card.issuer, 15],
        [card.validFrom, 8],
        [card.validTo, 8],
        ['', 18],
      ];
    case 'hk-mo-tw':
      return [
        [card.name, 15],
        [card.sex, 1],
        ['', 2],
        [card.birth, 8],
        [card.address, 35],
        [card.idNo, 18],
        [card.issuer, 15],
        [card.validFrom, 8],
        [card.validTo, 8],
        [card.permitNo, 9],
        [card.issueCount, 2],
        ['', 3],
        ['J', 1],
        ['', 3],
      ];
    case 'foreign-2017':
      return [
        [card.englishName, 60],
        [card.sex, 1],
        [card.idNo, 15],
        [card.nationality, 3],
        [card.chineseName, 15],
        [card.validFrom, 8],
        [card.validTo, 8],
        [card.birth, 8],
        [card.cardVersion, 2],
        [card.authorityCode, 4],
        ['I', 1],
        ['', 3],
      ];
    case 'foreign-2023':
      return [
        [card.chineseName, 15],
        [card.sex, 1],
        [card.renewalCount, 2],
        [card.birth, 8],
        [card.englishName.slice(0, 35), 35],
        [card.idNo, 18],
        ['', 15],
        [card.validFrom, 8],
        [card.validTo, 8],
        [card.englishName.slice(35), 11],
        [card.nationality, 3],
        ['Y', 1],
        [card.formerNumber, 3],
      ];
  }
}

function bytesOf(fields: readonly Field[]): Uint8Array {
  const units = fields.flatMap(([text, width]) => field(text, width));
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

/** What the reader is given of a card. */
export function chipOf(card: PutCard): SimulatedCard {
  const { citizenId, newestAddress, fingerprintBytes = 0 } = card;
  return {
    text: cardText(card),
    photo: inventedPhoto(citizenId),
    ...(newestAddress !== undefined && { address: addressText(newestAddress) }),
    fingerprints: new Uint8Array(fingerprintBytes).fill(0xf0),
  };
}
