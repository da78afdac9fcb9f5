import { expect, test } from 'vitest';
import { idCardReaderSession, POLL_MS } from './id-card-reader.ts';
import { bench, type SessionBench } from './session-bench.test-support.ts';

/** An answer by hand: status word and data. */
function answer(sw3: number, data: Uint8Array = new Uint8Array()): Uint8Array {
  const length = data.length + 4;
  const body = [length >> 8, length & 0xff, 0, 0, sw3, ...data];
  return Uint8Array.from([0xaa, 0xaa, 0xaa, 0x96, 0x69, ...body, body.reduce((a, b) => a ^ b, 0)]);
}

function cardData(): Uint8Array {
  const data = Buffer.alloc(4 + 256 + 1024, ' ', 'utf16le');
  data.set([0x01, 0x00, 0x04, 0x00]);
  data.write('田小满', 4, 'utf16le');
  data.write('20119900307东海省云溪市', 4 + 30, 'utf16le');
  data.write('390101199003070021云溪市公安局', 4 + 122, 'utf16le');
  data.write('20200101长期', 4 + 188, 'utf16le');
  return data;
}

const COMMAND_NAMES: Readonly<Record<string, string>> = {
  '11ff': 'status',
  '12ff': 'number',
  '2001': 'find',
  '2002': 'select',
  '3001': 'read',
  '3003': 'address',
};
const STARTED = [answer(0x90), answer(0x90, new Uint8Array(16))];
const FOUND = answer(0x9f, new Uint8Array(4));
const SELECTED = answer(0x90, new Uint8Array(8));
const READ = answer(0x90, cardData());
const NO_CARD = answer(0x80);
const SAM = '00.00-00000000-0000000000-0000000000';

/** A reader that gives these answers in this order; `undefined` for none, later no card at all. */
function reader(...script: readonly (Uint8Array | undefined)[]): SessionBench & {
  commands: string[];
} {
  const answers = [...script];
  const commands: string[] = [];
  const queue: Uint8Array[] = [];
  const made = bench(idCardReaderSession(), (bytes) => {
    commands.push(COMMAND_NAMES[Buffer.from(bytes.subarray(7, 9)).toString('hex')] ?? '?');
    const next = answers.length > 0 ? answers.shift() : NO_CARD;
    if (next) queue.push(next);
  });
  const { clock } = made;
  // Answers come while time passes, never inside of the write.
  function advance(ms: number): void {
    for (let passed = 0; passed < ms; passed++) {
      for (let next = queue.shift(); next; next = queue.shift()) made.session.receive(next);
      clock.advance(1);
    }
  }
  return { ...made, commands, clock: { ...clock, advance } };
}

test('the security module is asked first, then the field is looked at', () => {
  const { clock, commands, log } = reader(...STARTED, NO_CARD);
  clock.advance(POLL_MS + 10);
  expect(commands).toEqual(['status', 'number', 'find', 'find']);
  expect(log).toEqual([`ready {"samId":"${SAM}"}`]);
});

test('a card is found, selected, read, and told once while it lies there', () => {
  const { clock, commands, events, log } = reader(
    ...[...STARTED, FOUND, SELECTED, READ],
    ...[answer(0x91), answer(0x91), answer(0x41)],
  );
  clock.advance(3 * POLL_MS + 10);
  expect(log.slice(1)).toEqual(['card-present', 'busy', 'free', 'card', 'card-removed']);
  expect(commands.slice(2)).toEqual('find select read address address address find'.split(' '));
  expect(events[1]).toMatchObject({ kind: 'card', samId: SAM, card: { name: '田小满' } });
});

test('a reader that finds a lying card again does not make a second event of it', () => {
  const unknownCommand = answer(0x21);
  const { clock, log } = reader(
    ...[...STARTED, FOUND, SELECTED, READ, unknownCommand],
    ...[FOUND, FOUND, FOUND, NO_CARD, FOUND, SELECTED, READ],
  );
  clock.advance(5 * POLL_MS + 10);
  const once = ['card-present', 'busy', 'free', 'card'];
  expect(log.slice(1)).toEqual([...once, 'card-removed', ...once]);
});

