import { expect, test, vi } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import { failure, type Failure } from '../contract/failures.ts';
import { err, ok, type Result } from '../contract/result.ts';
import type { Session } from './session/model.ts';
import { CARD } from './session/test-data.ts';
import { createCardPhotos, type CardPhotos } from './card-photo.ts';

interface Stand {
  readonly photos: CardPhotos;
  readonly kept: [string, number][];
  readonly changes: () => number;
  /** Lets the decoder answer. */
  readonly answer: (result: Result<Uint8Array, Failure>) => void;
}

function stand(session: Session): Stand {
  const kept: [string, number][] = [];
  let changes = 0;
  let settle: (result: Result<Uint8Array, Failure>) => void;
  const photos = createCardPhotos({
    decoder: {
      decode: () => new Promise((resolve) => (settle = resolve)),
      stop: () => Promise.resolve(),
    },
    runner: () => ({
      session: () => session,
      keepPhoto: (id, bytes) => void kept.push([id, bytes.length]),
    }),
    clock: manualClock(7),
    onChange: () => changes++,
  });
  return { photos, kept, changes: () => changes, answer: (result) => settle(result) };
}

const { requestId } = CARD;
const WORKING: Session = {
  ...{ state: 'working', id: 's1', step: 'check', startedAt: 0, deadline: 9, stepEndsAt: 9 },
  task: { kind: 'verify', input: CARD },
};

test('a decoded photo goes to the session that was open, and the compressed one is wiped', async () => {
  const { photos, kept, answer } = stand(WORKING);
  const wlt = new Uint8Array(4).fill(9);
  photos.show(wlt, requestId);
  answer(ok(new Uint8Array(3)));
  await vi.waitFor(() => expect(kept).toEqual([[requestId, 3]]));
  expect([...wlt]).toEqual([0, 0, 0, 0]);
  expect(photos.diagnostics()).toEqual([]);
});

test('a decoder that fails is one line for the technician until it works again', async () => {
  const { photos, kept, changes, answer } = stand(WORKING);
  photos.show(new Uint8Array(4), requestId);
  answer(err(failure('DEVICE_OPEN_FAILED', 'photo decoder: no such library')));
  await vi.waitFor(() => expect(changes()).toBe(1));
  expect(photos.diagnostics()).toEqual([
    { key: 'photo-decoder-failed', since: 7, detail: 'photo decoder: no such library' },
  ]);
  photos.show(new Uint8Array(4), requestId);
  answer(ok(new Uint8Array(3)));
  await vi.waitFor(() => expect(kept).toHaveLength(1));
  expect(photos.diagnostics()).toEqual([]);
});

test.each<[string, Session, string]>([
  ['no session', { state: 'idle' }, requestId],
  ['a session of somebody else', WORKING, 'another request'],
])('with %s the photo is wiped and not even decoded', (_, session, request) => {
  const { photos, kept } = stand(session);
  const wlt = new Uint8Array(4).fill(9);
  photos.show(wlt, request);
  expect([...wlt]).toEqual([0, 0, 0, 0]);
  expect(kept).toEqual([]);
});
