import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { browserClock } from './app/browser-clock.ts';
import { loadFonts } from './design/load-fonts.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

await loadFonts(document.fonts, browserClock);
createRoot(root).render(
  <StrictMode>
    <App bridge={window.liangma} clock={browserClock} />
  </StrictMode>,
);
