import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { afterEach, expect, test } from 'vitest';
import { drawQrFrame } from '../../symbols/zxing/read-symbols.test-support.ts';
import { testFolder } from '../config.test-support.ts';
import { type BoundedDecoder, createBoundedDecoder, type DecodeTask } from './bounded-decoder.ts';

const decoders: BoundedDecoder[] = [];
const opened = (graceMs?: number): BoundedDecoder => {
  const decoder = createBoundedDecoder(graceMs);
  decoders.push(decoder);
  return decoder;
};
afterEach(async () => {
  for (const decoder of decoders.splice(0)) await decoder.end();
});

/** Nothing but finder patterns, of 3 pixels a module. */
function hostile(side: number): Buffer {
  const canvas = createCanvas(side, side);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, side, side);
  const square = (left: number, top: number, size: number, tone: string): void => {
    context.fillStyle = tone;
    context.fillRect(left, top, size, size);
  };
  for (let top = 0; top < side; top += 24) {
    for (let left = 0; left < side; left += 24) {
      square(left, top, 21, 'black');
      square(left + 3, top + 3, 15, 'white');
      square(left + 6, top + 6, 9, 'black');
    }
  }
  return canvas.toBuffer('image/png');
}

function code(): Buffer {
  const { width, height, luma } = drawQrFrame('bounded').frame;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(width, height);
  luma.forEach((tone, at) => pixels.data.set([tone, tone, tone, 255], at * 4));
  context.putImageData(pixels, 0, 0);
  return canvas.toBuffer('image/png');
}

function taskOf(bytes: Buffer): DecodeTask {
  const file = path.join(testFolder(), 'a.png');
  writeFileSync(file, bytes);
  return { file, symbologies: ['qr', 'data-matrix'], budgetMs: 2_000, atMost: 64 };
}

test('a picture that would take long is given up in time, and the next one is read', async () => {
  const decoder = opened(100);
  const task = taskOf(hostile(3_400));
  // The thread has started by then.
  await decoder.decode(taskOf(Buffer.from('no picture')));
  const begin = performance.now();
  const answer = await decoder.decode({ ...task, budgetMs: 50 });
  expect(answer).toEqual({ kind: 'problem', problem: 'too-slow' });
  // Nothing waits until the step that is under way is over: that alone takes seconds.
  expect(performance.now() - begin).toBeLessThan(1_500);
  const next = await decoder.decode({ ...taskOf(code()), budgetMs: 10_000 });
  expect(next).toMatchObject({ kind: 'decoded', found: [{ text: 'bounded', symbology: 'qr' }] });
});

test('one thread for picture after picture, also after one that was given up', async () => {
  const decoder = opened();
  for (let round = 0; round < 2; round++) {
    expect(await decoder.decode(taskOf(code()))).toMatchObject({ found: [{ text: 'bounded' }] });
  }
  expect(await decoder.decode({ ...taskOf(code()), file: '/nowhere/a.png' })).toEqual({
    ...{ kind: 'unreadable', code: 'ENOENT' },
  });
  expect(await decoder.decode(taskOf(Buffer.from('no picture')))).toEqual({
    ...{ kind: 'problem', problem: 'not-a-picture' },
  });
});
