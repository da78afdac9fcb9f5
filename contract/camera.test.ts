import { expect, test } from 'vitest';
import { cameraOf } from './camera.ts';
import { configSchema } from './config.ts';

const LOOK = { width: 1_280, height: 720, restS: 600 };

test('it is used in the modes that it is enabled for', () => {
  const camera = { ...LOOK, enabled: true, modes: ['counter' as const], device: 'USB' };
  expect(cameraOf({ mode: 'counter', camera })).toEqual({ ...LOOK, device: 'USB' });
  expect(cameraOf({ mode: 'self-service', camera })).toBeUndefined();
  expect(cameraOf({ mode: 'counter', camera: { ...camera, enabled: false } })).toBeUndefined();
});

test('nobody is looked at unless the configuration says so', () => {
  const { camera } = configSchema.shape;
  expect(cameraOf({ mode: 'self-service', camera: camera.parse(undefined) })).toBeUndefined();
  const enabled = camera.parse({ enabled: true });
  expect(cameraOf({ mode: 'self-service', camera: enabled })).toEqual(LOOK);
});
