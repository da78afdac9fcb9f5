import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../contract/language.ts';
import { PAGE_LACKS } from '../../documents/certificate-document.ts';
import { fixtureSnapshots } from '../../test/gallery/fixtures.ts';
import { AT, markupOfPage, wordsOf } from '../app/page.test-support.tsx';
import { RESOURCES } from '../i18n/resources.ts';
import { PageLacks } from './PageLacks.tsx';

describe.each(LANGUAGES)('in %s', (language) => {
  const texts = RESOURCES[language].viewer.lacks;
  const idle = fixtureSnapshots(AT).get('idle')!;

  test('the citizen reads where to ask, and no reasons', () => {
    const snapshot = { ...idle, language, mode: 'self-service' as const };
    const words = wordsOf(markupOfPage(snapshot, <PageLacks lacks={['limit', 'seal']} />));
    expect(words).toContain(texts.citizen);
    expect(words).not.toContain(texts.what.limit);
  });

  test('the clerk reads each reason', () => {
    const snapshot = { ...idle, language, mode: 'counter' as const };
    const words = wordsOf(markupOfPage(snapshot, <PageLacks lacks={PAGE_LACKS} />));
    for (const lack of PAGE_LACKS) expect(words).toContain(texts.what[lack]);
    expect(words).toContain(texts.clerk);
  });

  test('nothing is said of a page that is whole', () => {
    expect(markupOfPage({ ...idle, language }, <PageLacks lacks={[]} />)).toBe('');
  });
});
