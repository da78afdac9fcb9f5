import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Spread, spreadStops, stopsOf } from './shading-stops.ts';

const gray = (value: number) => ({ red: value, green: value, blue: value, alpha: 1 });
const steps = (...positions: (number | undefined)[]) =>
  positions.map((position, index) => ({
    colour: { alpha: 255, values: [index] },
    ...(position !== undefined && { position }),
  }));
const places = (...positions: (number | undefined)[]): number[] =>
  stopsOf(steps(...positions), () => gray(0)).map(({ at }) => at);

describe('stopsOf', () => {
  it.each([
    [
      [undefined, undefined],
      [0, 1],
    ],
    [
      [undefined, undefined, undefined],
      [0, 0.5, 1],
    ],
    [
      [undefined, 0.2, undefined, undefined, 0.8],
      [0, 0.2, 0.4, 0.6000000000000001, 0.8],
    ],
    [
      [0.5, 0.1, 9],
      [0.5, 0.5, 1],
    ],
    [[undefined], [0]],
    [[], []],
  ])('puts %j at %j', (given, expected) => {
    expect(places(...given)).toEqual(expected);
  });
});

describe('spreadStops', () => {
  const stops = [
    { at: 0, colour: gray(0) },
    { at: 1, colour: gray(100) },
  ];
  const spread = (options: Partial<Spread>): [number, number][] =>
    spreadStops(stops, { mapType: 'Direct', unit: 1, from: 0, to: 1, ...options }).map(
      ({ at, colour }) => [at, colour.red],
    );

  it('leaves colours that come once as they are', () => {
    expect(spread({})).toEqual([
      [0, 0],
      [1, 100],
    ]);
  });

  it('repeats them', () => {
    expect(spread({ mapType: 'Repeat', unit: 0.5 })).toEqual([
      [0, 0],
      [0.5, 100],
      [0.5, 0],
      [1, 100],
    ]);
  });

  it('turns every second run round', () => {
    expect(spread({ mapType: 'Reflect', unit: 0.5 })).toEqual([
      [0, 0],
      [0.5, 100],
      [0.5, 100],
      [1, 0],
    ]);
  });

  it('mixes the colour where it is cut', () => {
    expect(spread({ mapType: 'Repeat', from: -0.5, to: 1 })).toEqual([
      [0, 50],
      [expect.closeTo(1 / 3), 100],
      [expect.closeTo(1 / 3), 0],
      [1, 100],
    ]);
  });

  it('gives few stops in order from 0 to 1, whatever it is asked for', () => {
    const options = fc.record({
      mapType: fc.constantFrom('Direct' as const, 'Repeat' as const, 'Reflect' as const),
      unit: fc.double({ min: 0, max: 1e9, noNaN: true }),
      from: fc.double({ min: -1e6, max: 0, noNaN: true }),
      to: fc.double({ min: 1, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(options, (asked) => {
        const all = spreadStops(stops, asked);
        expect(all.length).toBeLessThanOrEqual(2_004);
        expect(all.length).toBeGreaterThanOrEqual(2);
        for (const [index, { at, colour }] of all.entries()) {
          expect(at).toBeGreaterThanOrEqual(all[index - 1]?.at ?? 0);
          expect(at).toBeLessThanOrEqual(1);
          expect(Number.isFinite(colour.red)).toBe(true);
        }
      }),
    );
  });
});
