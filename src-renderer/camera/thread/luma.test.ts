import { expect, test } from 'vitest';
import { createLumaTaker } from './luma.ts';

/** What a VideoFrame is to us; the real one is tried in the running terminal. */
function videoFrame(
  width: number,
  height: number,
  fill: number,
): { frame: VideoFrame; closed: () => number } {
  let closed = 0;
  const frame = {
    format: 'I420',
    visibleRect: { width, height },
    allocationSize: () => (width * height * 3) / 2,
    copyTo(room: Uint8Array) {
      room.fill(fill, 0, width * height);
      room.fill(7, width * height, (width * height * 3) / 2);
      return Promise.resolve([{ offset: 0, stride: width }]);
    },
    close: () => closed++,
  };
  return { frame: frame as unknown as VideoFrame, closed: () => closed };
}

test('the brightness is taken as it is, and the frame given back', async () => {
  const taker = createLumaTaker();
  const { frame, closed } = videoFrame(4, 2, 90);
  const { width, height, luma } = await taker.ofVideo(frame);
  expect([width, height, ...luma]).toEqual([4, 2, ...Array<number>(8).fill(90)]);
  expect(closed()).toBe(1);
});

test('the same room is used again, and nothing of a picture is left in it', async () => {
  const taker = createLumaTaker();
  const first = await taker.ofVideo(videoFrame(8, 8, 200).frame);
  const second = await taker.ofVideo(videoFrame(4, 2, 90).frame);
  expect(second.luma.buffer).toBe(first.luma.buffer);
  taker.wipe();
  expect([...first.luma, ...second.luma].every((value) => value === 0)).toBe(true);
  const larger = await taker.ofVideo(videoFrame(8, 8, 200).frame);
  await taker.ofVideo(videoFrame(16, 16, 100).frame);
  expect(larger.luma.every((value) => value === 0)).toBe(true);
});

test('a frame that cannot be taken is given back all the same', async () => {
  const { frame, closed } = videoFrame(4, 2, 90);
  const broken = { ...frame, copyTo: () => Promise.reject(new Error('gone')) };
  await expect(createLumaTaker().ofVideo(broken as unknown as VideoFrame)).rejects.toThrow('gone');
  expect(closed()).toBe(1);
});
