import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { isDoubtful } from '../doubt.ts';
import { decodeMatrix } from './decode-matrix.ts';
import { encodeGridMatrix, type EncodeOptions, type Part } from './encode.ts';
import { cellsOf, firstBitOf, layerId, moduleOf } from './layout.ts';
import { sampledOf, UNKNOWN, type Matrix, type Sampled } from './matrix.ts';
import {
  blocksOf,
  codewordsOf,
  dataCodewordsOf,
  hasLevel,
  LEVELS,
  MACROMODULE,
  sizeOf,
  type Level,
} from './version.ts';

const SEED = 27766;
const VERSIONS = Array.from({ length: 13 }, (_, at) => at + 1);
const SYMBOLS = VERSIONS.flatMap((version) =>
  LEVELS.filter((level) => hasLevel(version, level)).map((level) => ({ version, level })),
);

const texts = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'0123456789.,-+ \r\n'), minLength: 1, maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'政务服务码办理 A1b2c3，。'), minLength: 1, maxLength: 40 }),
  fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 60 }),
);
const appended = fc.integer({ min: 2, max: 16 }).chain((of) =>
  fc.record({
    number: fc.integer({ min: 1, max: of }),
    of: fc.constant(of),
    group: fc.integer({ min: 0, max: 255 }),
  }),
);

function read(matrix: Matrix): ReturnType<typeof decodeMatrix> {
  return decodeMatrix(sampledOf(matrix));
}

test('any text comes back, whatever the version, the level and the place in a group', () => {
  const options = fc.record(
    { level: fc.constantFrom(...LEVELS), part: appended },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(texts, options, (text, chosen: EncodeOptions) => {
      const encoded = encodeGridMatrix(text, chosen);
      const { part } = chosen;
      expect(read(unwrap(encoded))).toMatchObject({
        text,
        ...(chosen.level && { level: chosen.level }),
        ...(part && { part: { ...part, group: String(part.group) } }),
        quality: 1,
      });
    }),
    { numRuns: 300, seed: SEED },
  );
});

test('any bytes come back, in parts with any ECI', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 90 });
  const marked = fc.record({ bytes, eci: fc.nat({ max: 811_799 }) });
  const anyParts: fc.Arbitrary<readonly Part[]> = fc
    .tuple(fc.oneof(marked, fc.record({ bytes })), fc.array(marked, { maxLength: 3 }))
    .map(([first, rest]) => [first, ...rest]);
  fc.assert(
    fc.property(anyParts, (parts) => {
      const found = read(unwrap(encodeGridMatrix(parts)));
      expect(found?.bytes).toEqual(Uint8Array.from(parts.flatMap(({ bytes }) => [...bytes])));
      expect(found?.aim).toBe(parts.some(({ eci }) => eci !== undefined) ? ']g1' : ']g0');
    }),
    { numRuns: 200, seed: SEED },
  );
});

test('every version reads at every level, full to the brim', () => {
  for (const { version, level } of SYMBOLS) {
    const text = longest(version, level);
    expect(read(unwrap(encodeGridMatrix(text, { version, level })))).toMatchObject({
      text,
      version,
      level,
    });
  }
});

/** Three digits take ten bits; indicator, padding and end take sixteen. */
function longest(version: number, level: Level): string {
  const digits = 3 * Math.floor((7 * dataCodewordsOf(version, level) - 16) / 10);
  return '8642097531'.repeat(300).slice(0, digits);
}

test.each<[EncodeOptions, string, string]>([
  [{}, ']g0', 'ABC'],
  [{ gs1: true }, ']g2', 'ABC'],
  [{ aim: 'x' }, ']g4', 'xABC'],
  [{ aim: '37' }, ']g4', '37ABC'],
])('what %j says of the data stands in the AIM identifier', (options, aim, text) => {
  expect(read(unwrap(encodeGridMatrix('ABC', options)))).toMatchObject({ aim, text });
});

test('a symbol that sets up a reader says so', () => {
  const options = { readerInitialisation: true };
  expect(read(unwrap(encodeGridMatrix('X', options)))?.readerInitialisation).toBe(true);
});

