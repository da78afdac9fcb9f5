import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../language.ts';
import { FAILURE_AREAS, FAILURES, type FailureCode } from './catalogue.ts';
import type { FailureEntry } from './entry.ts';

const ENTRIES = Object.entries(FAILURES) as [FailureCode, FailureEntry][];
const PARTS = ['title', 'citizen', 'clerk', 'technician'] as const;

/** What its place on a screen holds, in characters; a Chinese one is as wide as two others. */
const LIMITS = {
  'zh-CN': { title: 16, citizen: 32, clerk: 44, technician: 60 },
  en: { title: 50, citizen: 90, clerk: 120, technician: 160 },
} as const;

/** Words of a trade that is not the citizen's. */
const JARGON = {
  'zh-CN':
    /[A-Z_]{2,}|签名|令牌|摘要|路由|校验字符|端口|状态码|密钥|元数据|接口|服务器|模块|波特|配置|日志/u,
  en: /[A-Z]{3,}|_|\b(token|signature|digest|rout(e|ing)|port|status|keys?|metadata|server|module|baud|config\w*|log|request|nonce|schema)\b/,
} as const;

function duplicates(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

test('no code stands in two areas', () => {
  const codes = Object.values(FAILURE_AREAS).flatMap((area) => Object.keys(area));
  expect(duplicates(codes)).toEqual([]);
  expect(codes.sort()).toEqual(Object.keys(FAILURES).sort());
});

test('every cause is said once, in words', () => {
  const causes = ENTRIES.map(([, { cause }]) => cause);
  expect(duplicates(causes)).toEqual([]);
  for (const cause of causes) expect(cause).toMatch(/^\S+( \S+){3,}$/);
});

describe('retry', () => {
  test('the same request goes out again where nobody has answered for himself', () => {
    const repeated = ENTRIES.filter(([, { retry }]) => retry === 'same-request');
    expect(repeated.map(([code]) => code).sort()).toEqual([
      'PLATFORM_ERROR',
      'PLATFORM_TIMEOUT',
      'PLATFORM_UNREACHABLE',
      'RATE_LIMIT',
    ]);
  });

  test.each(ENTRIES)('%s: rule and remedy agree', (_code, { remedy, retry }) => {
    if (remedy === 'rescan') expect(retry).toBe('new-input');
    if (retry === 'same-request') expect(remedy).toBe('automatic');
    if (remedy === 'automatic') expect(retry).not.toBe('never');
  });
});

describe.each(LANGUAGES)('texts in %s', (language) => {
  test.each(ENTRIES)('%s: fits its places, and each reader has their own', (_code, { texts }) => {
    const own = texts[language];
    expect(Object.keys(own)).toEqual(PARTS);
    for (const part of PARTS) {
      expect(own[part]).toBe(own[part].trim());
      expect(own[part].length).toBeGreaterThan(2);
      expect(own[part].length, `${part}: ${own[part]}`).toBeLessThanOrEqual(LIMITS[language][part]);
    }
    expect(duplicates(PARTS.map((part) => own[part]))).toEqual([]);
  });

  test.each(ENTRIES)('%s: the citizen reads plain words', (code, { texts }) => {
    const { title, citizen } = texts[language];
    for (const text of [title, citizen]) {
      expect(text).not.toMatch(JARGON[language]);
      expect(text).not.toContain(code);
    }
  });

  // Advice to the citizen may be the same after different failures; what happened may not.
  test.each(['title', 'clerk', 'technician'] as const)('no %s is that of another', (part) => {
    expect(duplicates(ENTRIES.map(([, { texts }]) => texts[language][part]))).toEqual([]);
  });

  test('is written in its language', () => {
    for (const [, { texts }] of ENTRIES) {
      for (const part of PARTS) {
        expect(/\p{Script=Han}/u.test(texts[language][part])).toBe(language === 'zh-CN');
      }
    }
  });
});
