import {
  createFramer,
  FRAME_CAP_BYTES,
  type FramingMode,
} from '../../drivers/protocol/scanner/framing.ts';
import { PHOTO_BYTES } from '../../drivers/id-card.ts';
import { splitAim } from '../../drivers/protocol/scanner/aim.ts';
import { decodeText } from '../../drivers/protocol/scanner/text.ts';
import {
  createAnswerDecoder,
  encodeCommand,
  MAX_LENGTH,
} from '../../drivers/protocol/sdt/frame.ts';
import { parseReadAnswer } from '../../drivers/protocol/card/read-answer.ts';
import { TEXT_BYTES } from '../../drivers/protocol/card/fields.ts';
import { parseCardText } from '../../drivers/protocol/card/text.ts';
import { cardText, inventedPhoto } from '../../simulator/devices/card-builder.ts';
import { scanBytes } from '../../simulator/devices/scanner.ts';
import { createSdtReader } from '../../simulator/devices/sdt-reader.ts';
import { TEST_CARD } from '../../simulator/devices/test-card.test-support.ts';
import type { FuzzTarget } from './frame/target.ts';

const MODES: readonly FramingMode[] = ['line', 'cr', 'lf', 'crlf', 'none', 'stx-etx'];
const LIMIT_MS = 50;

function bytesOf(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values);
}

const scanner: FuzzTarget = {
  name: 'scanner',
  seeds: [
    scanBytes('01139000002A1B2C3D4E5F6G7H8J9K0L1M2N3X', 'Q1', 'cr'),
    scanBytes('政务服务码', 'g0', 'crlf'),
    // 政务 in GB 2312, framed by STX and ETX.
    bytesOf(0x02, 0xd5, 0xfe, 0xce, 0xf1, 0x03),
    new Uint8Array(FRAME_CAP_BYTES + 2).fill(0x41),
  ],
  maxBytes: 16_384,
  limitMs: LIMIT_MS,
  run(bytes) {
    for (const mode of MODES) {
      const framer = createFramer({ mode, prefix: bytesOf(0x5d), suffix: new Uint8Array() });
      const half = bytes.length >> 1;
      const pushed = [bytes.subarray(0, half), bytes.subarray(half)].flatMap((piece) =>
        framer.push(piece),
      );
      for (const event of [...pushed, ...framer.idle()]) {
        if (event.kind !== 'frame') continue;
        if (event.bytes.length > FRAME_CAP_BYTES) throw new Error('a frame is too long');
        const { data } = splitAim(event.bytes);
        for (const charset of ['auto', 'utf-8', 'gb18030'] as const) decodeText(data, charset);
      }
      if (framer.pending()) throw new Error(`${mode}: something waits after silence`);
    }
  },
};

function readerAnswers(): Uint8Array[] {
  const reader = createSdtReader();
  const text = cardText(TEST_CARD);
  reader.put({ text, photo: inventedPhoto(TEST_CARD.citizenId) });
  return (['samStatus', 'samNumber', 'find', 'select', 'read'] as const).map((name) =>
    reader.receive(encodeCommand(name)),
  );
}

const sdt: FuzzTarget = {
  name: 'sdt-frames',
  seeds: readerAnswers(),
  maxBytes: 8_192,
  limitMs: LIMIT_MS,
  run(bytes) {
    const decoder = createAnswerDecoder();
    for (const event of decoder.push(bytes)) {
      if (event.kind === 'damage') continue;
      if (event.data.length > MAX_LENGTH) throw new Error('an answer is too long');
      const card = parseReadAnswer(event.data);
      if (card.ok && card.value.photo.length !== PHOTO_BYTES) throw new Error('half a photo');
    }
    decoder.reset();
    if (decoder.pending()) throw new Error('a reset leaves something behind');
  },
};

const cardTexts: FuzzTarget = {
  name: 'card-text',
  seeds: [
    cardText(TEST_CARD),
    cardText({ ...TEST_CARD, name: '阿依努尔·吐尔逊', nation: '05', validTo: '20400101' }),
  ],
  maxBytes: TEXT_BYTES * 2,
  limitMs: LIMIT_MS,
  run(bytes) {
    // Of the right length each time, so that the fields are reached and not only the length.
    const text = new Uint8Array(TEXT_BYTES);
    text.set(bytes.subarray(0, TEXT_BYTES));
    for (const input of [text, bytes]) {
      const parsed = parseCardText(input);
      if (!parsed.ok) continue;
      const { idNo, birth, name } = parsed.value;
      if (idNo.slice(6, 14) !== birth || name === '') throw new Error('a wrong card was accepted');
    }
  },
};

export const targets: readonly FuzzTarget[] = [scanner, sdt, cardTexts];
