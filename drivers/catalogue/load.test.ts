import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CATALOGUE } from './load.ts';
import { modelSchema } from './schema.ts';

test('every file of the folder is in the catalogue, and nothing else', () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));
  expect([...CATALOGUE.keys()].map((name) => `${name}.json`).toSorted()).toEqual(files.toSorted());
});

test('every name fits the configuration', () => {
  for (const name of CATALOGUE.keys()) expect(name).toMatch(/^[0-9a-z-]{1,48}$/);
});

test('a model with an unknown key or a broken pattern is refused', () => {
  const model = CATALOGUE.get('sdt-serial');
  expect(modelSchema.safeParse(model).success).toBe(true);
  expect(modelSchema.safeParse({ ...model, colour: 'grey' }).success).toBe(false);
  expect(modelSchema.safeParse({ ...model, match: { paths: ['('] } }).success).toBe(false);
});
