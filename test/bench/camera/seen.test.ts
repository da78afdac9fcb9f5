import { expect, test } from 'vitest';
import { afterOpening, FAILURE_S, latencies } from './seen.ts';

const frame = (capturedAt: number, mark: number) => ({ capturedAt, at: capturedAt + 10, mark });
const taken = (at: number) => ({ endsAt: at + FAILURE_S * 1_000 });

test('from the capture of the first frame with the code to the service', () => {
  const frames = [frame(100, 20), frame(133, 61), frame(166, 60), frame(400, 20)];
  expect(latencies({ frames, taken: [taken(190)] }, [{ mark: 60, at: 110 }])).toEqual([57]);
});

test('the same mark of an earlier round does not count, nor does what comes after the next round', () => {
  const frames = [frame(100, 60), frame(500, 80), frame(900, 60)];
  const shown = [
    { mark: 60, at: 90 },
    { mark: 80, at: 490 },
    { mark: 60, at: 890 },
  ];
  const watched = { frames, taken: [taken(150), taken(930)] };
  expect(latencies(watched, shown)).toEqual([50, undefined, 30]);
});

test('what came after an opening belongs to it, and only once', () => {
  expect(afterOpening([100, 200, 300], [90, 120, 130, 310])).toEqual([20, 10]);
  expect(afterOpening([], [1])).toEqual([]);
});
