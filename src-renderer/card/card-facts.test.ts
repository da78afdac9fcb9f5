import { describe, expect, test } from 'vitest';
import { CARD_FIELDS } from '../../contract/session.ts';
import type { CardField, CardView } from '../../contract/session.ts';
import type { Language } from '../../contract/language.ts';
import { i18nFor } from '../i18n/i18n.ts';
import { RESOURCES } from '../i18n/resources.ts';
import { cardFacts, cardValidity } from './card-facts.ts';

function cardOf(
  fields: Partial<Record<CardField, string>>,
  layout: CardView['layout'] = 'resident',
): CardView {
  const list = Object.entries(fields).map(([key, value]) => ({ key: key as CardField, value }));
  return { layout, fields: list, photo: 'silhouette' };
}

function shown(
  fields: Partial<Record<CardField, string>>,
  language: Language = 'zh-CN',
  layout: CardView['layout'] = 'resident',
): [string, string][] {
  const facts = cardFacts(cardOf(fields, layout), i18nFor(language).t, language);
  return facts.map(({ label, value }) => [label, value]);
}

describe('cardFacts', () => {
  test.each<[CardField, string, string, string]>([
    ['sex', '1', '男', 'Male'],
    ['sex', '2', '女', 'Female'],
    ['sex', '0', '未知', 'Unknown'],
    ['sex', '9', '未说明', 'Not stated'],
    ['sex', '*', '*', '*'],
    ['birth', '1985-04-09', '1985年4月9日', '9 April 1985'],
    ['birth', '1985-**-**', '1985-**-**', '1985-**-**'],
    ['validity', '2006-01-02/长期', '2006.01.02 – 长期', '2006.01.02 – no end'],
    ['validity', '2006-01-02/2026-01-02', '2006.01.02 – 2026.01.02', '2006.01.02 – 2026.01.02'],
    ['validity', '2006', '2006', '2006'],
    ['fingerprints', 'yes', '有', 'On the card'],
    ['fingerprints', 'no', '无', 'None'],
    ['nation', '汉', '汉', '汉'],
    ['idNo', '390102********0021', '390102********0021', '390102********0021'],
  ])('%s %s reads %s, %s', (key, value, chinese, english) => {
    expect(shown({ [key]: value })[0]?.[1]).toBe(chinese);
    expect(shown({ [key]: value }, 'en')[0]?.[1]).toBe(english);
  });

  test('keeps the order and leaves out what is empty', () => {
    expect(shown({ name: '林*秋', newestAddress: '', nation: '汉' })).toEqual([
      ['姓名', '林*秋'],
      ['民族', '汉'],
    ]);
  });

  test('only a resident’s number is a citizen identity number', () => {
    expect(shown({ idNo: '1' }, 'zh-CN', 'hk-mo-tw')[0]?.[0]).toBe('公民身份号码');
    expect(shown({ idNo: '1' }, 'zh-CN', 'foreign-2017')[0]?.[0]).toBe('证件号码');
    expect(shown({ idNo: '1' }, 'zh-CN', 'foreign-2023')[0]?.[0]).toBe('证件号码');
  });

  test.each(['zh-CN', 'en'] as const)('%s has a name for every field', (language) => {
    const { field } = RESOURCES[language].card;
    expect(Object.keys(field).sort()).toEqual([...CARD_FIELDS].sort());
  });
});

test('cardValidity is absent where the card does not tell', () => {
  const t = i18nFor('zh-CN').t;
  expect(cardValidity(cardOf({ name: '林*秋' }), t)).toBeUndefined();
  expect(cardValidity(cardOf({ validity: '2016-01-02/长期' }), t)).toBe('2016.01.02 – 长期');
});
