import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactElement } from 'react';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, test } from 'vitest';
import { CHECK_STATES } from '../../contract/certificate-check.ts';
import type { CertificateCheck } from '../../contract/certificate-check.ts';
import { LANGUAGES } from '../../contract/language.ts';
import type { Language } from '../../contract/language.ts';
import { CHECKS } from '../../test/gallery/verdict-fixtures.ts';
import { i18nFor } from '../i18n/i18n.ts';
import { RESOURCES } from '../i18n/resources.ts';
import { NO_CHECK } from './looks.ts';
import { VerdictDialog } from './VerdictDialog.tsx';
import { VerdictLine } from './VerdictLine.tsx';
import { WarningGate } from './WarningGate.tsx';

function markup(element: ReactElement, language: Language = 'zh-CN'): string {
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18nFor(language)}>{element}</I18nextProvider>,
  );
}

/** What a person reads in a piece of the page. */
function wordsOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ');
}

const toneOf = (check: CertificateCheck): string | undefined =>
  /data-tone="(\w+)"/.exec(markup(<VerdictLine check={check} reader="citizen" />))?.[1];

describe.each(LANGUAGES)('in %s', (language) => {
  const { seal } = RESOURCES[language];

  test.each(CHECK_STATES)('%s: one sentence for whoever reads it', (state) => {
    for (const reader of ['citizen', 'clerk'] as const) {
      const check = { ...NO_CHECK, state };
      const words = wordsOf(markup(<VerdictLine check={check} reader={reader} />, language));
      expect(words).toContain(seal.state[state].title);
      expect(words).toContain(seal.state[state][reader]);
    }
  });

  test.each(Object.entries(CHECKS))('%s: all steps are told in words', (_name, check) => {
    const words = wordsOf(markup(<VerdictDialog check={check} onClose={() => {}} />, language));
    expect(words).not.toMatch(/\{\{|\}\}|undefined|NaN|\[object|seal:/);
    for (const { steps, sealName, signerName } of check.signatures) {
      for (const { step, reason } of steps) {
        expect(words).toContain(seal.step[String(step) as keyof typeof seal.step]);
        expect(words).toContain(seal.reason[reason as keyof typeof seal.reason]);
      }
      expect(words).toContain(sealName);
      expect(words).toContain(signerName);
    }
  });

  test('what agrees without a seal over it is named, and is no proof', () => {
    const metadata = { state: 'unprotected', differing: [], unprotected: ['number'] } as const;
    const check = { ...NO_CHECK, metadata } as unknown as CertificateCheck;
    const words = wordsOf(markup(<VerdictDialog check={check} onClose={() => {}} />, language));
    expect(words).toContain(seal.metadata.unprotected);
    expect(words).toContain(seal.field.number);
    expect(words).not.toContain(seal.metadata.same);
  });

  test('a file that differs is warned of by the names of its fields', () => {
    const check = CHECKS['viewer-differs']!;
    const words = wordsOf(
      markup(
        <WarningGate check={check} reader="clerk">
          {null}
        </WarningGate>,
        language,
      ),
    );
    expect(words).toContain(seal.warning.differs.title);
    for (const field of check.metadata.differing) expect(words).toContain(seal.field[field]);
    expect(words).not.toContain(seal.state.INVALID.title);
  });
});

test('a valid seal on a file that differs from the register is not green', () => {
  expect(toneOf(CHECKS['viewer-ofd']!)).toBe('ok');
  expect(toneOf(CHECKS['viewer-differs']!)).toBe('bad');
  expect(toneOf(CHECKS['viewer-untrusted']!)).toBe('warn');
  expect(toneOf(NO_CHECK)).toBe('plain');
});

describe('the name on a seal', () => {
  const names = (check: CertificateCheck): boolean => {
    const name = check.signatures[0]?.sealName;
    if (name === undefined) throw new Error('no seal');
    return markup(<VerdictLine check={check} reader="citizen" />).includes(name);
  };
  const partial = CHECKS['viewer-partial']!;
  const untrusted = CHECKS['viewer-untrusted']!;

  test('stands where the trust list vouches for it', () => {
    expect(names(CHECKS['viewer-ofd']!)).toBe(true);
    expect(names(partial)).toBe(true);
  });

  test('is left out where nobody does: anybody can write it on a seal', () => {
    expect(names(CHECKS['viewer-invalid']!)).toBe(false);
    expect(names(untrusted)).toBe(false);
    const unsupported = (each: CertificateCheck['signatures'][number]) =>
      ({ ...each, state: 'UNSUPPORTED' }) as const;
    expect(names({ ...untrusted, signatures: untrusted.signatures.map(unsupported) })).toBe(false);
    // Open pages make it partial, whoever has sealed it.
    const open = untrusted.signatures.map((each) => ({ ...each, state: 'VALID_PARTIAL' }) as const);
    expect(names({ ...partial, signatures: open })).toBe(false);
  });
});

test('every step has its own mark', () => {
  const html = markup(<VerdictDialog check={CHECKS['viewer-invalid']!} onClose={() => {}} />);
  expect(html.match(/data-step="\d+"/g)).toHaveLength(11);
  expect(html.match(/data-verdict="failed"/g)).toHaveLength(1);
});

test('of a signature among many it is said that not every step is listed', () => {
  const check = CHECKS['viewer-invalid']!;
  const { brief } = RESOURCES['zh-CN'].seal.signature;
  const words = (shown: CertificateCheck): string =>
    wordsOf(markup(<VerdictDialog check={shown} onClose={() => {}} />));
  expect(words(check)).not.toContain(brief);
  const steps = (each: CertificateCheck['signatures'][number]) => ({
    ...each,
    steps: each.steps.slice(0, 1),
  });
  expect(words({ ...check, signatures: check.signatures.map(steps) })).toContain(brief);
});
