import { beforeEach, describe, expect, it } from 'vitest';
import type { DecodeRequest, Decoder, FoundSymbol, Frame } from '../decoder.ts';
import { drawQrFrame, placeIn } from '../zxing/read-symbols.test-support.ts';
import type { ReadRequest, ZxingReader } from '../zxing/zxing-reader.ts';
import { ATTEMPTS, CHEAP_LOOKS } from './attempts.ts';
import { createChooser, type ChooserParts } from './chooser.ts';

const WHOLE = { width: 400, height: 300 };
const EMPTY: Frame = { ...WHOLE, luma: new Uint8Array(400 * 300).fill(90) };
/** Looks like a symbol to the search, but nobody reads it here. */
const PROMISING = placeIn(WHOLE, [{ small: drawQrFrame('promising').frame, left: 120, top: 80 }]);
const QR: DecodeRequest = { symbologies: ['qr'], budgetMs: 33, atMost: 1 };
const SYMBOL: FoundSymbol = {
  symbology: 'qr',
  aim: ']Q1',
  text: 'text',
  bytes: new Uint8Array(0),
  corners: [
    { x: 100, y: 100 },
    { x: 140, y: 100 },
    { x: 140, y: 140 },
    { x: 100, y: 140 },
  ],
  quality: 1,
};

interface Call extends ReadRequest {
  readonly frame: Frame;
}
let calls: Call[] = [];
let now = 0;
let costMs = 1;
let answer: (call: Call) => readonly FoundSymbol[] = () => [];
/** What is read of a symbol that was put right module by module. */
let drawn: FoundSymbol | undefined;

beforeEach(() => {
  [calls, now, costMs] = [[], 0, 1];
  answer = () => [];
  drawn = undefined;
});

const zxing: ZxingReader = {
  read(frame, request) {
    now += costMs;
    const call = { frame, ...request };
    calls.push(call);
    return answer(call);
  },
  readDrawnQr: () => drawn,
};

function chooser(parts: Partial<ChooserParts> = {}): Decoder {
  return createChooser({ zxing, elapsedMs: () => now, mode: 'camera', ...parts });
}

const isWhole = ({ frame }: Call): boolean => frame.width === WHOLE.width;

