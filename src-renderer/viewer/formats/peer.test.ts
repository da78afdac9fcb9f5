import { expect, onTestFinished, test } from 'vitest';
import { createPeer } from './peer.ts';
import type { Served } from './peer.ts';

/** What the far end offers here. */
type Far = Readonly<{
  double: readonly [number, number];
  take: readonly [Uint8Array, number];
  wait: readonly [null, string];
  ask: readonly [string, string];
}>;
type Near = Readonly<{ name: readonly [string, string] }>;

function pair() {
  const { port1, port2 } = new MessageChannel();
  onTestFinished(() => port1.close());
  const far: Served<Far> = {
    double: (value) => ({ value: value * 2 }),
    take: (bytes) => ({ value: bytes.byteLength, transfer: [bytes.buffer as ArrayBuffer] }),
    wait: (_none, { signal, progress }) =>
      new Promise((resolve) => {
        progress(0.5);
        signal.addEventListener('abort', () => resolve({ value: 'cancelled' }));
      }),
    ask: async (text) => ({ value: await farPeer.call('name', text) }),
  };
  const farPeer = createPeer<Near, Far>(port2, far);
  const near = createPeer<Far, Near>(port1, {
    name: (text) => {
      if (text === '') throw new Error('a secret');
      return { value: `${text}!` };
    },
  });
  return { near, farPeer };
}

test('a call comes back with its value, and each with its own', async () => {
  const { near } = pair();
  expect(await Promise.all([near.call('double', 2), near.call('double', 21)])).toEqual([4, 42]);
});

test('what is handed over is gone here', async () => {
  const { near } = pair();
  const bytes = new Uint8Array(9);
  expect(await near.call('take', bytes, { transfer: [bytes.buffer] })).toBe(9);
  expect(bytes.byteLength).toBe(0);
});

test('progress is told, and what is aborted is cancelled there', async () => {
  const { near } = pair();
  const signal = { aborted: false };
  const parts: number[] = [];
  const answer = await near.call('wait', null, {
    signal,
    onProgress(part) {
      parts.push(part);
      signal.aborted = true;
    },
  });
  expect([answer, parts]).toEqual(['cancelled', [0.5]]);
});

test('the one that is called may call in turn, and no word of an error crosses', async () => {
  const { near } = pair();
  expect(await near.call('ask', 'hello')).toBe('hello!');
  await expect(near.call('ask', '')).rejects.toThrow('the other thread failed');
});

test('a name that is not served fails, whatever objects have of their own', async () => {
  const { near } = pair();
  await expect(near.call('toString' as 'ask', '')).rejects.toThrow('the other thread failed');
});

test('closing rejects what is out, and what comes later', async () => {
  const { near } = pair();
  const out = near.call('wait', null);
  near.close();
  await expect(out).rejects.toThrow('closed');
  await expect(near.call('double', 1)).rejects.toThrow('closed');
});

test('closing the end that works ends its work', async () => {
  const { near, farPeer } = pair();
  const out = near.call('wait', null, { onProgress: () => farPeer.close() });
  const first = await Promise.race([
    out,
    new Promise((later) => setTimeout(() => later('over'), 60)),
  ]);
  expect(first).toBe('over');
  near.close();
  await expect(out).rejects.toThrow('closed');
});
