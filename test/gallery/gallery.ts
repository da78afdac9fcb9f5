/**
 * Photographs every page of the renderer: `node test/gallery/gallery.ts [name…]`. Builds it first,
 * serves it under the terminal's CSP, and fails on any console error or policy violation.
 */
import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { build } from 'vite';
import type { ShellView } from '../../contract/ipc.ts';
import { LANGUAGES } from '../../contract/language.ts';
import type { Language } from '../../contract/language.ts';
import { CHROMIUM, FLAGS } from './browser.ts';
import { installFakeBridge } from './fake-bridge.ts';
import { SHELL_VIEWS, fixtureSnapshots, viewOf } from './fixtures.ts';
import { sampleOfd } from './sample-ofd.ts';
import { sampleBmp, samplePdf, samplePng } from './sample-files.ts';
import { serve } from './serve.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const OUT = resolve(ROOT, 'out/gallery');
/** A Monday morning in the hall; every picture is taken at this moment. */
const AT = Date.UTC(2026, 10, 23, 1, 26, 0);

/** Until a page is drawn with its typefaces, in milliseconds. */
const SETTLE_MS = 900;

const SCREENS = {
  portrait: { mode: 'self-service', width: 1080, height: 1920 },
  landscape: { mode: 'self-service', width: 1920, height: 1080 },
  counter: { mode: 'counter', width: 1366, height: 768 },
} as const;
type ScreenName = keyof typeof SCREENS;

/** Pages that are shown with large letters and with low controls as well. */
const LARGE_TOO = [
  'idle',
  'scan-pending',
  'evidence-card',
  'consent',
  'certificates',
  'failed-expired',
];

/** Pages with the queue on them. */
const QUEUES = ['idle', 'queue', 'queue-offline', 'queue-many'];

/** Verdicts whose details say what the clerk has to do. */
const DETAILED = ['viewer-revoked', 'viewer-unprotected', 'viewer-timestamped'];

interface Shot {
  readonly name: string;
  readonly screen: ScreenName;
  readonly view: ShellView;
  /** Labels of controls to press before the picture is taken. */
  readonly press?: readonly string[];
  /** Keys to press after that. */
  readonly keys?: readonly string[];
  /** What is written after that. */
  readonly write?: string;
  /** Another size than the screen's. */
  readonly size?: { readonly width: number; readonly height: number };
}

const FILES = {
  c1: { mediaType: 'image/png', base64: samplePng().toString('base64') },
  c2: { mediaType: 'application/pdf', base64: samplePdf().toString('base64') },
  c3: { mediaType: 'application/ofd', base64: sampleOfd().toString('base64') },
  'card.photo': { mediaType: 'image/bmp', base64: sampleBmp().toString('base64') },
};

function shots(): Shot[] {
  const list: Shot[] = [];
  for (const screen of Object.keys(SCREENS) as ScreenName[]) {
    for (const language of LANGUAGES) {
      for (const [name, snapshot] of fixtureSnapshots(AT)) {
        const view = viewOf(snapshot, SCREENS[screen].mode, language);
        list.push({ name: `${screen}-${language}-${name}`, screen, view });
        list.push(...viewerShots(screen, language, name, view));
        if (name === 'hall') list.push(...diagnosticsShots(screen, language, view));
        if (screen === 'counter' && QUEUES.includes(name)) {
          list.push(...queueShots(language, name, view));
        }
        if (screen === 'counter' || language === 'en') continue;
        if (LARGE_TOO.includes(name)) {
          list.push({ name: `${screen}-large-${name}`, screen, view, press: ['放大字体'] });
          list.push({ name: `${screen}-low-${name}`, screen, view, press: ['低位操作'] });
        }
        if (name === 'idle') {
          list.push({ name: `${screen}-items`, screen, view, press: ['更换'] });
          list.push({ name: `${screen}-devices`, screen, view, press: ['设备正常'] });
        }
        if (name === 'viewer-pdf') {
          list.push({ name: `${screen}-zoomed`, screen, view, press: ['下一页', '放大', '放大'] });
        }
      }
    }
    for (const [name, view] of SHELL_VIEWS) list.push({ name: `${screen}-${name}`, screen, view });
  }
  const idle = viewOf(fixtureSnapshots(AT).get('idle')!, 'counter');
  list.push({ name: 'counter-help', screen: 'counter', view: idle, press: ['帮助'] });
  return list;
}

