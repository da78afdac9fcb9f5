import { expect, test } from 'vitest';
import { paper, rosette, waves } from './paper.ts';
import { inkBox } from './parts.fixture.ts';

test('paper covers the whole sheet', () => {
  const box = inkBox(80, (pen) => paper(pen, 80, 80, '#ffffff', '#eeeeee'));
  expect(box).toEqual({ left: 0, top: 0, right: 80, bottom: 80 });
});

test('waves fill their box from edge to edge and stay in it', () => {
  const box = inkBox(200, (pen) =>
    waves(pen, { x: 20, y: 30, width: 150, height: 140 }, '#000000', 1),
  );
  expect(box).toMatchObject({ left: 20, right: 170 });
  expect(box!.top).toBeGreaterThanOrEqual(30);
  expect(box!.bottom).toBeLessThanOrEqual(170);
});

test('a rosette fills most of its circle and no more', () => {
  const box = inkBox(200, (pen) => rosette(pen, 100, 100, 80, '#000000', 1))!;
  expect(box.right - box.left).toBeGreaterThan(120);
  expect(box.left).toBeGreaterThanOrEqual(20);
  expect(box.bottom).toBeLessThanOrEqual(180);
});
