import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { manualClock } from '../../contract/clock.ts';
import type { ShellView } from '../../contract/ipc.ts';
import type { Snapshot } from '../../contract/snapshot.ts';
import { i18nFor } from '../i18n/i18n.ts';
import { Screen } from './Screen.tsx';
import { TerminalContext } from './terminal-context.ts';

/** A Monday morning in the hall, in milliseconds since 1970. */
export const AT = Date.UTC(2026, 10, 23, 1, 26);

const UNASKED = {
  clock: manualClock(AT),
  send: () => {},
  request: () => Promise.reject(new Error('no requests while rendering')),
};

/** The markup of one page, at {@link AT}, in the language of its snapshot. */
export function markupOfPage(snapshot: Snapshot, page: ReactElement): string {
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18nFor(snapshot.language)}>
      <TerminalContext value={{ snapshot, ...UNASKED }}>{page}</TerminalContext>
    </I18nextProvider>,
  );
}

/** The markup of the whole window, at {@link AT}. */
export function markupOfScreen(view: ShellView): string {
  return renderToStaticMarkup(<Screen view={view} {...UNASKED} />);
}

/** What a person reads in a piece of a page. */
export function wordsOf(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ');
}
