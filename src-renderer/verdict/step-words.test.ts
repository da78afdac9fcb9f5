import { describe, expect, test } from 'vitest';
import { CHECK_STATES, COMPARED_FIELDS } from '../../contract/certificate-check.ts';
import { LANGUAGES } from '../../contract/language.ts';
import { i18nFor } from '../i18n/i18n.ts';
import { RESOURCES } from '../i18n/resources.ts';
import {
  ALL_STEP_NUMBERS,
  ALL_STEP_REASONS,
  ALL_STEP_VERDICTS,
  reasonText,
  stepText,
} from './step-words.ts';

const sorted = (keys: readonly string[]): string[] => [...keys].sort();

describe.each(LANGUAGES)('in %s', (language) => {
  const { seal } = RESOURCES[language];
  const { t } = i18nFor(language);

  test('there is a sentence for each step, each reason and each way to end, and no other', () => {
    expect(sorted(Object.keys(seal.step))).toEqual(sorted(ALL_STEP_NUMBERS));
    expect(sorted(Object.keys(seal.reason))).toEqual(sorted(ALL_STEP_REASONS));
    expect(sorted(Object.keys(seal.word))).toEqual(sorted(ALL_STEP_VERDICTS));
  });

  test('there are words for each state and each field that is compared', () => {
    expect(sorted(Object.keys(seal.state))).toEqual(sorted(CHECK_STATES));
    expect(sorted(Object.keys(seal.field))).toEqual(sorted(COMPARED_FIELDS));
  });

  test('no two reasons and no two states say the same', () => {
    expect(new Set(Object.values(seal.reason)).size).toBe(ALL_STEP_REASONS.length);
    const titles = Object.values(seal.state).map(({ title }) => title);
    expect(new Set(titles).size).toBe(CHECK_STATES.length);
  });

  test('a step and a reason are told in words', () => {
    expect(stepText(10, t)).toBe(seal.step[10]);
    expect(reasonText('files-not-covered', t)).toBe(seal.reason['files-not-covered']);
  });

  test('what is not known here is shown as it came', () => {
    expect(stepText(12, t)).toBe('12');
    expect(reasonText('constructor', t)).toBe('constructor');
    expect(reasonText('new-word', t)).toBe('new-word');
  });
});
