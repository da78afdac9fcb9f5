import { describe, expect, test } from 'vitest';
import type { Mode } from '../../contract/config.ts';
import { LANGUAGES, type Language } from '../../contract/language.ts';
import { fixtureSnapshots, viewOf } from '../../test/gallery/fixtures.ts';
import { i18nFor } from '../i18n/i18n.ts';
import { AT, markupOfScreen } from './page.test-support.tsx';

const FIXTURES = fixtureSnapshots(AT);

function page(name: string, mode: Mode, language: Language): string {
  const snapshot = FIXTURES.get(name);
  if (!snapshot) throw new Error(`no fixture ${name}`);
  return markupOfScreen(viewOf(snapshot, mode, language));
}

describe.each(LANGUAGES)('%s', (language) => {
  const t = i18nFor(language).t;
  const ofCamera = t('session:illustration.camera');
  const ofScanner = t('session:illustration.code');

  test.each<[Mode, string]>([
    ['self-service', 'camera-idle'],
    ['self-service', 'camera-only'],
    ['self-service', 'camera-evidence'],
    ['self-service', 'camera-failed'],
    ['counter', 'camera-idle'],
    ['counter', 'camera-evidence'],
  ])('%s: %s shows a phone before the camera, and no scanner', (mode, name) => {
    const markup = page(name, mode, language);
    expect(markup).toContain(ofCamera);
    expect(markup).not.toContain(ofScanner);
    expect(markup).not.toContain(t('session:evidence.code'));
    expect(markup).not.toContain(t('session:idle.code.text'));
  });

  test.each(['idle', 'evidence-code', 'failed-expired'])('with a scanner %s shows it', (name) => {
    const markup = page(name, 'self-service', language);
    expect(markup).toContain(ofScanner);
    expect(markup).not.toContain(ofCamera);
  });
});
