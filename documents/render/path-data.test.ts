import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PATH_STEPS, parsePathData } from './path-data.ts';

describe('parsePathData', () => {
  it.each([
    [
      'M 1 2 L 3 4',
      [
        ['M', 1, 2],
        ['L', 3, 4],
      ],
    ],
    [
      'S 1 2 L 3 4',
      [
        ['M', 1, 2],
        ['L', 3, 4],
      ],
    ],
    [
      'M 0 0 Q 1 2 3 4',
      [
        ['M', 0, 0],
        ['Q', 1, 2, 3, 4],
      ],
    ],
    [
      'M 0 0 B 1 2 3 4 5 6',
      [
        ['M', 0, 0],
        ['B', 1, 2, 3, 4, 5, 6],
      ],
    ],
    ['M0,0L-.5+1e1C', [['M', 0, 0], ['L', -0.5, 10], ['C']]],
    [
      '\n M 0 0 \t L 1 1 2 2 ',
      [
        ['M', 0, 0],
        ['L', 1, 1],
        ['L', 2, 2],
      ],
    ],
    [
      'L 1 1',
      [
        ['M', 0, 0],
        ['L', 1, 1],
      ],
    ],
    ['', []],
    ['C', []],
  ])('reads %j', (data, steps) => {
    expect(parsePathData(data)).toEqual({ steps, isWhole: true });
  });

  it('goes on from where a path was closed', () => {
    const { steps } = parsePathData('M 1 1 L 5 1 L 5 5 C L 9 9');
    expect(steps.slice(-3)).toEqual([['C'], ['M', 1, 1], ['L', 9, 9]]);
  });

  it('turns an arc into curves from the point before it', () => {
    const { steps, isWhole } = parsePathData('M 10 0 A 10 10 0 0 1 0 10 L 0 0');
    expect(isWhole).toBe(true);
    expect(steps.map(([name]) => name)).toEqual(['M', 'B', 'L']);
    expect(steps[1]?.slice(-2)).toEqual([0, 10]);
  });

  it.each([
    'M 1 2 L 3',
    'M 1 2 L 3 x',
    'M 1 2 Z',
    'M 1 2 m 3 4',
    'M 1 2 C 3 4',
    '1 2 M 3 4',
    'M 1 1e99',
  ])('keeps what stands before something unreadable: %j', (data) => {
    const { steps, isWhole } = parsePathData(data);
    expect(isWhole).toBe(false);
    expect(steps.length).toBeLessThanOrEqual(2);
  });

  it('reads no more steps than a canvas can stand', () => {
    const { steps, isWhole } = parsePathData(`M 0 0 L${' 1 1'.repeat(MAX_PATH_STEPS + 5)}`);
    expect(isWhole).toBe(false);
    expect(steps).toHaveLength(MAX_PATH_STEPS);
  });

  it('reads back what was written, whatever it is', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const step = fc.oneof(
      fc.tuple(fc.constantFrom('M', 'L'), number, number),
      fc.tuple(fc.constant('Q'), number, number, number, number),
      fc.tuple(fc.constant('B'), number, number, number, number, number, number),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const written = [['M', 0, 0], ...steps] as readonly (string | number)[][];
        const parsed = parsePathData(written.flat().join(' '));
        expect(parsed.isWhole).toBe(true);
        const read: readonly unknown[] = parsed.steps;
        expect(read).toEqual(
          written.map((one) => one.map((part) => (Object.is(part, -0) ? 0 : part))),
        );
      }),
    );
  });

  it('never fails and never gives a number that is none', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'SMLQBACZ0123456789.-+eE ,\n#NaN'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(letters, (data) => {
        const { steps } = parsePathData(data);
        expect(
          steps.flatMap((one): readonly unknown[] => one.slice(1)).every(Number.isFinite),
        ).toBe(true);
      }),
    );
  });
});
