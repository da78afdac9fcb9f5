import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { browserClock } from './clock.ts';
import { Dock } from './dock.tsx';
import { createTexts, languageFromQuery } from './i18n/i18n.ts';
import './style/index.css';
import { createWatch } from './watch.ts';

const texts = createTexts(languageFromQuery(location.search));

function nameLanguage(language: string): void {
  document.documentElement.lang = language;
  document.title = texts.t('app.title', { defaultValue: '' });
  const address = new URL(location.href);
  address.searchParams.set('lang', language);
  history.replaceState(null, '', address);
}
nameLanguage(texts.language);
texts.on('languageChanged', nameLanguage);

const watch = createWatch('', browserClock);
function followVisibility(): void {
  if (document.hidden) watch.stop();
  else watch.start();
}
document.addEventListener('visibilitychange', followVisibility);
followVisibility();

const place = document.querySelector('#dock');
if (!place) throw new Error('index.html has no place for the dock');
createRoot(place).render(
  <StrictMode>
    <I18nextProvider i18n={texts}>
      <Dock watch={watch} clock={browserClock} />
    </I18nextProvider>
  </StrictMode>,
);