describe('in front of a camera', () => {
  it('looks at the whole frame first, however short its time, and no further where it reads', () => {
    answer = () => [SYMBOL];
    for (const budgetMs of [0.5, 33]) {
      expect(chooser().decode(EMPTY, { ...QR, budgetMs })).toEqual([SYMBOL]);
    }
    expect(calls.map(isWhole)).toEqual([true, true]);
  });

  it('looks at all of a frame for several, and no further where it reads one', () => {
    answer = () => [SYMBOL];
    const decoder = chooser();
    const several = { ...QR, atMost: 4 };
    decoder.decode(PROMISING, several);
    expect(calls.map(isWhole)).toEqual([true]);
    decoder.decode(PROMISING, several);
    // The other symbol of the frame may be a notice on the wall: the whole frame is read all the same.
    expect(calls.map(isWhole)).toEqual([true, false, true]);
  });

  it('searches for others beside a symbol that stays, now and then', () => {
    answer = (call) => (isWhole(call) ? [SYMBOL] : []);
    const decoder = chooser();
    const counts = Array.from({ length: 10 }, () => {
      calls = [];
      decoder.decode(PROMISING, { ...QR, atMost: 4 });
      return calls.length;
    });
    expect(counts.filter((count) => count > 2)).toHaveLength(2);
  });

  it('looks where the last one was before that', () => {
    answer = (call) => (isWhole(call) ? [SYMBOL] : []);
    const decoder = chooser();
    decoder.decode(EMPTY, QR);
    decoder.decode(EMPTY, QR);
    expect(calls.map(isWhole)).toEqual([true, false, true]);
    expect(calls[1]!.frame).toMatchObject({ width: 68, height: 68 });
  });

  it('says where it is in the frame, wherever it was read', () => {
    const decoder = chooser();
    answer = () => [SYMBOL];
    decoder.decode(EMPTY, QR);
    answer = (call) => (isWhole(call) ? [] : [SYMBOL]);
    // The part begins at 86, 86.
    expect(decoder.decode(EMPTY, QR)[0]?.corners[0]).toEqual({ x: 186, y: 186 });
  });

  it('forgets the place of a symbol that is gone', () => {
    const decoder = chooser();
    answer = () => [SYMBOL];
    decoder.decode(EMPTY, QR);
    answer = () => [];
    for (let frame = 0; frame < 20; frame++) decoder.decode(EMPTY, QR);
    calls = [];
    decoder.decode(EMPTY, QR);
    expect(calls.every(isWhole)).toBe(true);
  });

  it('leaves the place where the frames became smaller', () => {
    const decoder = chooser();
    answer = () => [SYMBOL];
    decoder.decode(EMPTY, QR);
    answer = () => [];
    const small = { width: 60, height: 60, luma: new Uint8Array(3_600) };
    expect(decoder.decode(small, QR)).toEqual([]);
  });

  it('looks at a part that seems to be a symbol in other ways, until the time is over', () => {
    costMs = 8;
    chooser().decode(PROMISING, QR);
    expect(calls.length).toBeGreaterThan(2);
    expect(now).toBeLessThanOrEqual(40);
    expect(calls.slice(1).every((call) => !isWhole(call))).toBe(true);
  });

  it('says where a symbol lies that was put right module by module', () => {
    drawn = SYMBOL;
    const [found, ...more] = chooser().decode(PROMISING, QR);
    expect(found).toMatchObject({ text: SYMBOL.text, quality: 1 });
    expect(more).toEqual([]);
    const [topLeft] = found!.corners;
    // Behind the light margin of four modules.
    expect(topLeft.x).toBeGreaterThan(120);
    expect(topLeft.y).toBeGreaterThan(80);
    expect(calls).toHaveLength(1);
  });

  it('looks in other ways too where the search never comes to its end', () => {
    costMs = 15;
    const decoder = chooser({ elapsedMs: () => now++ });
    for (let frame = 0; frame < 12; frame++) decoder.decode(PROMISING, { ...QR, budgetMs: 30 });
    expect(calls.length).toBeGreaterThanOrEqual(12 + 5);
  });

  it('goes on in the next frame where this one had to stop', () => {
    costMs = 8;
    const decoder = chooser();
    decoder.decode(PROMISING, QR);
    const first = calls.slice(1).map(({ frame }) => frame.luma.join());
    calls = [];
    decoder.decode(PROMISING, QR);
    const second = calls.slice(1).map(({ frame }) => frame.luma.join());
    expect(second.some((picture) => !first.includes(picture))).toBe(true);
  });

  it('begins with another cheap look where the one before did not help', () => {
    costMs = 8;
    const decoder = chooser();
    const hurried = { ...QR, budgetMs: 10.5 };
    decoder.decode(PROMISING, hurried);
    decoder.decode(PROMISING, hurried);
    const settings = CHEAP_LOOKS.map((one) => one.settings);
    expect(calls.map(isWhole)).toEqual([true, false, true, false]);
    expect(calls[1]!.settings).toEqual(settings[0]);
    expect(calls[3]!.settings).toEqual(settings[1]);
  });

  it('tries again what once took far too long', () => {
    const decoder = chooser();
    const looksIn = (frames: number): number => {
      calls = [];
      for (let frame = 0; frame < frames; frame++) decoder.decode(PROMISING, QR);
      return calls.filter((call) => !isWhole(call)).length;
    };
    answer = (call) => {
      if (!isWhole(call)) now += 60;
      return [];
    };
    looksIn(24);
    answer = () => [];
    const few = looksIn(4);
    looksIn(60);
    expect(looksIn(4)).toBeGreaterThan(4 * Math.max(few, 4));
  });

  const LARGE = { width: 1_600, height: 1_200 };
  const widths = (): readonly number[] => calls.map(({ frame }) => frame.width);

  it('looks at a large frame in half its size, and now and then as it is where nothing seems to be', () => {
    const large = { ...LARGE, luma: new Uint8Array(1_600 * 1_200).fill(90) };
    const decoder = chooser();
    decoder.decode(large, QR);
    decoder.decode(large, QR);
    expect(widths()).toEqual([800, 800]);
    for (let frame = 0; frame < 10; frame++) decoder.decode(large, QR);
    expect(widths().filter((width) => width === 1_600).length).toBeGreaterThan(1);
    answer = ({ frame }) => (frame.width === 800 ? [SYMBOL] : []);
    expect(chooser().decode(large, QR)[0]?.corners[0]).toEqual({ x: 200, y: 200 });
  });

  it('looks at the symbol of a large frame, then at all of it, where half its size was not enough', () => {
    const small = drawQrFrame('promising', { scale: 6 }).frame;
    chooser().decode(placeIn(LARGE, [{ small, left: 120, top: 80 }]), { ...QR, budgetMs: 200 });
    const [half, region] = widths();
    expect(half).toBe(800);
    expect(region).toBeLessThan(400);
    expect(widths()).toContain(1_600);
  });

  it('looks at small modules as they are first, at large ones module by module', () => {
    drawn = SYMBOL;
    const looksAt = (scale: number): number => {
      calls = [];
      const small = drawQrFrame('promising', { scale }).frame;
      chooser().decode(placeIn(LARGE, [{ small, left: 300, top: 300 }]), {
        ...QR,
        budgetMs: 1_000,
      });
      return calls.length;
    };
    expect(looksAt(8)).toBe(1);
    expect(looksAt(4)).toBe(2);
  });

  it('looks at a large frame as it is for what has no such patterns', () => {
    const large = { ...LARGE, luma: new Uint8Array(1_600 * 1_200).fill(90) };
    chooser().decode(large, { ...QR, symbologies: ['aztec'] });
    expect(widths()).toEqual([800, 1_600]);
  });

  it('looks at a very large frame in a quarter of its size, and says where a symbol is in the frame', () => {
    const large = { width: 3_200, height: 2_400, luma: new Uint8Array(3_200 * 2_400).fill(90) };
    answer = () => [SYMBOL];
    expect(chooser().decode(large, QR)[0]?.corners[0]).toEqual({ x: 400, y: 400 });
    expect(widths()).toEqual([800]);
  });

  it('spends next to nothing on frames in which nothing seems to be', () => {
    const decoder = chooser();
    for (let frame = 0; frame < 39; frame++) decoder.decode(EMPTY, QR);
    expect(calls.length).toBeLessThanOrEqual(39 + 39 / 3);
  });

  it('looks for other symbologies in one frame of ten', () => {
    const decoder = chooser();
    const request = { ...QR, symbologies: ['qr', 'aztec', 'pdf417'] } as const;
    for (let frame = 0; frame < 20; frame++) decoder.decode(EMPTY, request);
    const others = calls.filter(({ symbologies }) => symbologies.includes('aztec'));
    expect(others.map(({ symbologies }) => symbologies)).toEqual([
      ['aztec', 'pdf417'],
      ['aztec', 'pdf417'],
    ]);
  });

  it('turns the picture for what is not square, and only for that', () => {
    const decoder = chooser();
    decoder.decode(EMPTY, { ...QR, symbologies: ['qr', 'pdf417'] });
    expect(calls.map(({ settings }) => settings.rotate)).toEqual([false, true]);
  });

  it('looks for them in every frame where QR is not wanted', () => {
    const decoder = chooser();
    decoder.decode(EMPTY, { ...QR, symbologies: ['aztec'] });
    decoder.decode(EMPTY, { ...QR, symbologies: ['aztec'] });
    expect(calls.map(({ symbologies }) => symbologies)).toEqual([['aztec'], ['aztec']]);
  });
});

