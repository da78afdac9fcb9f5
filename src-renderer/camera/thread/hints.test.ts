import { describe, expect, test } from 'vitest';
import {
  HINT_AFTER_MS,
  HINT_STAYS_MS,
  hintOf,
  nextHint,
  NO_HINT,
  type Hint,
  type HintState,
  type Looked,
} from './hints.ts';

const FINE: Looked = {
  scene: { means: new Uint8Array(), bright: 180, burnt: 0 },
  change: 0,
  traces: { rows: 0, modulePx: 0 },
  isRead: false,
};

describe('one frame', () => {
  test('an empty place wants nothing', () => {
    expect(hintOf(FINE)).toBeUndefined();
  });

  test('in the dark it wants light', () => {
    expect(hintOf({ ...FINE, scene: { ...FINE.scene, bright: 30 } })).toBe('brighter');
  });

  test('in motion it wants rest, in the dark light first', () => {
    expect(hintOf({ ...FINE, change: 0.5 })).toBe('still');
    const dark = { ...FINE.scene, bright: 30 };
    expect(hintOf({ ...FINE, change: 0.5, scene: dark })).toBe('brighter');
  });

  test('a code with small modules should be closer; a large one is only to be read', () => {
    expect(hintOf({ ...FINE, traces: { rows: 9, modulePx: 2 } })).toBe('closer');
    expect(hintOf({ ...FINE, traces: { rows: 9, modulePx: 6 } })).toBeUndefined();
    expect(hintOf({ ...FINE, traces: { rows: 1, modulePx: 2 } })).toBeUndefined();
  });

  test('what was read needs nothing', () => {
    const bad = { ...FINE.scene, bright: 10 };
    expect(
      hintOf({ scene: bad, change: 1, traces: { rows: 9, modulePx: 2 }, isRead: true }),
    ).toBeUndefined();
  });
});

describe('frame after frame', () => {
  function after(hints: readonly (readonly [at: number, hint: Hint | undefined])[]): HintState {
    return hints.reduce((state, [at, hint]) => nextHint(state, hint, at), NO_HINT);
  }

  test('it is shown once it has been right for a while', () => {
    expect(after([[0, 'closer']]).shown).toBeUndefined();
    expect(
      after([
        [0, 'closer'],
        [HINT_AFTER_MS - 1, 'closer'],
      ]).shown,
    ).toBeUndefined();
    expect(
      after([
        [0, 'closer'],
        [HINT_AFTER_MS, 'closer'],
      ]).shown,
    ).toBe('closer');
  });

  test('a frame between that says otherwise begins anew', () => {
    const state = after([
      [0, 'closer'],
      [300, undefined],
      [HINT_AFTER_MS, 'closer'],
    ]);
    expect(state.shown).toBeUndefined();
  });

  test('it stays long enough to be read, and then goes', () => {
    const shown: readonly (readonly [number, Hint | undefined])[] = [
      [0, 'still'],
      [HINT_AFTER_MS, 'still'],
    ];
    const last = HINT_AFTER_MS + HINT_STAYS_MS;
    expect(after([...shown, [last - 1, undefined]]).shown).toBe('still');
    expect(after([...shown, [last, undefined]]).shown).toBeUndefined();
  });
});
