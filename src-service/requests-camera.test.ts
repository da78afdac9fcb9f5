import { describe, expect, test } from 'vitest';
import type { Mode } from '../contract/config.ts';
import { createRequestHandler, type RequestOptions } from './requests.ts';

const SEEN = { text: 'A1', bytes: Uint8Array.of(0x41, 0x31), aim: ']Q1' };
const READY = { state: 'ready', label: 'USB', size: '1280×720' };
const DONE = { ok: true, value: null };
const STALE = { ok: false, error: { reason: 'stale' } };
const CLOSED = { ok: false, error: { reason: 'failed', failure: { code: 'OPERATOR_NEEDED' } } };

interface How {
  readonly hasCamera?: boolean;
  readonly isClosed?: boolean;
  readonly mode?: Mode;
}

function stand({ hasCamera = true, isClosed = false, mode = 'counter' }: How = {}) {
  const told: string[] = [];
  let signs = 0;
  const camera: RequestOptions['camera'] = {
    cameraIs: ({ state }) => hasCamera && told.push(state) > 0,
    seen: (by, { text }) => hasCamera && told.push(`${by} ${text}`) > 0,
  };
  const operators = { isClosed: () => isClosed, active: () => (signs += 1) };
  const ask = createRequestHandler({ camera, operators, mode } as unknown as RequestOptions);
  return { ask, told, signs: () => signs };
}

test('what the window has seen goes to the devices', async () => {
  const { ask, told } = stand();
  expect(await ask('camera.state', READY)).toEqual(DONE);
  expect(await ask('camera.read', SEEN)).toEqual(DONE);
  expect(await ask('picture.read', SEEN)).toEqual(DONE);
  expect(told).toEqual(['ready', 'camera A1', 'picture A1']);
});

test('where there is to be no camera nothing of it is taken', async () => {
  const { ask } = stand({ hasCamera: false });
  expect(await ask('camera.state', READY)).toEqual(STALE);
  expect(await ask('camera.read', SEEN)).toEqual(STALE);
});

test('where nobody has signed in no code is taken; how the camera is may be told', async () => {
  const { ask, told } = stand({ isClosed: true });
  expect(await ask('camera.read', SEEN)).toEqual(CLOSED);
  expect(await ask('picture.read', SEEN)).toEqual(CLOSED);
  expect(await ask('camera.state', READY)).toEqual(DONE);
  expect(told).toEqual(['ready']);
});

test('pictures are for clerks alone', async () => {
  const { ask, told } = stand({ mode: 'self-service' });
  expect(await ask('picture.read', SEEN)).toEqual(CLOSED);
  expect(await ask('camera.read', SEEN)).toEqual(DONE);
  expect(told).toEqual(['camera A1']);
});

test('neither a camera nor a code before it keeps a clerk signed in; a picture of his does', async () => {
  const { ask, signs } = stand();
  expect(await ask('camera.state', READY)).toEqual(DONE);
  expect(signs()).toBe(0);
  expect(await ask('camera.read', SEEN)).toEqual(DONE);
  expect(signs()).toBe(0);
  expect(await ask('picture.read', SEEN)).toEqual(DONE);
  expect(signs()).toBe(1);
});

describe('what no symbol can be is not even looked at', () => {
  test.each([
    ['more bytes than any holds', { bytes: new Uint8Array(4_097) }],
    ['no byte', { bytes: new Uint8Array() }],
    ['a longer text', { text: 'a'.repeat(4_097) }],
    ['no text', { text: '' }],
    ['an identifier without its flag', { aim: 'Q1' }],
    ['a longer identifier', { aim: ']Q12' }],
    ['something besides', { more: 1 }],
  ])('%s', async (_what, spoiled) => {
    const { ask, told } = stand();
    for (const name of ['camera.read', 'picture.read'] as const) {
      expect(await ask(name, { ...SEEN, ...spoiled })).toMatchObject({
        error: { reason: 'invalid' },
      });
    }
    expect(told).toEqual([]);
  });
});