it('reads no QR code where none is wanted, however well it is seen', () => {
  answer = ({ symbologies }) => (symbologies.includes('qr') ? [SYMBOL] : []);
  for (const mode of ['camera', 'picture'] as const) {
    const request = { ...QR, symbologies: ['aztec'], budgetMs: 1_000 } as const;
    expect(chooser({ mode }).decode(PROMISING, request)).toEqual([]);
  }
});

describe('Grid Matrix', () => {
  const budgets: number[] = [];
  let found: readonly FoundSymbol[] = [];
  const gridMatrix: Decoder = {
    decode(_, { symbologies, budgetMs }) {
      expect(symbologies).toEqual(['grid-matrix']);
      budgets.push(budgetMs);
      return found;
    },
    dispose: () => {},
  };
  const BOTH = { ...QR, symbologies: ['qr', 'grid-matrix'] } as const;

  it('has what is left of the time', () => {
    found = [{ ...SYMBOL, symbology: 'grid-matrix', aim: ']g0' }];
    expect(chooser({ gridMatrix }).decode(EMPTY, BOTH)).toEqual(found);
    // But for what a last step takes.
    expect(budgets).toEqual([30.5]);
    expect(calls.every(({ symbologies }) => !symbologies.includes('grid-matrix'))).toBe(true);
  });

  it('is looked for alone where nothing else is wanted', () => {
    found = [];
    chooser({ gridMatrix }).decode(EMPTY, { ...QR, symbologies: ['grid-matrix'] });
    expect(calls).toEqual([]);
  });

  it('is not looked for where it is not wanted', () => {
    budgets.length = 0;
    chooser({ gridMatrix }).decode(EMPTY, QR);
    expect(budgets).toEqual([]);
  });
});

