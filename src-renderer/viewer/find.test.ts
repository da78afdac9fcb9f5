import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageTextRun } from '../../documents/certificate-document.ts';
import { findOnPage, MAX_HITS } from './find.ts';

function run(text: string, change: Partial<PageTextRun> = {}): PageTextRun {
  return { text, x: 10, y: 20, width: 100, height: 12, angle: 0, ...change };
}

const count = (runs: PageTextRun[], query: string): number => findOnPage(runs, query, 1).length;

describe('findOnPage', () => {
  test('marks the stretch of a run, by the breadth of its letters', () => {
    expect(findOnPage([run('颁发机关')], '发机', 3)).toEqual([
      { page: 3, boxes: [{ x: 35, y: 20, width: 50, height: 12, angle: 0 }] },
    ]);
    const [hit] = findOnPage([run('No机关', { width: 60 })], '机', 1);
    expect(hit?.boxes[0]).toMatchObject({ x: 30, width: 20 });
  });

  test('goes along with a run that stands upright', () => {
    const [hit] = findOnPage([run('颁发机关', { angle: 90 })], '机关', 1);
    expect(hit?.boxes[0]?.x).toBeCloseTo(10);
    expect(hit?.boxes[0]).toMatchObject({ y: 70, width: 50, angle: 90 });
  });

  test('goes over from one run to the next', () => {
    const [hit] = findOnPage([run('不动'), run('产权', { y: 40 })], '动产', 1);
    expect(hit?.boxes).toMatchObject([
      { x: 60, y: 20, width: 50 },
      { x: 10, y: 40, width: 50 },
    ]);
  });

  test.each([
    ['营 业 执 照', '营业执照'],
    ['营业执照', '营业 执照'],
    ['ＡＢＣ１２３', 'abc123'],
    ['Ltd.', 'LTD'],
  ])('%s has %s', (text, query) => {
    expect(count([run(text)], query)).toBe(1);
  });

  test.each(['', '  ', 'x'])('nothing is found for “%s”', (query) => {
    expect(count([run('营业执照')], query)).toBe(0);
  });

  test('each place counts once, and no more than can be gone through', () => {
    expect(count([run('aaaa')], 'aa')).toBe(2);
    expect(count([run('a'.repeat(MAX_HITS * 2))], 'a')).toBe(MAX_HITS);
  });

  test('whatever stands there: boxes lie within their runs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 4 }),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
        (texts, query) => {
          for (const { boxes } of findOnPage(
            texts.map((text) => run(text)),
            query,
            1,
          )) {
            expect(boxes.length).toBeGreaterThan(0);
            for (const { x, width } of boxes) {
              expect(x).toBeGreaterThanOrEqual(10);
              expect(x + width).toBeLessThanOrEqual(110.000001);
            }
          }
        },
      ),
    );
  });
});
