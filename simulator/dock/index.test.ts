import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import config from './vite.config.ts';

const HTML = readFileSync(new URL('./index.html', import.meta.url), 'utf8');
const ICON = readFileSync(new URL('./icon.svg', import.meta.url), 'utf8');

test('the page holds no script or style of its own, which its security policy would block', () => {
  expect(HTML.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="./main.tsx">']);
  expect(HTML).not.toMatch(/<style|style=|\son\w+=|https?:/);
  expect(ICON).not.toMatch(/<style|style=|<script/);
});

test('the build puts no font or picture into data: addresses and needs no server root', () => {
  expect(config).toMatchObject({ base: './', build: { assetsInlineLimit: 0 } });
});
