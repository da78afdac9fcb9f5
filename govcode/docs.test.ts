import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { codeProfileSchema } from './profile.ts';
import { BUILT_IN_PROFILE_DATA } from './profiles.ts';
import { BUILT_IN_TABLES, codeTableFileSchema } from './tables.ts';
import { timeFormatSchema } from './time-format.ts';

const DOCS = readFileSync('docs/codes.md', 'utf8');

/** The names of all keys, at every depth. */
function keysOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties } = node as { properties?: object };
  const inside = Object.values(node).flatMap(keysOf);
  return [...Object.keys(properties ?? {}), ...inside];
}
const schemas = [codeProfileSchema, codeTableFileSchema];
const keys = new Set(
  schemas.flatMap((schema) =>
    keysOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })),
  ),
);

test.each([...keys].filter((key) => key !== 'zh-CN' && key !== 'en' && key !== 'about'))(
  'the key %s is explained',
  (key) => {
    expect(DOCS).toMatch(new RegExp(`[\`"]${key}["\`]`));
  },
);

test('every profile, table and time format is named', () => {
  const names = [
    ...BUILT_IN_PROFILE_DATA.map(({ id }) => id),
    ...BUILT_IN_TABLES.keys(),
    ...timeFormatSchema.options,
  ];
  expect(keys.size).toBeGreaterThan(40);
  for (const name of names) expect(DOCS).toContain(`\`${name}\``);
});
