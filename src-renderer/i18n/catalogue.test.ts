import { describe, expect, test } from 'vitest';
import { diagnosticSchema } from '../../contract/snapshot.ts';
import { NAMESPACES, RESOURCES } from './resources.ts';

/** `a.b.c` of every text; English has plural forms that Chinese lacks, so endings are cut. */
function leaves(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, `${path}${key}.`)
      : [`${path}${key}`.replace(/_(one|other)$/, '')],
  );
}

function texts(tree: object): string[] {
  return Object.values(tree).flatMap((value: unknown) =>
    typeof value === 'object' && value !== null ? texts(value) : [String(value)],
  );
}

const keysOf = (tree: object): string[] => [...new Set(leaves(tree))].sort();
const placeholders = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe('texts', () => {
  test.each(NAMESPACES)('%s: Chinese and English have the same keys', (namespace) => {
    expect(keysOf(RESOURCES.en[namespace])).toEqual(keysOf(RESOURCES['zh-CN'][namespace]));
  });

  test.each(['zh-CN', 'en'] as const)('%s: no text is empty', (language) => {
    for (const namespace of NAMESPACES) {
      for (const text of texts(RESOURCES[language][namespace])) {
        expect(text.trim()).not.toBe('');
      }
    }
  });

  test('both languages fill in the same values', () => {
    for (const namespace of NAMESPACES) {
      const values = (tree: object): string[] => [...new Set(texts(tree).flatMap(placeholders))];
      expect(values(RESOURCES.en[namespace]).sort()).toEqual(
        values(RESOURCES['zh-CN'][namespace]).sort(),
      );
    }
  });

  test.each(['zh-CN', 'en'] as const)('%s: every diagnostic has a text', (language) => {
    expect(Object.keys(RESOURCES[language].diagnostics).sort()).toEqual(
      [...diagnosticSchema.shape.key.options].sort(),
    );
  });
});
