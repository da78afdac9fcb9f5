import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startChild, type Child } from './child.ts';
import type { Frame } from './frames.ts';

const SCRIPT = path.join(import.meta.dirname, 'child.test-support.ts');
const LIMIT_MS = 10_000;
const text = ({ body }: Frame): string => new TextDecoder().decode(body);

function run(
  about: string,
  script = SCRIPT,
): {
  readonly child: Child;
  readonly frames: Frame[];
  readonly ends: string[];
  readonly hears: (count: number) => Promise<void>;
  readonly isOver: () => Promise<void>;
} {
  const frames: Frame[] = [];
  const ends: string[] = [];
  const child = startChild({
    script,
    args: [about],
    bodyLimit: 512,
    onFrame: (frame) => frames.push(frame),
    onEnd: (cause) => ends.push(cause),
  });
  onTestFinished(() => child.kill());
  const reaches = (list: readonly unknown[], count: number): Promise<void> =>
    vi.waitFor(() => expect(list.length).toBeGreaterThanOrEqual(count), { timeout: LIMIT_MS });
  return {
    child,
    frames,
    ends,
    hears: (count) => reaches(frames, count),
    isOver: () => reaches(ends, 1),
  };
}

test('sends frames and hears frames', async () => {
  const { child, frames, hears } = run('echo');
  await hears(1);
  child.send({ kind: 9, body: Uint8Array.of(7, 8) });
  await hears(2);
  expect(frames.map(({ kind }) => kind)).toEqual([1, 2]);
  expect(Buffer.from(frames[1]!.body).toString('hex')).toBe('09000000020708');
});

test('does not take what a library prints for an answer', async () => {
  const { frames, ends, isOver } = run('talk');
  await isOver();
  expect(frames.map(text)).toEqual(['talk']);
  expect(ends).toEqual(['ended with 0']);
});

test('does not hand on what the environment holds', async () => {
  vi.stubEnv('LIANGMA_TEST_SECRET', 'invented');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { frames, hears } = run('environment');
  await hears(1);
  const names = text(frames[0]!).split(' ');
  expect(names).toContain('PATH');
  expect(names).not.toContain('LIANGMA_TEST_SECRET');
});

test('ends a child that says more than it may', async () => {
  const { frames, ends, isOver } = run('flood');
  await isOver();
  expect([frames, ends]).toEqual([[], ['ended by SIGKILL']]);
});

test('tells of a crash once', async () => {
  const { child, ends, isOver } = run('crash');
  await isOver();
  expect(ends).toEqual(['ended by SIGABRT']);
  child.send({ kind: 0, body: new Uint8Array(1_000_000) });
  await child.kill();
  expect(ends).toHaveLength(1);
});

test('ends a child that hangs', async () => {
  const { child, ends, hears } = run('hang');
  await hears(1);
  await child.kill();
  expect(ends).toEqual(['ended by SIGKILL']);
});

test('says that an entry which does not exist came to its end', async () => {
  const { frames, ends, isOver } = run('echo', path.join(import.meta.dirname, 'none.ts'));
  await isOver();
  expect([frames, ends]).toEqual([[], ['ended with 1']]);
});

test('lets go of a child that left another process behind', async () => {
  const { child, frames, ends, hears } = run('leave');
  await hears(1);
  await delay(300);
  expect([frames.map(text), ends]).toEqual([['leave'], []]);
  const begin = performance.now();
  await child.kill();
  expect(performance.now() - begin).toBeLessThan(1_000);
  expect(ends).toEqual(['ended with 0']);
});
