import { expect, test } from 'vitest';
import { y4mFrame, y4mFrameBytes, y4mHeader } from './y4m.ts';

test('the header says size and rate', () => {
  const header = new TextDecoder().decode(y4mHeader({ width: 64, height: 48, framesPerS: 30 }));
  expect(header).toBe('YUV4MPEG2 W64 H48 F30:1 Ip A1:1 C420jpeg\n');
});

test('a frame is its brightness and two grey planes', () => {
  const luma = Uint8Array.from({ length: 8 }, (_, at) => at);
  const bytes = y4mFrame({ width: 4, height: 2, luma });
  expect(bytes).toHaveLength(y4mFrameBytes({ width: 4, height: 2, framesPerS: 1 }));
  expect([...bytes]).toEqual([...new TextEncoder().encode('FRAME\n'), ...luma, 128, 128, 128, 128]);
});
