import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { decodeMatrix } from './decode-matrix.ts';
import { drawGridMatrix, QUIET_ZONE_MODULES, type GridMatrixDrawing } from './draw.ts';
import { encodeGridMatrix } from './encode.ts';
import { sampledOf, type Matrix } from './matrix.ts';

/** The modules that the path covers; none may lie in the margin. */
function modulesOf({ size, path }: GridMatrixDrawing): Matrix {
  const inside = size - 2 * QUIET_ZONE_MODULES;
  const dark = new Uint8Array(inside * inside);
  for (const [, left, top, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    const x = Number(left) - QUIET_ZONE_MODULES;
    const y = Number(top) - QUIET_ZONE_MODULES;
    expect([x >= 0, x + Number(length) <= inside, y >= 0, y < inside]).not.toContain(false);
    dark.fill(1, y * inside + x, y * inside + x + Number(length));
  }
  return { size: inside, dark };
}

test('the path holds the dark modules and no other', () => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(text, (code) => {
      const drawing = unwrap(drawGridMatrix(code));
      expect(modulesOf(drawing)).toEqual(unwrap(encodeGridMatrix(code)));
      expect(drawing.path.replaceAll(/M\d+ \d+h(\d+)v1h-\1z/g, '')).toBe('');
    }),
    { numRuns: 60, seed: 27766 },
  );
});

test('what is drawn can be read', () => {
  const modules = modulesOf(unwrap(drawGridMatrix('政务服务码', { version: 4, level: 2 })));
  expect(decodeMatrix(sampledOf(modules))).toMatchObject({ text: '政务服务码', level: 2 });
});

test('a text that no symbol holds is a failure, not a crash', () => {
  expect(drawGridMatrix('x'.repeat(3000))).toEqual({ ok: false, error: 'too-long' });
});
