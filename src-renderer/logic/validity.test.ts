import { describe, expect, test } from 'vitest';
import { i18nFor } from '../i18n/i18n.ts';
import { NAMESPACES } from '../i18n/resources.ts';
import { validityText } from './validity.ts';

const zh = i18nFor('zh-CN').getFixedT('zh-CN', NAMESPACES);
const en = i18nFor('en').getFixedT('en', NAMESPACES);

describe('validityText', () => {
  test('names the last day', () => {
    expect(validityText({ validTo: '2031-04-09' }, zh, 'zh-CN')).toBe('至 2031年4月9日');
    expect(validityText({ validTo: '2031-04-09' }, en, 'en')).toBe('until 9 April 2031');
  });

  test('says so where there is no end', () => {
    expect(validityText({}, zh, 'zh-CN')).toBe('长期有效');
    expect(validityText({}, en, 'en')).toBe('without end date');
  });
});
