import { expect, test } from 'vitest';
import {
  askedSchema,
  CODE_FLAWS,
  phoneSchema,
  platformFaultsSchema,
  scanSessionSchema,
} from '../../control-api.ts';
import { REPLY_FAULTS } from '../../platform/reply-fault-plan.ts';
import { CARDS } from '../../data/cards.ts';
import { PRESETS } from '../view/presets.ts';
import en from './en.json';
import { createTexts, languageFromQuery, otherLanguage, type TextKey } from './i18n.ts';
import zh from './zh-CN.json';

const KEYS = Object.keys(zh) as TextKey[];

function holes(text: string): string[] {
  return [...text.matchAll(/{{\w+}}/g)].map(String).sort();
}

test('both languages have the same texts with the same holes', () => {
  expect(Object.keys(en)).toEqual(KEYS);
  for (const key of KEYS) {
    expect(en[key], key).not.toBe('');
    expect(holes(en[key]), key).toEqual(holes(zh[key]));
  }
});

test('Chinese texts are Chinese, except the name of the other language', () => {
  const foreign = KEYS.filter((key) => !/\p{Script=Han}/u.test(zh[key]));
  expect(foreign).toEqual(['app.language']);
});

test('every flaw, fault, request, card and example has words', () => {
  const keys = [
    ...CODE_FLAWS.map((flaw) => `flaw.${flaw}`),
    ...platformFaultsSchema.shape.mode.options.map((mode) => `mode.${mode}`),
    ...askedSchema.shape.what.options.map((what) => `asked.${what}`),
    ...CARDS.map(({ layout = 'resident' }) => `card.layout.${layout}`),
    ...REPLY_FAULTS.map((fault) => `reply.${fault}`),
    ...scanSessionSchema.shape.state.options.map((state) => `scanning.state.${state}`),
    ...phoneSchema.shape.action.options.map((action) => `scanning.${action}`),
    ...PRESETS.map(({ name }) => `preset.${name}`),
  ];
  expect(keys.filter((key) => !(key in zh))).toEqual([]);
});

test.each([
  ['', 'zh-CN'],
  ['?lang=en', 'en'],
  ['?lang=zh-CN', 'zh-CN'],
  ['?lang=xx', 'zh-CN'],
])('%j asks for %s', (query, language) => {
  expect(languageFromQuery(query)).toBe(language);
});

test('texts are there at once, filled in and unescaped', () => {
  const texts = createTexts('en');
  const options = { name: '<张>', defaultValue: '' };
  expect(texts.t('log.put', options)).toBe('Card of <张> put down');
  void texts.changeLanguage(otherLanguage('en'));
  expect(texts.t('log.put', options)).toBe('<张> 放上证件');
  expect(otherLanguage('zh-CN')).toBe('en');
});
