import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardText, chipOf, inventedPhoto } from './card-builder.ts';
import { createSdtReader, type SdtReader } from './sdt-reader.ts';
import { TEST_CARD } from './test-card.test-support.ts';

const CARD = { text: cardText(TEST_CARD), photo: inventedPhoto('tian') };
const FIND = 'aaaaaa96690003200122';
const SELECT = 'aaaaaa96690003200221';
const READ = 'aaaaaa96690003300132';
const ADDRESS = 'aaaaaa96690003300330';
const FOUND = 'aaaaaa9669000800009f0000000097';
const SELECTED = 'aaaaaa9669000c00009000000000000000009c';
const NOT_FOUND = 'aaaaaa9669000400008084';

function send(reader: SdtReader, hex: string): string {
  return Buffer.from(reader.receive(Buffer.from(hex, 'hex'))).toString('hex');
}

test('without a card nothing is found, selected or read', () => {
  const reader = createSdtReader();
  expect(send(reader, FIND)).toBe(NOT_FOUND);
  expect(send(reader, SELECT)).toBe('aaaaaa9669000400008185');
  expect(send(reader, READ)).toBe('aaaaaa9669000400004145');
});

test('find, select, read give the published frames, and 1295 bytes of card', () => {
  const reader = createSdtReader();
  reader.put(CARD);
  expect(send(reader, FIND)).toBe(FOUND);
  expect(send(reader, SELECT)).toBe(SELECTED);
  const answer = Buffer.from(send(reader, READ), 'hex');
  expect(answer).toHaveLength(1295);
  expect(answer.subarray(0, 14).toString('hex')).toBe('aaaaaa9669050800009001000400');
  expect(answer.subarray(14, 270)).toEqual(Buffer.from(CARD.text));
  expect(answer.subarray(5).reduce((sum, byte) => sum ^ byte, 0)).toBe(0);
});

test('a card must be selected to be read, and found to be selected', () => {
  const reader = createSdtReader();
  reader.put(CARD);
  expect(send(reader, SELECT)).toContain('000081');
  expect(send(reader, FIND)).toBe(FOUND);
  expect(send(reader, READ)).toContain('000041');
});

test('a card that was read is found only after it was lifted; until then it has no address', () => {
  const reader = createSdtReader();
  reader.put(CARD);
  send(reader, FIND + SELECT + READ);
  expect(send(reader, FIND)).toBe(NOT_FOUND);
  expect(send(reader, ADDRESS)).toBe('aaaaaa9669000400009195');
  reader.lift();
  expect(send(reader, ADDRESS)).toBe('aaaaaa9669000400004145');
  reader.put(CARD);
  expect(send(reader, FIND)).toBe(FOUND);
});

test('status, number and reset of the security module', () => {
  const reader = createSdtReader();
  expect(send(reader, 'aaaaaa9669000311ffed')).toBe('aaaaaa9669000400009094');
  expect(send(reader, 'aaaaaa9669000310ffec')).toBe('aaaaaa9669000400009094');
  expect(send(reader, 'aaaaaa9669000312ffee')).toHaveLength(2 * 27);
});

test('faults of the host have their status words', () => {
  const reader = createSdtReader();
  expect(send(reader, 'aaaaaa96690003200100')).toContain('000010');
  expect(send(reader, 'aaaaaa9669ffff')).toContain('000011');
  expect(send(reader, 'aaaaaa9669000399019b')).toContain('000021');
  expect(send(reader, `${FIND.slice(0, 8)}${FIND}`)).toBe(NOT_FOUND);
});

test('a request is understood however it is split, and after any garbage', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(10), (garbage, cut) => {
      const reader = createSdtReader();
      reader.receive(garbage);
      reader.receive(new Uint8Array(80));
      const first = send(reader, FIND.slice(0, 2 * cut));
      expect(first + send(reader, FIND.slice(2 * cut))).toBe(NOT_FOUND);
    }),
  );
});

test('fingerprints of each length give the published sizes', () => {
  for (const [fingerprintBytes, size] of [
    [1_024, 2_321],
    [512, 1_809],
    [0, 1_297],
  ] as const) {
    const reader = createSdtReader();
    reader.put(chipOf({ ...TEST_CARD, fingerprintBytes }));
    send(reader, FIND + SELECT);
    const answer = Buffer.from(send(reader, 'aaaaaa96690003301023'), 'hex');
    expect(answer).toHaveLength(size);
    expect(answer.readUInt16BE(14)).toBe(fingerprintBytes);
    expect(answer.subarray(5).reduce((sum, byte) => sum ^ byte, 0)).toBe(0);
  }
});

test('the newest address of a card has 70 bytes', () => {
  const reader = createSdtReader();
  reader.put(chipOf({ ...TEST_CARD, newestAddress: '东海省云溪市新街1号' }));
  send(reader, FIND + SELECT);
  const answer = Buffer.from(send(reader, ADDRESS), 'hex');
  expect(answer).toHaveLength(81);
  expect(answer.subarray(10, 80).toString('utf16le').trimEnd()).toBe('东海省云溪市新街1号');
});

test('an ordered status comes as often as ordered, to that request alone', () => {
  const reader = createSdtReader();
  reader.put(CARD);
  reader.answerWith({ to: 'select', sw3: '31', times: 2 });
  send(reader, FIND);
  expect([send(reader, SELECT), send(reader, SELECT)]).toEqual([
    'aaaaaa9669000400003135',
    'aaaaaa9669000400003135',
  ]);
  expect(send(reader, SELECT)).toBe(SELECTED);
});

test('the baud rate is set by command, and lost with the power; so is what was found', () => {
  const asked: string[] = [];
  const reader = createSdtReader({ asked: (what, detail) => asked.push(`${what} ${detail}`) });
  expect(reader.baudRate()).toBeUndefined();
  expect(send(reader, 'aaaaaa96690003600162')).toBe('aaaaaa9669000400009094');
  expect(reader.baudRate()).toBe(57_600);
  expect(asked).toEqual(['setting 57600 baud']);
  reader.put(CARD);
  send(reader, FIND + SELECT + READ);
  reader.powerOff();
  expect(reader.baudRate()).toBeUndefined();
  expect(send(reader, FIND)).toBe(FOUND);
});

test('a wrapped answer has an eight-byte header and the same check', () => {
  const reader = createSdtReader({ isWrapped: true });
  expect(send(reader, FIND)).toBe('eaebeced050000040000' + '8084');
});
