import { expect, test } from 'vitest';
import { followFocus, lightAbilities, nextExposure, setLight } from './light.ts';

const RANGE = { min: -2, max: 2, step: 0.5 };

function track(capabilities: object) {
  const applied: unknown[] = [];
  return {
    applied,
    getCapabilities: () => capabilities as MediaTrackCapabilities,
    applyConstraints(constraints?: MediaTrackConstraints) {
      applied.push(constraints);
      return Promise.reject(new Error('refused'));
    },
  };
}

test('what a camera offers', () => {
  expect(lightAbilities(track({}))).toEqual({ torch: false, exposure: undefined });
  expect(lightAbilities(track({ torch: true, exposureCompensation: RANGE }))).toEqual({
    torch: true,
    exposure: RANGE,
  });
  const useless = { exposureCompensation: { min: 0, max: 0, step: 0 } };
  expect(lightAbilities(track(useless)).exposure).toBeUndefined();
});

test('a burnt picture is made darker step by step, to the end of the range', () => {
  let exposure = 0;
  for (let step = 0; step < 10; step++) exposure = nextExposure(exposure, 0.5, RANGE) ?? exposure;
  expect(exposure).toBe(-2);
});

test('a clear one goes back to what the camera does by itself, and not beyond', () => {
  let exposure = -2;
  for (let step = 0; step < 10; step++) exposure = nextExposure(exposure, 0, RANGE) ?? exposure;
  expect(exposure).toBe(0);
  expect(nextExposure(0, 0, RANGE)).toBeUndefined();
});

test('between the two nothing is changed, so that it does not swing', () => {
  expect(nextExposure(-1, 0.05, RANGE)).toBeUndefined();
});

test('a camera that refuses goes on as it is', async () => {
  const one = track({ focusMode: ['manual', 'continuous'] });
  await setLight(one, { torch: true });
  await followFocus(one);
  expect(one.applied).toEqual([
    { advanced: [{ torch: true }] },
    { advanced: [{ focusMode: 'continuous' }] },
  ]);
  const fixed = track({});
  await followFocus(fixed);
  expect(fixed.applied).toEqual([]);
});