/** The viewer with its tools open, and past a warning. */
function viewerShots(screen: ScreenName, language: Language, of: string, view: ShellView): Shot[] {
  const name = `${screen}-${language}-${of}`;
  const words = {
    'zh-CN': { goOn: '我已看清，继续查看', turn: '旋转' },
    en: { goOn: 'I have read this, show it', turn: 'Rotate' },
  }[language];
  if (screen !== 'counter') {
    const base = { screen, view };
    if (of === 'viewer-invalid') return [{ ...base, name: `${name}-seen`, press: [words.goOn] }];
    return of === 'viewer-ofd' ? [{ ...base, name: `${name}-turned`, press: [words.turn] }] : [];
  }
  const base = { screen, view };
  if (of === 'viewer-invalid') {
    return [
      { ...base, name: `${name}-seen`, keys: ['Control+Enter'] },
      { ...base, name: `${name}-steps`, keys: ['Control+Enter', 's'] },
    ];
  }
  if (DETAILED.includes(of)) return [{ ...base, name: `${name}-steps`, keys: ['s'] }];
  if (of !== 'viewer-ofd') return [];
  return [
    { ...base, name: `${name}-steps`, keys: ['s'] },
    { ...base, name: `${name}-wide`, keys: ['w', 'p'] },
    { ...base, name: `${name}-turned`, keys: ['r'] },
    { ...base, name: `${name}-found`, keys: ['Control+f'], write: '云岭' },
  ];
}

/** The clerk's page of the queue: as it opens, in a narrow window, and asked for a reason. */
function queueShots(language: Language, of: string, view: ShellView): Shot[] {
  const base = { screen: 'counter', view, keys: ['F8'] } as const;
  const name = `counter-${language}-page-${of}`;
  const narrow = { width: 1024, height: 640 };
  return [
    { ...base, name },
    { ...base, name: `${name}-narrow`, size: narrow },
    ...(of === 'queue'
      ? [
          {
            ...base,
            name: `${name}-discard`,
            keys: ['F8', 'ArrowDown', 'Delete', '2'],
            size: narrow,
          },
        ]
      : []),
  ];
}

/** The technician's page: as it opens, after a command that failed, and its end. */
function diagnosticsShots(screen: ScreenName, language: Language, view: ShellView): Shot[] {
  const words = {
    'zh-CN': { devices: '设备需留意', page: '设备诊断', fail: '失败提示音' },
    en: { devices: 'Check devices', page: 'Device diagnostics', fail: 'Beep: not taken' },
  }[language];
  const press = screen === 'counter' ? [words.page] : [words.devices, words.page];
  const name = `${screen}-${language}-diagnostics`;
  return [
    { name, screen, view, press },
    { name: `${name}-command`, screen, view, press: [...press, words.fail] },
    { name: `${name}-end`, screen, view, press, keys: ['ArrowUp', 'ArrowUp'] },
  ];
}

/** Waits until the file is on the screen, or what stands in its place. */
async function settled(page: Page): Promise<void> {
  await page.locator('main canvas[role=img], main [role=alert]').first().waitFor();
  await page.waitForTimeout(SETTLE_MS);
}

/** Takes one picture; returns what went wrong on the way. */
async function photograph(browser: Browser, url: string, shot: Shot): Promise<string[]> {
  const { width, height } = shot.size ?? SCREENS[shot.screen];
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.clock.setFixedTime(AT);
  await page.addInitScript(installFakeBridge, { view: shot.view, files: FILES });
  await page.goto(url, { waitUntil: 'networkidle' });
  for (const label of shot.press ?? []) {
    await page.getByRole('button', { name: label, exact: true }).click();
  }
  if (shot.name.includes('viewer')) await settled(page);
  for (const key of shot.keys ?? []) await page.keyboard.press(key);
  if (shot.write !== undefined) await page.keyboard.type(shot.write);
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(shot.name.includes('viewer') || shot.press ? 700 : 150);
  await page.screenshot({ path: resolve(OUT, `${shot.name}.png`) });
  await context.close();
  return faults.map((fault) => `${shot.name}: ${fault}`);
}

const wanted = process.argv.slice(2);
await build({ configFile: resolve(import.meta.dirname, 'vite.config.ts'), logLevel: 'warn' });
if (wanted.length === 0) await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
const server = await serve(resolve(ROOT, 'out/gallery-app'));
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
const faults: string[] = [];
const list = shots().filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);
for (const shot of list) faults.push(...(await photograph(browser, server.url, shot)));
await browser.close();
await server.close();
console.log(`${list.length} pictures in out/gallery, ${faults.length} faults`);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
