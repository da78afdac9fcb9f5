import { expect, test } from 'vitest';

const SOURCES: Record<string, string> = import.meta.glob('../**/*.tsx', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const CJK = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/u;

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

const components = Object.entries(SOURCES).filter(([path]) => !path.endsWith('.test.tsx'));

test('there are components to look at', () => {
  expect(components.length).toBeGreaterThan(20);
});

test.each(components)('%s holds no Chinese text of its own', (_path, source) => {
  expect(withoutComments(source)).not.toMatch(CJK);
});

test.each(components)('%s holds no English text of its own', (_path, source) => {
  // Words between tags: `>Some words<`.
  expect(withoutComments(source)).not.toMatch(/>\s*[A-Za-z]{2,}(\s+[A-Za-z]+)*[.:!?]?\s*<\//);
});
