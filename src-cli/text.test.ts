import { expect, test } from 'vitest';
import { createText, languageOf, TEXTS } from './text.ts';

function placeholders(text: string | string[]): string[] {
  return [
    ...[text]
      .flat()
      .join('\n')
      .matchAll(/\{\w+\}/g),
  ]
    .map(String)
    .sort();
}

test('both languages have the same texts with the same places for values', () => {
  expect(Object.keys(TEXTS['zh-CN'])).toEqual(Object.keys(TEXTS.en));
  for (const [key, text] of Object.entries(TEXTS.en)) {
    const chinese = TEXTS['zh-CN'][key as keyof typeof TEXTS.en];
    expect(placeholders(chinese), key).toEqual(placeholders(text));
    expect([chinese].flat().join('')).not.toBe('');
  }
});

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  [{ LANG: 'zh-TW' }, 'zh-CN'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'de_DE' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: '' }, 'zh-CN'],
  [{ LANG: 'C', LC_MESSAGES: 'zh_CN' }, 'zh-CN'],
  [{}, 'en'],
])('locale %j speaks %s', (env, language) => {
  expect(languageOf(env)).toBe(language);
});

test('values are filled in as they are, patterns of replacement too', () => {
  expect(createText('en')('unknownCommand', { name: '$& {name}' })).toBe(
    'unknown command: $& {name}',
  );
  expect(createText('en')('unknownCommand', { name: '\u001b[1m\n' })).toBe(
    'unknown command: \\u001b[1m\\u000a',
  );
  expect(createText('zh-CN')('unknownCommand', { name: 'x' })).toBe('未知命令：x');
});
