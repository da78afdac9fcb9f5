import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createFramer,
  FRAME_CAP_BYTES,
  type Framer,
  type FramingEvent,
  type FramingMode,
} from './framing.ts';

const MODES: FramingMode[] = ['line', 'cr', 'lf', 'crlf', 'none', 'stx-etx'];
const NO_PREFIX = new Uint8Array();

function bytes(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

function framer(mode: FramingMode, prefix = '', suffix = ''): Framer {
  return createFramer({ mode, prefix: bytes(prefix), suffix: bytes(suffix) });
}

function texts(events: readonly FramingEvent[]): string[] {
  return events.map((event) =>
    event.kind === 'frame' ? Buffer.from(event.bytes).toString('latin1') : event.kind,
  );
}

test.each<[FramingMode, string, string[]]>([
  ['line', 'ab\rcd\ne\r\nf\r', ['ab', 'cd', 'e', 'f']],
  ['cr', 'a\nb\rc\r', ['a\nb', 'c']],
  ['lf', 'a\rb\nc\n', ['a\rb', 'c']],
  ['crlf', 'a\rb\nc\r\nd\r\r\n', ['a\rb\nc', 'd\r']],
  ['stx-etx', 'noise\x02two\r\nlines\x03\r\n\x02next\x03', ['two\r\nlines', 'next']],
  ['stx-etx', '\x02half\x02whole\x03', ['broken', 'whole']],
  ['stx-etx', '\x02\x02whole\x03', ['whole']],
  ['none', 'abc', []],
])('framing %s cuts %j', (mode, stream, expected) => {
  expect(texts(framer(mode).push(bytes(stream)))).toEqual(expected);
});

test('silence ends a symbol without an end mark, and nothing stays behind', () => {
  const none = framer('none');
  expect(texts(none.push(bytes('6901')))).toEqual([]);
  expect(none.pending()).toBe(true);
  expect(texts(none.idle())).toEqual(['6901']);
  expect(none.pending()).toBe(false);
  expect(none.idle()).toEqual([]);
});

test('silence inside STX and ETX throws the half symbol away', () => {
  const stx = framer('stx-etx');
  stx.push(bytes('\x02half'));
  expect(stx.pending()).toBe(true);
  expect(stx.idle()).toEqual([]);
  expect(texts(stx.push(bytes('rest\x03\x02whole\x03')))).toEqual(['whole']);
});

test('a prefix is taken away where it is', () => {
  expect(texts(framer('line', '##').push(bytes('##a\rb\r##\r')))).toEqual(['a', 'b']);
});

test.each<[FramingMode, string]>([
  ['line', '<<ab>>\r\n<<>>\r\nab\r\n<<a<<b>>>>\r\n'],
  ['cr', '<<ab>>\r<<>>\rab\r<<a<<b>>>>\r'],
  ['lf', '<<ab>>\n<<>>\nab\n<<a<<b>>>>\n'],
  ['crlf', '<<ab>>\r\n<<>>\r\nab\r\n<<a<<b>>>>\r\n'],
  ['stx-etx', '\x02<<ab>>\x03\x02<<>>\x03\x02ab\x03\x02<<a<<b>>>>\x03'],
])(
  'prefix and suffix go once in framing %s, and a symbol of nothing else is none',
  (mode, data) => {
    expect(texts(framer(mode, '<<', '>>').push(bytes(data)))).toEqual(['ab', 'ab', 'a<<b>>']);
  },
);

test('prefix and suffix go where silence is the end', () => {
  const none = framer('none', '<<', '>>');
  none.push(bytes('<<line 1\r\nline 2>>'));
  expect(texts(none.idle())).toEqual(['line 1\r\nline 2']);
});

test('a prefix and a suffix that would overlap are not both taken', () => {
  expect(texts(framer('line', 'aba', 'aba').push(bytes('ababa\r')))).toEqual(['ba']);
});

test('an overlong burst gives one overflow event, then the next symbol is read', () => {
  for (const mode of MODES.filter((each) => each !== 'none')) {
    const end = { line: '\r', cr: '\r', lf: '\n', crlf: '\r\n', 'stx-etx': '\x03', none: '' }[mode];
    const start = mode === 'stx-etx' ? '\x02' : '';
    const stream = `${start}${'x'.repeat(3 * FRAME_CAP_BYTES)}${end}${start}good${end}`;
    expect(texts(framer(mode).push(bytes(stream)))).toEqual(['overflow', 'good']);
  }
});

test('silence ends an overlong burst as well', () => {
  const line = framer('line');
  expect(texts(line.push(bytes('x'.repeat(FRAME_CAP_BYTES + 1))))).toEqual(['overflow']);
  expect(line.idle()).toEqual([]);
  expect(texts(line.push(bytes('good\r')))).toEqual(['good']);
});

test('a symbol of exactly the cap is read', () => {
  const data = 'x'.repeat(FRAME_CAP_BYTES);
  expect(texts(framer('line').push(bytes(`${data}\r`)))).toEqual([data]);
});

// Dense in marks, so that they meet each other at every place.
const stream = fc
  .array(fc.constantFrom(0x02, 0x03, 0x0a, 0x0d, 0x23, 0x41, 0xff), { maxLength: 60 })
  .map((values) => Uint8Array.from(values));

test('any split of a stream gives the same events', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...MODES),
      stream,
      fc.array(fc.nat(60), { maxLength: 8 }),
      (mode, data, cuts) => {
        const whole = createFramer({ mode, prefix: NO_PREFIX, suffix: new Uint8Array() });
        const pieces = createFramer({ mode, prefix: NO_PREFIX, suffix: new Uint8Array() });
        const events: FramingEvent[] = [];
        let from = 0;
        for (const cut of [...cuts, data.length].toSorted((a, b) => a - b)) {
          events.push(...pieces.push(data.subarray(from, cut)));
          from = Math.max(from, cut);
        }
        expect([...events, ...pieces.idle()]).toEqual([...whole.push(data), ...whole.idle()]);
      },
    ),
  );
});

test('after any garbage and a silence the next symbol is read', () => {
  fc.assert(
    fc.property(fc.constantFrom(...MODES), fc.uint8Array({ maxLength: 9_000 }), (mode, garbage) => {
      const any = createFramer({ mode, prefix: NO_PREFIX, suffix: new Uint8Array() });
      any.push(garbage);
      any.idle();
      const events = [...any.push(bytes('\x02good\x03\r\n')), ...any.idle()];
      expect(texts(events).join()).toContain('good');
    }),
    { numRuns: 50 },
  );
});

test('a frame that was too long is told once, though the next one breaks it off', () => {
  const stx = framer('stx-etx');
  const long = `\x02${'x'.repeat(FRAME_CAP_BYTES + 10)}`;
  expect(texts(stx.push(bytes(`${long}\x02good\x03`)))).toEqual(['overflow', 'good']);
});
