import { cardTextOf, RESIDENT, type Parts } from '../protocol/card/card-text.test-support.ts';
import { idCardReaderSession } from './id-card-reader.ts';
import { bench, type SessionBench } from './session-bench.test-support.ts';
import type { StartSession } from './session.ts';

/** An answer by hand: status word and data. */
export function answer(sw3: number, data: Uint8Array = new Uint8Array()): Uint8Array {
  const length = data.length + 4;
  const body = [length >> 8, length & 0xff, 0, 0, sw3, ...data];
  return Uint8Array.from([0xaa, 0xaa, 0xaa, 0x96, 0x69, ...body, body.reduce((a, b) => a ^ b, 0)]);
}

/** What a reader answers to a read, with `fingerBytes` of fingerprints where they were asked for. */
export function cardData(fingerBytes?: number, parts: Parts = RESIDENT): Uint8Array {
  const lengths = [0x01, 0x00, 0x04, 0x00];
  if (fingerBytes !== undefined) lengths.push(fingerBytes >> 8, fingerBytes & 0xff);
  const finger = Buffer.alloc(fingerBytes ?? 0, 0xf1);
  return Buffer.concat([Buffer.from(lengths), cardTextOf(parts), Buffer.alloc(1024, 7), finger]);
}

const COMMAND_NAMES: Readonly<Record<string, string>> = {
  '10ff': 'reset',
  '11ff': 'status',
  '12ff': 'number',
  '2001': 'find',
  '2002': 'select',
  '3001': 'read',
  '3003': 'address',
  '3010': 'fingers',
};
export const STARTED = [answer(0x90), answer(0x90, new Uint8Array(16))];
export const FOUND = answer(0x9f, new Uint8Array(4));
export const SELECTED = answer(0x90, new Uint8Array(8));
export const READ = answer(0x90, cardData());
/** 顾南汀 instead of 田小满. */
export const OTHER_PERSON = { ...RESIDENT, 0: '顾南汀', 122: '390201198810160032', 36: '19881016' };
export const READ_OTHER = answer(0x90, cardData(undefined, OTHER_PERSON));
export const NO_CARD = answer(0x80);
export const NO_ADDRESS = answer(0x91);
export const UNKNOWN = answer(0x21);
export const SAM = '00.00-00000000-0000000000-0000000000';
/** What a card makes of the log, from finding to reading it. */
export const ONE_CARD = ['card-present', 'busy', 'free', 'card'];
type Script = readonly (Uint8Array | undefined)[];

interface ReaderBench extends SessionBench {
  readonly commands: string[];
}

/** A reader that gives these answers in this order; `undefined` for none, later no card at all. */
export function reader(
  script: Script,
  fingerprints = false,
  allowedSams?: readonly string[],
): ReaderBench {
  return connect(idCardReaderSession({ type: 'sdt', fingerprints }, allowedSams), script);
}

/** A reader whose port can be opened anew, with other answers. */
export function readerInTwo(script: Script): {
  first: ReaderBench;
  reopen: (script: Script) => ReaderBench;
} {
  const start = idCardReaderSession({ type: 'sdt', fingerprints: false });
  const first = connect(start, script);
  return {
    first,
    reopen(next) {
      first.session.stop();
      return connect(start, next);
    },
  };
}

function connect(start: StartSession, script: Script): ReaderBench {
  const answers = [...script];
  const commands: string[] = [];
  const queue: Uint8Array[] = [];
  const made = bench(start, (bytes) => {
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