test('text without an ECI is GB 2312 where it was written so, else UTF-8 before GB 18030', () => {
  const textOf = (...bytes: number[]): string | undefined =>
    read(unwrap(encodeGridMatrix([{ bytes: Uint8Array.from(bytes) }])))?.text;
  // C2A1 is 隆 in GB 2312, and ¡ in UTF-8; only the last pair can be written in Chinese mode.
  expect(textOf(0xc2, 0xa1, 0xc2, 0xa1, 0xc2, 0xa1)).toBe('隆隆隆');
  expect(textOf(0xc3, 0x80)).toBe('À');
  expect(textOf(0x81, 0x30, 0x84, 0x36)).toBe('¥');
});

/** Makes codewords of a matrix wrong, or unknown. */
function spoil(
  matrix: Matrix,
  version: number,
  codewords: readonly number[],
  how: number,
): Sampled {
  const darkness = sampledOf(matrix).darkness.slice();
  const cells = cellsOf(version);
  for (const codeword of codewords) {
    const cell = cells[Math.floor(codeword / 2)];
    if (cell === undefined) continue;
    for (let bit = 0; bit < 7; bit++) {
      const module = moduleOf(cell, firstBitOf(codeword) + bit, version);
      if (how === UNKNOWN) darkness[module] = UNKNOWN;
      else if ((how >> bit) & 1) darkness[module] = 255 - (darkness[module] ?? 0);
    }
  }
  return { size: matrix.size, darkness };
}

/** So many codewords of one block, spread over it. */
function someOf(version: number, level: Level, block: number, count: number): readonly number[] {
  const blocks = blocksOf(version, level);
  const length = blocks[block]?.length ?? 0;
  return Array.from({ length: count }, (_, at) => {
    const position = Math.floor((at * length) / count);
    return position * blocks.length + block;
  });
}

test('half the checks of every block may be wrong, and no more', () => {
  for (const { version, level } of SYMBOLS) {
    const text = `v${version} L${level}`;
    const matrix = unwrap(encodeGridMatrix(text, { version, level }));
    const most = blocksOf(version, level).flatMap(({ checks }, block) =>
      someOf(version, level, block, Math.floor(checks / 2)),
    );
    const mended = decodeMatrix(spoil(matrix, version, most, 0b1011001));
    expect(mended).toMatchObject({ text });
    expect(mended?.quality).toBeLessThan(0.4);
    const checks = blocksOf(version, level)[0]?.checks ?? 0;
    const more = someOf(version, level, 0, Math.floor(checks / 2) + 1);
    expect([text, decodeMatrix(spoil(matrix, version, more, 0b1011001))]).toEqual([
      text,
      undefined,
    ]);
  }
});

test('all but two checks of every block may make up for unknown codewords, and no more', () => {
  for (const { version, level } of SYMBOLS) {
    // Full of data: a pad codeword that is taken for 0 would be right by chance.
    const text = longest(version, level);
    const matrix = unwrap(encodeGridMatrix(text, { version, level }));
    const unknown = (spare: number): readonly number[] =>
      blocksOf(version, level).flatMap(({ checks }, block) =>
        someOf(version, level, block, Math.max(0, checks - spare)),
      );
    expect(decodeMatrix(spoil(matrix, version, unknown(2), UNKNOWN))).toMatchObject({ text });
    // What the last checks mend, nothing is left to prove.
    expect(decodeMatrix(spoil(matrix, version, unknown(-1), UNKNOWN))).toBeUndefined();
  }
});

test('codewords with one unknown module may be as many as the checks', () => {
  for (const { version, level } of SYMBOLS.filter((symbol) => symbol.version <= 6)) {
    const text = `v${version} L${level}`;
    const matrix = unwrap(encodeGridMatrix(text, { version, level }));
    const darkness = sampledOf(matrix).darkness.slice();
    const cells = cellsOf(version);
    blocksOf(version, level).forEach(({ checks }, block) => {
      for (const codeword of someOf(version, level, block, checks)) {
        const cell = cells[Math.floor(codeword / 2)];
        if (cell) darkness[moduleOf(cell, firstBitOf(codeword) + 3, version)] = UNKNOWN;
      }
    });
    expect(decodeMatrix({ size: matrix.size, darkness })).toMatchObject({ text });
  }
});

test('wrong layer ids of some macromodules do not hide the level; all wrong give nothing', () => {
  for (const { version, level } of SYMBOLS) {
    const text = `v${version} L${level}`;
    const matrix = unwrap(encodeGridMatrix(text, { version, level }));
    const relabelled = (other: Level, step: number): Matrix => {
      const dark = matrix.dark.slice();
      cellsOf(version).forEach((cell, at) => {
        if (at % step !== 0) return;
        dark[moduleOf(cell, 0, version)] = layerId(cell.ring, other) >> 1;
        dark[moduleOf(cell, 1, version)] = layerId(cell.ring, other) & 1;
      });
      return { size: matrix.size, dark };
    };
    for (const other of LEVELS.filter((each) => each !== level && hasLevel(version, each))) {
      expect(read(relabelled(other, 6))).toMatchObject({ text, level });
      expect(read(relabelled(other, 1))).toBeUndefined();
    }
  }
});

