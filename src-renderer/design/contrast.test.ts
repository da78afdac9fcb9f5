import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

function channel(value: number): number {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance (WCAG 2.2). */
function luminance(token: string): number {
  const hex = new RegExp(`--${token}: #([0-9a-f]{6});`).exec(tokens)?.[1];
  if (!hex) throw new Error(`no colour --${token}`);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => channel(parseInt(hex.slice(at, at + 2), 16)));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test.each([
  ['ink', 'paper'],
  ['ink-soft', 'paper'],
  ['ink-faint', 'paper'],
  ['ink-faint', 'surface-sunk'],
  ['stage-ink', 'stage'],
  ['stage-soft', 'stage'],
  ['gold', 'stage'],
  ['surface', 'brand'],
  ['brand', 'brand-tint'],
  ['brand', 'surface'],
  ['brand-deep', 'surface'],
  ['ink-soft', 'surface'],
  ['ink-soft', 'surface-sunk'],
  ['ink', 'ok-tint'],
  ['ok', 'paper'],
  ['ok', 'surface'],
  ['warn', 'surface'],
  ['gold', 'brand'],
  ['surface', 'seal'],
  ['ok', 'ok-tint'],
  ['warn', 'warn-tint'],
  ['bad', 'bad-tint'],
])('%s on %s is read with ease', (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
});
