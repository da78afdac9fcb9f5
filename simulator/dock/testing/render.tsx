import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import type { Language } from '../../../contract/language.ts';
import type { Desk } from '../desk.ts';
import { devicesClient, platformClient } from '../api/client.ts';
import { createTexts } from '../i18n/i18n.ts';

/** The HTML of a part of the page in one language. */
export function render(node: ReactNode, language: Language = 'en'): string {
  return renderToStaticMarkup(
    <I18nextProvider i18n={createTexts(language)}>{node}</I18nextProvider>,
  );
}

/** A desk for parts that are only drawn: nobody presses a button in static HTML. */
export const IDLE_DESK: Desk = {
  devices: devicesClient('http://127.0.0.1:1'),
  platform: platformClient('http://127.0.0.1:1'),
  t: (key) => key,
  report: () => {},
  refresh: () => Promise.resolve(),
};
