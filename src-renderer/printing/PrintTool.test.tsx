import { describe, expect, test } from 'vitest';
import type { CertificateCheck } from '../../contract/certificate-check.ts';
import type { FailureCode } from '../../contract/failures.ts';
import { LANGUAGES } from '../../contract/language.ts';
import type { Language } from '../../contract/language.ts';
import { MAX_PRINT_PAGES } from '../../contract/printing.ts';
import type { PrintingView } from '../../contract/printing.ts';
import type { Snapshot } from '../../contract/snapshot.ts';
import { fixtureSnapshots } from '../../test/gallery/fixtures.ts';
import { AT, markupOfPage, wordsOf } from '../app/page.test-support.tsx';
import { RESOURCES } from '../i18n/resources.ts';
import type { ReadyDocument } from '../viewer/load-document.ts';
import { PrinterLine } from './PrinterLine.tsx';
import { PrintAsk } from './PrintAsk.tsx';
import { PrintProgress } from './PrintProgress.tsx';
import { PrintTool } from './PrintTool.tsx';

const READY: PrintingView = { printer: { state: 'ready', low: [] }, saves: false };
const EMPTY: PrintingView = blockedBy('PRINTER_PAPER');
const CHECK: CertificateCheck = {
  ...{ state: 'VALID', signatures: [] },
  metadata: { state: 'same', differing: [] },
};
const DOCUMENT = { document: { pageCount: 2 } } as ReadyDocument;
const noop = (): void => {};

function blockedBy(code: FailureCode): PrintingView {
  return { printer: { state: 'blocked', failure: { code }, low: [] }, saves: false };
}

function snapshotOf(printing: PrintingView | undefined, change: Partial<Snapshot>): Snapshot {
  const { printing: _none, ...rest } = fixtureSnapshots(AT).get('idle')!;
  return { ...rest, ...change, ...(printing ? { printing } : {}) };
}

function tool(printing: PrintingView | undefined, change: Partial<Snapshot> = {}, check = CHECK) {
  const props = { sessionId: 's', certificateId: 'c1', typeName: '营业执照', ready: DOCUMENT };
  return markupOfPage(snapshotOf(printing, change), <PrintTool {...props} check={check} />);
}

function ask(
  printing: PrintingView,
  language: Language,
  pages = 2,
  check = CHECK,
  lacking: readonly number[] = [],
): string {
  const props = { printing, pages, check, lacking, copies: 1, onClose: noop };
  return markupOfPage(
    snapshotOf(printing, { language, mode: 'counter' }),
    <PrintAsk {...props} onCopies={noop} onPrint={noop} />,
  );
}

test('without a printer there is no button', () => {
  expect(tool(undefined)).toBe('');
});

describe.each(LANGUAGES)('in %s', (language) => {
  const texts = RESOURCES[language];

  test('the button prints, or says why it does not', () => {
    expect(wordsOf(tool(READY, { language }))).toContain(texts.printing.button.print);
    expect(wordsOf(tool(EMPTY, { language }))).toContain(texts.failures.PRINTER_PAPER.title);
    const wrong = { ...CHECK, state: 'INVALID' } as const;
    expect(wordsOf(tool(READY, { language }, wrong))).toContain(texts.printing.button.unsound);
    const only = { saves: true };
    expect(wordsOf(tool(only, { language }))).toContain(texts.printing.button.save);
  });

  test('before it is printed it says for what, and how many pages', () => {
    const markup = ask(READY, language);
    const { items, itemCode } = snapshotOf(READY, {});
    expect(wordsOf(markup)).toContain(items.find(({ code }) => code === itemCode)?.name[language]);
    expect(wordsOf(markup)).toContain(texts.printing.ask.mark);
    expect(wordsOf(markup)).toMatch(/2 (页|pages)/);
    expect(wordsOf(markup)).not.toContain(texts.printing.ask.save);
    expect(wordsOf(ask({ ...READY, saves: true }, language))).toContain(texts.printing.ask.save);
  });

  test('without paper the button is off, and what to do stands there', () => {
    const markup = ask(EMPTY, language);
    expect(wordsOf(markup)).toContain(texts.failures.PRINTER_PAPER.clerk);
    expect(markup).toMatch(/<button[^>]*data-kind="primary"[^>]*disabled/);
    expect(ask(READY, language)).not.toMatch(/<button[^>]*data-kind="primary"[^>]*disabled/);
  });

  test('pages that the screen does not show whole are named before anything is printed', () => {
    const markup = ask(READY, language, 12, CHECK, [11, 2]);
    expect(wordsOf(markup)).toMatch(/2\D+11/);
    expect(markup).not.toMatch(/<button[^>]*data-kind="primary"[^>]*disabled/);
    const wrong = { ...CHECK, state: 'INVALID' } as const;
    expect(wordsOf(ask(READY, language, 12, wrong, [11, 2]))).not.toMatch(/2\D+11/);
  });

  test('what is never printed says so', () => {
    const long = wordsOf(ask(READY, language, MAX_PRINT_PAGES + 1));
    expect(long).toContain(texts.failures.PRINT_TOO_LARGE.title);
    const wrong = ask(READY, language, 2, { ...CHECK, state: 'INVALID' });
    expect(wordsOf(wrong)).toContain(texts.failures.PRINT_UNSOUND.clerk);
  });

  test.each([
    [{ at: 'drawing', page: 1 }, /1.*2/],
    [{ at: 'printing', sheet: 2 }, /2\/6/],
    [{ at: 'done', saved: false }, /6/],
  ] as const)('%j is said', (stage, words) => {
    const props = { stage, pages: 2, sheets: 6, onCancel: noop, onAgain: noop, onClose: noop };
    const markup = markupOfPage(snapshotOf(READY, { language }), <PrintProgress {...props} />);
    expect(wordsOf(markup)).toMatch(words);
    expect(wordsOf(markup)).not.toMatch(/\{\{|undefined|printing:/);
  });

  test('a job that waits says for what, to the citizen too', () => {
    const failure = { code: 'PRINTER_PAPER' } as const;
    const stage = { at: 'printing', sheet: 1, failure } as const;
    const props = { stage, pages: 1, sheets: 1, onCancel: noop, onAgain: noop, onClose: noop };
    const citizen = snapshotOf(READY, { language, mode: 'self-service' });
    const words = wordsOf(markupOfPage(citizen, <PrintProgress {...props} />));
    expect(words).toContain(texts.failures.PRINTER_PAPER.citizen);
    expect(words).toContain(texts.printing.cancel);
  });

  test('the technician sees the printer among the devices', () => {
    const line = (printing: PrintingView | undefined): string =>
      wordsOf(markupOfPage(snapshotOf(printing, { language }), <PrinterLine />));
    expect(line(READY)).toContain(texts.printing.state.ready);
    expect(line(EMPTY)).toContain(texts.failures.PRINTER_PAPER.technician);
    const low: PrintingView = { ...READY, printer: { state: 'ready', low: ['supply'] } };
    expect(line(low)).toContain(texts.printing.low.supply);
    expect(line(undefined)).toBe('');
  });
});

test('at the counter the button tells its key', () => {
  expect(wordsOf(tool(READY, { mode: 'counter' }))).toContain('Ctrl+P');
  expect(wordsOf(tool(READY, { mode: 'self-service' }))).not.toContain('Ctrl+P');
});
