import { expect, test } from 'vitest';
import { FAILURES } from '../../contract/failures.ts';
import type { FailureCode } from '../../contract/failures.ts';
import { failureTexts } from './failure-texts.ts';
import { i18nFor } from './i18n.ts';

test.each(['zh-CN', 'en'] as const)(
  '%s: every failure of the catalogue has its words',
  (language) => {
    const codes = Object.keys(FAILURES) as FailureCode[];
    const texts = failureTexts(language);
    expect(Object.keys(texts)).toEqual(codes);
    for (const code of codes) {
      for (const part of ['title', 'citizen', 'clerk', 'technician'] as const) {
        expect(i18nFor(language).t(`failures:${code}.${part}`)).toBe(
          FAILURES[code].texts[language][part],
        );
      }
    }
  },
);