test('a matrix that is turned, mirrored or inverted is no other text', () => {
  const matrix = unwrap(encodeGridMatrix('亮码终端 1234', { version: 3 }));
  const { size, dark } = matrix;
  const moved = (from: (x: number, y: number) => number): Matrix => ({
    size,
    dark: dark.map((_, at) => dark[from(at % size, Math.floor(at / size))] ?? 0),
  });
  const last = size - 1;
  expect(read(moved((x, y) => y * size + x))).toBeDefined();
  expect(read(moved((x, y) => (last - x) * size + y))).toBeUndefined();
  expect(read(moved((x, y) => (last - y) * size + last - x))).toBeUndefined();
  expect(read(moved((x, y) => x * size + last - y))).toBeUndefined();
  expect(read(moved((x, y) => y * size + last - x))).toBeUndefined();
  expect(read({ size, dark: dark.map((module) => 1 - module) })).toBeUndefined();
});

test('with three checks one wrong codeword is put right and doubtful, two are refused', () => {
  const matrix = unwrap(encodeGridMatrix('ABCDEFGH123', { version: 1, level: 2 }));
  const flipped = (codewords: readonly number[]): Matrix => {
    const dark = matrix.dark.slice();
    for (const codeword of codewords) {
      const module = moduleOf(cellsOf(1)[codeword >> 1]!, firstBitOf(codeword), 1);
      dark[module] = 1 - dark[module]!;
    }
    return { size: matrix.size, dark };
  };
  for (let one = 0; one < codewordsOf(1); one++) {
    const once = read(flipped([one]));
    expect(once).toMatchObject({ text: 'ABCDEFGH123' });
    expect(isDoubtful(once!)).toBe(true);
    for (let other = 0; other < one; other++) expect(read(flipped([one, other]))).toBeUndefined();
  }
  expect(isDoubtful(read(matrix)!)).toBe(false);
});

test('what has no size of a symbol is none', () => {
  for (const size of [0, 6, 17, 19, 24, 174]) {
    const darkness = new Uint8Array(size * size).fill(255);
    expect(decodeMatrix({ size, darkness })).toBeUndefined();
  }
  expect(decodeMatrix({ size: 18, darkness: new Uint8Array(17) })).toBeUndefined();
});

/** Frames and layer ids of a symbol, and anything for its codewords. */
const impostors: fc.Arbitrary<Sampled> = fc
  .tuple(fc.constantFrom(...SYMBOLS), fc.nat())
  .map(([{ version, level }, seed]) => {
    const { dark } = unwrap(encodeGridMatrix('1', { version, level }));
    const darkness = noise(dark.length, seed);
    dark.forEach((module, at) => {
      const [x, y] = [at % sizeOf(version), Math.floor(at / sizeOf(version))];
      const isFrame = [x, y].some((side) => [0, MACROMODULE - 1].includes(side % MACROMODULE));
      if (isFrame) darkness[at] = module * 255;
    });
    for (const cell of cellsOf(version)) {
      for (const bit of [0, 1]) {
        const module = moduleOf(cell, bit, version);
        darkness[module] = (dark[module] ?? 0) * 255;
      }
    }
    return { size: sizeOf(version), darkness };
  });

function noise(length: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

test('frames round noise are no symbol, and cost no more than one', () => {
  const before = performance.now();
  fc.assert(
    fc.property(impostors, (sampled) => decodeMatrix(sampled) === undefined),
    { numRuns: 200, seed: SEED },
  );
  expect((performance.now() - before) / 200).toBeLessThan(500);
});

test('arbitrary modules never throw', () => {
  const anything = fc.constantFrom(...VERSIONS).chain((version) => {
    return fc.nat().map((seed) => ({
      size: sizeOf(version),
      darkness: noise(sizeOf(version) ** 2, seed),
    }));
  });
  fc.assert(
    fc.property(anything, (sampled) => decodeMatrix(sampled) === undefined),
    { numRuns: 100, seed: SEED },
  );
});