test('a card that moved is tried again from finding it', () => {
  const { clock, commands, log } = reader(
    ...[...STARTED, FOUND, SELECTED, answer(0x41)],
    ...[FOUND, SELECTED, READ],
  );
  clock.advance(POLL_MS + 10);
  expect(commands.slice(2)).toEqual('find select read find select read address'.split(' '));
  expect(log.slice(1)).toEqual(['card-present', 'busy', 'free', 'card']);
});

test('after three tries the card is unreadable, until it has been lifted', () => {
  const bad = [FOUND, answer(0x81)];
  const { clock, log, events } = reader(
    ...[...STARTED, ...bad, ...bad, ...bad],
    ...[FOUND, FOUND, NO_CARD],
  );
  clock.advance(7 * POLL_MS);
  expect(log.slice(1)).toEqual(['card-present', 'busy', 'free', 'card-failed', 'card-removed']);
  expect(events[1]).toMatchObject({ failure: { code: 'CARD_UNREADABLE' } });
});

test('a card taken away during the tries is unreadable and gone', () => {
  const { clock, log } = reader(...STARTED, FOUND, answer(0x41), NO_CARD);
  clock.advance(2 * POLL_MS);
  expect(log.slice(1)).toEqual(['card-present', 'busy', 'free', 'card-failed', 'card-removed']);
});

test.each([
  [0x31, 'CARD_REJECTED'],
  [0x33, 'CARD_REJECTED'],
  [0x40, 'CARD_TYPE'],
])('status %i makes %s of the card at once', (sw3, code) => {
  const { clock, events } = reader(...STARTED, FOUND, SELECTED, answer(sw3));
  clock.advance(10);
  expect(events[1]).toMatchObject({ kind: 'card-failed', failure: { code } });
});

test('a text that does not validate makes CARD_DATA of the card', () => {
  const { clock, events } = reader(...STARTED, FOUND, SELECTED, answer(0x90, new Uint8Array(8)));
  clock.advance(10);
  expect(events[1]).toMatchObject({ kind: 'card-failed', failure: { code: 'CARD_DATA' } });
});

test('three commands without an answer end the session', () => {
  const { clock, log } = reader(undefined, undefined, undefined);
  clock.advance(3 * 500 + 2 * POLL_MS + 10);
  expect(log).toEqual(['fail DEVICE_SILENT no answer to samStatus']);
  expect(clock.pending()).toBe(0);
});

test('an answer between two silences starts the count anew', () => {
  const silences = [undefined, undefined, NO_CARD, undefined, undefined, NO_CARD];
  const { clock, log } = reader(...STARTED, ...silences);
  clock.advance(10_000);
  expect(log).toHaveLength(1);
});

test('three damaged answers in a row end the session', () => {
  const wrong = answer(0x80).with(-1, 0);
  const { clock, log } = reader(...STARTED, wrong, wrong, wrong);
  clock.advance(3 * POLL_MS);
  expect(log.slice(1)).toEqual(['fail DEVICE_PROTOCOL damaged answers to find']);
});

test('a frame that the reader does not understand is sent once more, not oftener', () => {
  const once = reader(...STARTED, answer(0x10), NO_CARD, answer(0x11));
  once.clock.advance(3 * POLL_MS);
  expect(once.log).toHaveLength(1);
  const twice = reader(...STARTED, answer(0x10), answer(0x10));
  twice.clock.advance(3 * POLL_MS);
  expect(twice.log.slice(1)).toEqual([
    'fail DEVICE_PROTOCOL SW3 10: wrong check byte in the command',
  ]);
});

test('the answer to another command is no success', () => {
  const { clock, log } = reader(...STARTED, SELECTED, FOUND, FOUND);
  clock.advance(POLL_MS + 10);
  expect(log.slice(1)).toEqual(['card-present', 'busy']);
});

test('a security module that is not authorised ends the session', () => {
  const { clock, log } = reader(answer(0x66));
  clock.advance(10);
  expect(log).toEqual(['fail DEVICE_OUT_OF_SERVICE SW3 66: security module not authorised']);
});

test('a stopped session asks and tells nothing more', () => {
  const { clock, commands, log, session } = reader(...STARTED, FOUND);
  clock.advance(3);
  session.stop();
  const asked = commands.length;
  clock.advance(10_000);
  expect(commands).toHaveLength(asked);
  expect(log.some((line) => line.startsWith('fail'))).toBe(false);
  expect(clock.pending()).toBe(0);
});
