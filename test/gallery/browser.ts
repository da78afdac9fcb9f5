/** The system's Chromium: the same engine as the terminal's, and nothing to download. */
export const CHROMIUM = process.env.LIANGMA_CHROMIUM ?? '/usr/bin/chromium';

export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
