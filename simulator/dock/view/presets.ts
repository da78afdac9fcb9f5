/** Longest text that the simulated scanner takes, in characters. */
export const MAX_SCAN_LENGTH = 8192;

/** Typed forms of scans that a terminal must survive. */
export const PRESETS = [
  { name: 'control', typed: String.raw`]Q1\x02\x00\x1B[2J\x07139\r\n000\x03` },
  { name: 'long', typed: '9'.repeat(MAX_SCAN_LENGTH) },
  { name: 'url', typed: 'https://example.invalid/?code=139000000000000' },
  { name: 'markup', typed: '<img src=x onerror=alert(1)>{{code}}${code}%s' },
  { name: 'quote', typed: `139'; DROP TABLE scans; --` },
] as const;
