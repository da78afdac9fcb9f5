import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrange } from './window-size.ts';

const PORTRAIT = { width: 1080, height: 1920 };
const DESK = { x: 0, y: 0, width: 1920, height: 1080 };

test('a terminal that fits keeps its size', () => {
  const large = { x: 0, y: 0, width: 2560, height: 2000 };
  expect(arrange(PORTRAIT, large, true)).toMatchObject({ zoom: 1, terminal: PORTRAIT });
});

test('a portrait terminal on a desk screen is shown as a whole, the dock beside it', () => {
  const { terminal, dock, zoom } = arrange(PORTRAIT, DESK, true);
  expect(zoom).toBeCloseTo(0.53, 2);
  expect(terminal.height).toBeLessThan(DESK.height);
  expect(dock.x).toBe(terminal.x + terminal.width);
  expect(dock.x + dock.width).toBeLessThanOrEqual(DESK.width);
});

test('a wide counter makes room for the dock', () => {
  const { terminal, dock } = arrange({ width: 1366, height: 768 }, { ...DESK, width: 1440 }, true);
  expect(terminal.width + dock.width).toBeLessThanOrEqual(1440);
});

test('whatever the screen, windows have a size and begin on it', () => {
  const screens = fc.record({
    x: fc.integer({ min: -4000, max: 4000 }),
    y: fc.integer({ min: -4000, max: 4000 }),
    width: fc.nat(8000),
    height: fc.nat(8000),
  });
  fc.assert(
    fc.property(screens, fc.boolean(), (screen, withDock) => {
      const { terminal, dock, zoom } = arrange(PORTRAIT, screen, withDock);
      expect(zoom).toBeGreaterThan(0);
      for (const one of [terminal, dock]) {
        expect(one.width).toBeGreaterThan(0);
        expect(one.height).toBeGreaterThan(0);
        expect(one.x).toBeGreaterThanOrEqual(screen.x);
        expect(one.y).toBeGreaterThanOrEqual(screen.y);
      }
    }),
  );
});