describe('on one picture', () => {
  it('looks in every way there is', () => {
    chooser({ mode: 'picture' }).decode(EMPTY, { ...QR, budgetMs: 10_000, atMost: 8 });
    expect(calls).toHaveLength(1 + CHEAP_LOOKS.length + ATTEMPTS.length);
  });

  it('stops where all that looks like a symbol was read', () => {
    const corners = [110, 70, 290, 70, 290, 250, 110, 250];
    const [a, b, c, d] = [0, 2, 4, 6].map((at) => ({ x: corners[at]!, y: corners[at + 1]! }));
    const whole: FoundSymbol = { ...SYMBOL, corners: [a!, b!, c!, d!] };
    answer = () => [whole];
    const request = { ...QR, budgetMs: 10_000, atMost: 8 };
    expect(chooser({ mode: 'picture' }).decode(PROMISING, request)).toEqual([whole]);
    expect(calls).toHaveLength(1);
  });

  it('looks for others without what was read', () => {
    answer = () => (calls.length === 1 ? [SYMBOL] : []);
    // Only a part of the symbol that is seen was read.
    chooser({ mode: 'picture' }).decode(PROMISING, { ...QR, budgetMs: 10_000, atMost: 8 });
    const tones = (call: Call): Set<number> => {
      const rows = Array.from({ length: 38 }, (_, row) => (101 + row) * WHOLE.width);
      return new Set(rows.flatMap((row) => [...call.frame.luma.subarray(row + 101, row + 139)]));
    };
    const [first, ...later] = calls.filter(isWhole);
    const asItIs = later.find(({ settings }) => settings.denoise);
    expect(tones(first!).size).toBeGreaterThan(1);
    expect(tones(asItIs!).size).toBe(1);
  });

  it('looks anew for what is left each time it has read one more', () => {
    const drawn = drawQrFrame('promising').frame;
    const many = { width: 600, height: 200 };
    const frame = placeIn(many, [
      { small: drawn, left: 20, top: 20 },
      { small: drawn, left: 220, top: 20 },
      { small: drawn, left: 420, top: 20 },
    ]);
    const read = (left: number): FoundSymbol => ({
      ...SYMBOL,
      text: `at ${left}`,
      corners: [
        { x: left, y: 20 },
        { x: left + drawn.width, y: 20 },
        { x: left + drawn.width, y: 20 + drawn.height },
        { x: left, y: 20 + drawn.height },
      ],
    });
    // One more with every look at the whole picture as it is.
    const order = [20, 220, 420];
    answer = (call) => (call.frame.width === many.width ? order.splice(0, 1).map(read) : []);
    const request = { ...QR, budgetMs: 10_000, atMost: 8 };
    const texts = chooser({ mode: 'picture' })
      .decode(frame, request)
      .map(({ text }) => text);
    expect(texts).toEqual(['at 20', 'at 220', 'at 420']);
    expect(calls.length).toBeLessThan(CHEAP_LOOKS.length * 3);
  });

  it('gives each symbol once, in whatever ways it was read', () => {
    const twin: FoundSymbol = {
      ...SYMBOL,
      corners: [
        { x: 300, y: 200 },
        { x: 340, y: 200 },
        { x: 340, y: 240 },
        { x: 300, y: 240 },
      ],
    };
    answer = (call) => (isWhole(call) ? [SYMBOL, twin] : []);
    const request = { ...QR, budgetMs: 10_000, atMost: 8 };
    expect(chooser({ mode: 'picture' }).decode(EMPTY, request)).toEqual([SYMBOL, twin]);
  });
});

it('reads nothing off a picture that is shorter than it says, or of no size', () => {
  expect(chooser().decode({ ...WHOLE, luma: new Uint8Array(9) }, QR)).toEqual([]);
  expect(chooser().decode({ width: 0, height: 5, luma: new Uint8Array(0) }, QR)).toEqual([]);
  expect(calls).toEqual([]);
});
