import { describe, expect, test } from 'vitest';
import type { Mode } from '../../contract/config.ts';
import { LANGUAGES } from '../../contract/language.ts';
import type { Language } from '../../contract/language.ts';
import type { Snapshot } from '../../contract/snapshot.ts';
import { hallDevices, hallFound } from '../../test/gallery/device-fixtures.ts';
import { fixtureSnapshots } from '../../test/gallery/fixtures.ts';
import { AT, markupOfPage, wordsOf } from '../app/page.test-support.tsx';
import { RESOURCES } from '../i18n/resources.ts';
import { DiagnosticsPage } from './DiagnosticsPage.tsx';

/** The fixture's -437 s in words. */
const SKEW = {
  'zh-CN': '本机比平台慢 7 分 17 秒',
  en: 'This clock is behind the platform by 7 min 17 s',
} as const;
const HALL = fixtureSnapshots(AT).get('hall')!;

function page(
  mode: Mode = 'counter',
  language: Language = 'zh-CN',
  change: Partial<Snapshot> = {},
): string {
  const snapshot = { ...HALL, mode, language, ...change };
  return markupOfPage(snapshot, <DiagnosticsPage onClose={() => {}} />);
}

/** The card of one device. */
function cardOf(id: string, markup: string): string {
  return markup.split(/<li /).find((part) => part.includes(`data-device="${id}"`)) ?? '';
}

describe.each(LANGUAGES)('in %s', (language) => {
  const { devices, failures, diagnostics } = RESOURCES[language];

  test.each(['self-service', 'counter'] as const)('%s: has words for everything', (mode) => {
    const words = wordsOf(page(mode, language));
    expect(words).not.toMatch(/\{\{|\}\}|undefined|NaN|\[object/);
    expect(words).not.toMatch(/(devices|failures|diagnostics):/);
  });

  test.each(hallDevices(AT).map((device) => [device.id, device] as const))(
    '%s is shown with all that is known of it',
    (id, device) => {
      const words = wordsOf(cardOf(id, page('counter', language)));
      expect(words).toContain(device.name);
      expect(words).toContain(devices.kind[device.kind]);
      expect(words).toContain(devices.state[device.state]);
      expect(words).toContain(devices.origin[device.origin]);
      expect(words).toContain(device.path === '' ? devices.page.notSeen : device.path);
      expect(words).toContain(device.model);
      for (const command of device.commands) expect(words).toContain(devices.command[command]);
      const { reason } = device;
      if (!reason) return;
      const text = failures[reason.code];
      for (const said of [text.title, text.technician, reason.code, reason.detail ?? '']) {
        expect(words).toContain(said);
      }
    },
  );

  test('a line for the technician says what and where', () => {
    const words = wordsOf(page('counter', language));
    for (const { key, detail = '' } of HALL.diagnostics) {
      expect(words).toContain(diagnostics[key].title);
      expect(words).toContain(key === 'clock-skew' ? SKEW[language] : detail);
    }
  });
});

test('says since when and for how long', () => {
  expect(wordsOf(cardOf('card-2', page()))).toMatch(/\d\d:20:38 起，已 5 分钟/);
  expect(wordsOf(cardOf('scanner-2', page()))).toMatch(/11-2\d \d\d:\d\d:00 起，已 1 天 2 小时/);
});

test('offers a device no more than it can do', () => {
  expect(cardOf('scanner', page()).match(/<button/g)).toHaveLength(5);
  expect(cardOf('card', page())).not.toContain('<button');
});

test('lists what is found and not used, and asks for the ids of what is unsupported', () => {
  const words = wordsOf(page());
  const { found } = RESOURCES['zh-CN'].devices;
  expect(words).toContain('0425:8159');
  expect(words).toContain('RT-20230814-00071');
  expect(words).toContain('generic-serial, sdt-serial, newland-serial');
  expect(words.split(found.unsupportedText)).toHaveLength(2);
  expect(words.split(found.supportedText)).toHaveLength(3);
  expect(words).not.toContain('CP2102');
});

test('says so where there is nothing', () => {
  const used = hallFound().filter(({ deviceId }) => deviceId !== undefined);
  const words = wordsOf(page('counter', 'zh-CN', { devices: [], found: used, diagnostics: [] }));
  expect(words).toContain(RESOURCES['zh-CN'].devices.none);
  expect(words).toContain(RESOURCES['zh-CN'].devices.found.none);
});

test('keys are shown where there is a keyboard', () => {
  expect(page('counter')).toContain('<kbd');
  expect(page('self-service')).not.toContain('<kbd');
});

test('shows nothing of the person of the session', () => {
  const { session } = fixtureSnapshots(AT).get('consent-resident')!;
  const words = wordsOf(page('counter', 'zh-CN', { session }));
  expect(words).not.toContain('林*秋');
  expect(words).not.toContain('390102');
});

test('every note can be reached by the keyboard, however many there are', () => {
  const notes = page('counter', 'zh-CN', { devices: [], found: [] });
  expect(notes.match(/<li[^>]* tabindex="0" data-row="true"/gi)).toHaveLength(
    HALL.diagnostics.length,
  );
});
