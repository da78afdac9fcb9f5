import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import type { Colour } from '../ofd/model/colour.ts';
import { deltasOf } from '../ofd/model/values.ts';
import type { PageObject, PathObject } from '../ofd/model/page-object.ts';
import { openOfd } from '../ofd/open-ofd.ts';
import { SMALL_REQUEST } from './ofd-request.test-support.ts';
import { deltaText } from './write-objects.ts';
import { writeOfd } from './write-ofd.ts';
import { zipPackage } from './write-package.ts';

/** What a reader makes of written objects, without their numbers. */
function readBack(objects: readonly PageObject[]): unknown {
  const written = writeOfd({ ...SMALL_REQUEST, pages: [{ objects }] });
  const file = unwrap(openOfd(zipPackage(written)));
  const [layer] = unwrap(file.bodies[0]!.document.readPage(0)).layers;
  expect(file.notes).toEqual([]);
  return JSON.parse(JSON.stringify(layer?.objects), (key, value: unknown) =>
    key === 'id' ? undefined : value,
  );
}

const length = fc.integer({ min: 0, max: 300_000 }).map((value) => value / 1_000);
const boundary = fc.record({ x: length, y: length, w: length, h: length });
const byte = fc.integer({ min: 0, max: 255 });
const plain: fc.Arbitrary<Colour> = fc.record({ values: fc.tuple(byte, byte, byte), alpha: byte });
const point = fc.record({ x: length, y: length });
const shaded: fc.Arbitrary<Colour> = fc.record({
  alpha: byte,
  shading: fc.record({
    kind: fc.constant('axial'),
    mapType: fc.constant('Direct'),
    extend: fc.integer({ min: 0, max: 3 }),
    start: point,
    end: point,
    steps: fc.array(fc.record({ position: fc.constantFrom(0, 0.25, 1), colour: plain }), {
      maxLength: 3,
    }),
  }),
});
const colour = fc.oneof(plain, shaded);
const DATA = 'M 0 0 L 1 1 B 1 2 3 4 5 6 C';
const shape = fc.record({
  ...{ kind: fc.constant('path'), boundary, visible: fc.constant(true), alpha: byte },
  ...{ clips: fc.constant([]), stroke: fc.boolean(), fill: fc.boolean() },
  ...{ rule: fc.constantFrom('NonZero', 'Even-Odd'), data: fc.constant(DATA), lineWidth: length },
}) as fc.Arbitrary<PathObject>;
const path = fc
  .tuple(shape, fc.array(shape, { maxLength: 2 }), colour, colour, fc.boolean())
  .map(([one, clips, fillColour, strokeColour, hasDash]) => ({
    ...one,
    ...{ fillColour, strokeColour, ...(hasDash && { dashPattern: [1, 0.5] }) },
    clips: clips.map((clip) => ({ areas: [{ shape: clip }] })),
  }));
const text = fc.record({
  ...{ kind: fc.constant('text'), boundary, visible: fc.boolean(), alpha: byte },
  ...{ ctm: fc.constantFrom([1, 0, 0, 1, 0, 0], [0.5, -0.25, 0.25, 0.5, 3, -4]) },
  ...{ clips: fc.constant([]), stroke: fc.constant(false), fill: fc.constant(true), size: length },
  ...{ hScale: fc.constant(1), readDirection: fc.constant(0), charDirection: fc.constant(0) },
  ...{
    weight: fc.constantFrom(400, 700),
    italic: fc.constant(false),
    font: byte,
    fillColour: plain,
  },
  codes: fc.tuple(
    fc.record({
      ...{ x: length, y: length, deltaX: fc.array(length, { minLength: 3, maxLength: 3 }) },
      ...{ deltaY: fc.constant([]), text: fc.constantFrom('<a&"', '证照标识', '  1 ') },
    }),
  ),
  glyphRuns: fc.constantFrom(
    [],
    [{ codePosition: 0, codeCount: 4, glyphCount: 4, glyphs: [1, 2, 3, 4] }],
  ),
});
const image = fc.record({
  ...{ kind: fc.constant('image'), boundary, visible: fc.constant(true), alpha: byte },
  ...{ clips: fc.constant([]), resource: byte },
});

test('the reader finds what was written', () => {
  const objects = fc.array(fc.oneof(path, text, image), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(objects as fc.Arbitrary<PageObject[]>, (list) => {
      expect(readBack(list)).toEqual(list);
    }),
    { numRuns: 60 },
  );
});

test('blocks and composites are written, too', () => {
  const unit = { boundary: { x: 0, y: 0, w: 9, h: 9 }, visible: true, alpha: 255, clips: [] };
  const composite: PageObject = { kind: 'composite', ...unit, resource: 4 };
  const list: PageObject[] = [{ kind: 'block', objects: [composite] }];
  expect(readBack(list)).toEqual(list);
});

test('advances in a row are counted, and read again as they were', () => {
  expect(deltaText([3, 3, 3, 1.5, 1.5, 2])).toBe('g 3 3 1.5 1.5 2');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 1.25, 3), { minLength: 1 }), (deltas) => {
      expect(deltasOf(deltaText(deltas), deltas.length)).toEqual(deltas);
    }),
  );
});
