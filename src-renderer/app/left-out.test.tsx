import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../contract/language.ts';
import type { Mode } from '../../contract/config.ts';
import { fixtureSnapshots, viewOf } from '../../test/gallery/fixtures.ts';
import { i18nFor } from '../i18n/i18n.ts';
import { AT, markupOfScreen } from './page.test-support.tsx';

const MODES = ['self-service', 'counter'] as const;

/** The page of the certificates, of which some more were left out. */
function certificatesPage(mode: Mode, language: Language, leftOut?: number): string {
  const snapshot = fixtureSnapshots(AT).get('certificates');
  if (snapshot?.session.state !== 'certificates') throw new Error('no such fixture');
  const session = leftOut === undefined ? snapshot.session : { ...snapshot.session, leftOut };
  return markupOfScreen(viewOf({ ...snapshot, session }, mode, language));
}

const everywhere = MODES.flatMap((mode) =>
  LANGUAGES.map((language): [Mode, Language] => [mode, language]),
);

describe.each(everywhere)('%s, %s', (mode, language) => {
  const t = i18nFor(language).t;

  test.each([1, 3])('says how many certificates were left out: %d', (count) => {
    const words = t('session:certificates.leftOut', { count });
    expect(words).toContain(String(count));
    expect(certificatesPage(mode, language, count)).toContain(words);
    expect(certificatesPage(mode, language)).not.toContain(words);
  });
});
