import { PHOTO_BYTES } from '../../../drivers/id-card.ts';
import type { CardDialect } from '../../../drivers/protocol/card/dialect.ts';
import { TEXT_BYTES } from '../../../drivers/protocol/card/fields.ts';
import { parseCardText } from '../../../drivers/protocol/card/text.ts';
import { sdtDialect } from '../../../drivers/protocol/sdt/dialect.ts';
import { stxDialect } from '../../../drivers/protocol/stx/dialect.ts';
import { cardText, inventedPhoto } from '../../../simulator/devices/card-builder.ts';
import { TEST_CARD } from '../../../simulator/devices/test-card.test-support.ts';
import type { FuzzTarget } from '../frame/target.ts';
import { seedsOf } from './seeds.ts';

const LIMIT_MS = 50;
/** Longer than any answer of any reader, in bytes. */
const ANSWER_CAP = 4_096;
const COMMANDS = ['samStatus', 'samNumber', 'find', 'select', 'read', 'readAddress'] as const;

/** The frames of one family: whatever comes, an answer is whole and bounded, and a reset forgets. */
function dialectTarget(name: string, dialect: CardDialect, seeds: Uint8Array[]): FuzzTarget {
  return {
    name,
    seeds,
    maxBytes: 8_192,
    limitMs: LIMIT_MS,
    run(bytes) {
      const decoder = dialect.createDecoder();
      for (const frame of decoder.push(bytes)) {
        if (frame.kind === 'damage') continue;
        if (frame.data.length > ANSWER_CAP) throw new Error('an answer is too long');
        for (const command of COMMANDS) dialect.judge(command, frame);
        dialect.samNumber(frame.data);
        dialect.newestAddress(frame.data);
        const card = dialect.readCard(frame.data);
        if (card.ok && card.value.photo.length !== PHOTO_BYTES) throw new Error('half a photo');
      }
      decoder.reset();
      if (decoder.pending()) throw new Error('a reset leaves something behind');
    },
  };
}

/** One card of each layout: seeds that reach every parser. */
function cardSeeds(): Uint8Array[] {
  const texts = ['sdt-serial', 'sdt-usb', 'stx-serial'].flatMap((name) =>
    seedsOf(name).filter(({ length }) => length > TEXT_BYTES),
  );
  // In an answer the text stands behind the frame's head; the photo behind it only takes time.
  return [
    cardText(TEST_CARD),
    ...texts.flatMap((answer) => [14, 11].map((at) => answer.subarray(at, at + TEXT_BYTES))),
  ];
}

const cardTexts: FuzzTarget = {
  name: 'card-text',
  seeds: cardSeeds(),
  maxBytes: TEXT_BYTES * 2,
  limitMs: LIMIT_MS,
  run(bytes) {
    // Of the right length each time, so that the fields are reached and not only the length.
    const text = new Uint8Array(TEXT_BYTES);
    text.set(bytes.subarray(0, TEXT_BYTES));
    for (const input of [text, bytes]) {
      const parsed = parseCardText(input);
      if (!parsed.ok) continue;
      const { name, idNo, birth, layout } = parsed.value;
      const hasBirth = layout === 'resident' || layout === 'hk-mo-tw';
      if (name === '' || idNo === '') throw new Error('a card without a name was accepted');
      if (hasBirth && idNo.slice(6, 14) !== birth) throw new Error('a wrong card was accepted');
    }
  },
};

const photo = inventedPhoto(TEST_CARD.citizenId);
const readAnswer: FuzzTarget = {
  name: 'read-answer',
  seeds: [Buffer.concat([Buffer.from([1, 0, 4, 0]), cardText(TEST_CARD), photo])],
  maxBytes: 4_096,
  limitMs: LIMIT_MS,
  run(bytes) {
    for (const dialect of [sdtDialect, stxDialect]) {
      const card = dialect.readCard(Uint8Array.from(bytes));
      if (card.ok && card.value.photo.length !== PHOTO_BYTES) throw new Error('half a photo');
    }
  },
};

export const cardReaderTargets: readonly FuzzTarget[] = [
  dialectTarget('sdt-frames', sdtDialect, seedsOf('sdt-serial')),
  dialectTarget('stx-frames', stxDialect, seedsOf('stx-serial')),
  cardTexts,
  readAnswer,
];
