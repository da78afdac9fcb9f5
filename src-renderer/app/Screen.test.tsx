import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { FAILURES } from '../../contract/failures.ts';
import type { FailureCode } from '../../contract/failures.ts';
import type { ShellView } from '../../contract/ipc.ts';
import { LANGUAGES } from '../../contract/language.ts';
import type { Language } from '../../contract/language.ts';
import type { Mode } from '../../contract/config.ts';
import { shellViewSchema } from '../../contract/ipc.ts';
import type { Snapshot } from '../../contract/snapshot.ts';
import { CARDS } from '../../test/gallery/card-fixtures.ts';
import { SHELL_VIEWS, SUBJECT, fixtureSnapshots, viewOf } from '../../test/gallery/fixtures.ts';
import { cardFacts } from '../card/card-facts.ts';
import { i18nFor } from '../i18n/i18n.ts';
import { RESOURCES } from '../i18n/resources.ts';
import { Screen } from './Screen.tsx';

const AT = Date.UTC(2026, 10, 23, 1, 26);
const FIXTURES = fixtureSnapshots(AT);
const MODES = ['self-service', 'counter'] as const;

function render(view: ShellView): string {
  return renderToStaticMarkup(
    <Screen
      view={view}
      clock={manualClock(AT)}
      send={() => {}}
      request={() => Promise.reject(new Error('no requests while rendering'))}
    />,
  );
}

function page(name: string, mode: Mode = 'self-service', language: Language = 'zh-CN'): string {
  const snapshot = FIXTURES.get(name);
  if (!snapshot) throw new Error(`no fixture ${name}`);
  return render(viewOf(snapshot, mode, language));
}

/** What a person reads on the page. */
function wordsOf(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ');
}

/** Texts of the buttons that stand out. */
function primaryOf(markup: string): string[] {
  const buttons = markup.matchAll(/<button[^>]*data-kind="primary"[^>]*>(.*?)<\/button>/g);
  return [...buttons].map((match) =>
    wordsOf((match[1] ?? '').replace(/<kbd.*?<\/kbd>/g, '')).trim(),
  );
}

const everyPage = MODES.flatMap((mode) =>
  LANGUAGES.flatMap((language) =>
    [...FIXTURES.keys()].map((name): [Mode, Language, string] => [mode, language, name]),
  ),
);

describe('every page', () => {
  test.each(everyPage)('%s, %s: %s has words for everything', (mode, language, name) => {
    const words = wordsOf(page(name, mode, language));
    expect(words).not.toMatch(/\{\{|\}\}|undefined|NaN|\[object/);
    // What i18next shows for a key without a text: `idle.title`, `session:idle.title`.
    expect(words).not.toMatch(/(^|[\s>:])[a-z]+(-[a-z]+)*(\.[a-z][A-Za-z-]*)+(?=[\s<]|$)/);
  });

  test.each(everyPage)('%s, %s: %s says that it is simulated', (mode, language, name) => {
    expect(page(name, mode, language)).toContain(RESOURCES[language].common.simulated);
  });

  test.each(everyPage)('%s, %s: %s has at most one primary action', (mode, language, name) => {
    const count = primaryOf(page(name, mode, language)).length;
    // The idle warning lies over the page and has an action of its own.
    expect(count).toBeLessThanOrEqual(name === 'certificates-warn' ? 2 : 1);
  });

  test.each([...FIXTURES])('the fixture %s fits the contract', (_name, snapshot) => {
    expect(shellViewSchema.safeParse(viewOf(snapshot)).error).toBeUndefined();
  });
});

describe.each(LANGUAGES)('primary action in %s', (language) => {
  const { session, common, counter } = RESOURCES[language];
  test.each<[string, Mode, string[]]>([
    ['idle', 'self-service', []],
    ['working', 'self-service', []],
    ['consent', 'self-service', [session.consent.agree]],
    ['certificates', 'self-service', [common.end]],
    ['certificates-warn', 'self-service', [common.end, session.warn.stay]],
    ['viewer-pdf', 'self-service', [session.viewer.back]],
    ['failed-expired', 'self-service', [session.failed.back]],
    ['consent', 'counter', [counter.consent.agree]],
    ['certificates', 'counter', [counter.certificates.open]],
    ['viewer-pdf', 'counter', [counter.keys.closeDocument]],
    ['failed-expired', 'counter', [counter.failed.back]],
  ])('%s at %s', (name, mode, expected) => {
    expect(primaryOf(page(name, mode, language))).toEqual(expected);
  });
});

describe.each(MODES)('at %s', (mode) => {
  test.each(['consent', 'certificates', 'viewer-image'])('%s shows the masked name', (name) => {
    expect(page(name, mode)).toContain(SUBJECT.nameMasked);
  });

  test.each(['idle', 'ended', 'failed-expired', 'queued'])(
    '%s shows nothing of a person',
    (name) => {
      const markup = page(name, mode);
      expect(markup).not.toContain(SUBJECT.nameMasked);
      expect(markup).not.toContain(SUBJECT.idNoMasked);
    },
  );

  test.each(Object.keys(FAILURES) as FailureCode[])('%s is explained', (code) => {
    const base = FIXTURES.get('failed-expired')!;
    const session: Snapshot['session'] = {
      state: 'failed',
      sessionId: 's1',
      failure: { code },
      endsAt: AT + 9_000,
    };
    for (const language of LANGUAGES) {
      const words = wordsOf(render(viewOf({ ...base, session }, mode, language)));
      const text = RESOURCES[language].failures[code];
      expect(words).toContain(text.title);
      expect(words).toContain(text.citizen);
      expect(words).toContain(code);
      expect(words.includes(text.clerk)).toBe(mode === 'counter');
    }
  });
});

describe.each(LANGUAGES)('an identity card in %s', (language) => {
  const t = i18nFor(language).t;

  test.each(CARDS.map((card) => [card.layout, card] as const))(
    'at the counter %s is shown field by field',
    (layout, card) => {
      const words = wordsOf(page(`consent-${layout}`, 'counter', language));
      expect(words).toContain(RESOURCES[language].card.layout[layout]);
      const facts = cardFacts(card, t, language);
      expect(facts).toHaveLength(card.fields.length);
      for (const { label, value } of facts) expect(words).toContain(`${label} ${value}`);
    },
  );

  test.each(CARDS.map((card) => [card.layout, card] as const))(
    'in self-service %s is shown in short',
    (layout, card) => {
      const words = wordsOf(page(`consent-${layout}`, 'self-service', language));
      const facts = cardFacts(card, t, language);
      const valueOf = (wanted: string): string =>
        facts.find(({ key }) => key === wanted)?.value ?? expect.unreachable(wanted);
      expect(words).toContain(RESOURCES[language].card.layout[layout]);
      for (const key of ['name', 'idNo', 'validity']) expect(words).toContain(valueOf(key));
      expect(words).not.toContain(valueOf('birth'));
    },
  );

  test('the card stays beside the certificates, to be compared', () => {
    const words = wordsOf(page('certificates-card', 'counter', language));
    expect(words).toContain(RESOURCES[language].card.title);
    expect(words).toContain(RESOURCES[language].session.certificates.title);
  });

  test('who showed a code has no card', () => {
    expect(wordsOf(page('consent', 'counter', language))).not.toContain(
      RESOURCES[language].card.title,
    );
  });
});

describe.each(LANGUAGES)('a scan that cannot be used, in %s', (language) => {
  test.each<[string, FailureCode]>([
    ['notice-damaged', 'SCAN_DAMAGED'],
    ['notice-too-long', 'CODE_TOO_LONG'],
    ['notice', 'SESSION_TAKEN'],
  ])('%s: the citizen reads what to do, the clerk what to check', (name, code) => {
    const text = RESOURCES[language].failures[code];
    const citizen = wordsOf(page(name, 'self-service', language));
    expect(citizen).toContain(`${text.title} ${text.citizen}`);
    expect(citizen).not.toContain(text.clerk);
    expect(wordsOf(page(name, 'counter', language))).toContain(`${text.title} ${text.clerk}`);
  });
});

describe('self-service', () => {
  test('while bytes come, the way says so and stays inviting', () => {
    const { idle } = RESOURCES['zh-CN'].session;
    const words = wordsOf(page('idle-reading'));
    expect(words).toContain(`${idle.code.title} ${idle.reading}`);
    expect(words).toContain(idle.title);
    expect(wordsOf(page('idle'))).not.toContain(idle.reading);
  });

  test('a missing scanner is said calmly, with the other way', () => {
    const { idle } = RESOURCES['zh-CN'].session;
    const words = wordsOf(page('idle-no-scanner'));
    expect(words).toContain(idle.titleCardOnly);
    expect(words).toContain(idle.notReady.code);
    expect(words).toContain(idle.notReady.useCard);
  });

  test('without any device the staff is named', () => {
    const { idle } = RESOURCES['zh-CN'].session;
    const words = wordsOf(page('idle-nothing'));
    expect(words).toContain(idle.titleNone);
    expect(words).toContain(idle.notReady.askClerk);
  });

  test('without any device the phone still is a way', () => {
    const { idle, scan } = RESOURCES['zh-CN'].session;
    const words = wordsOf(page('idle-no-device'));
    expect(words).toContain(idle.titleScanOnly);
    expect(words).toContain(scan.offerText);
    expect(words).toContain(idle.notReady.askClerk);
  });

  test('a way without a configured device is not offered', () => {
    expect(page('idle')).toContain('data-way="card"');
    expect(page('idle-code-only')).not.toContain('data-way="card"');
  });

  test.each(['zh-CN', 'en'] as const)('offline says of each way what is true (%s)', (language) => {
    const { idle, offline, scan } = RESOURCES[language].session;
    const words = wordsOf(page('idle-offline', 'self-service', language));
    for (const one of [offline.text, idle.titleCodeOnly, idle.leadSaved, idle.code.text]) {
      expect(words).toContain(one);
    }
    expect(words).toContain(idle.notReady.offline);
    expect(words).not.toContain(idle.card.text);
    expect(words).toContain(scan.offerOffline);
    expect(wordsOf(page('idle', 'self-service', language))).not.toContain(offline.text);
  });

  test('a phone is no way where the home code system takes no part in it', () => {
    expect(page('idle')).toContain('data-way="scan"');
    expect(page('idle-no-phone')).not.toContain('data-way="scan"');
    const { keys } = RESOURCES['zh-CN'].counter;
    expect(wordsOf(page('idle', 'counter'))).toContain(keys.scan);
    expect(wordsOf(page('idle-no-phone', 'counter'))).not.toContain(keys.scan);
  });

  test('offline without a scanner nothing is promised', () => {
    const { offline } = RESOURCES['zh-CN'].session;
    const words = wordsOf(page('idle-nothing'));
    expect(words).toContain(offline.textWait);
    expect(words).not.toContain(offline.text);
  });

  test('the calming line comes after three seconds', () => {
    const { calm } = RESOURCES['zh-CN'].session.working;
    expect(page('working')).not.toContain(calm);
    expect(page('working-slow')).toContain(calm);
  });

  test('the code’s remaining time is shown while the scan waits', () => {
    expect(wordsOf(page('queued'))).toContain('2:20');
  });

  test('the warning comes at its time and not before', () => {
    const { stay } = RESOURCES['zh-CN'].session.warn;
    expect(page('certificates')).not.toContain(stay);
    expect(page('certificates-warn')).toContain(stay);
  });

  test('a file that failed its check is not shown', () => {
    const markup = page('viewer-failed');
    expect(markup).toContain(RESOURCES['zh-CN'].failures.CERT_DIGEST.title);
    expect(markup).not.toContain('<canvas');
  });

  test('a scan that was not taken is told beside the page', () => {
    const words = wordsOf(page('notice'));
    expect(words).toContain(RESOURCES['zh-CN'].failures.SESSION_TAKEN.title);
    expect(words).toContain(RESOURCES['zh-CN'].session.certificates.title);
  });
});

describe('the shell', () => {
  test.each([...SHELL_VIEWS])('%s has a page of its own', (name, view) => {
    const key = name === 'restarting' ? 'restarting' : 'starting';
    expect(wordsOf(render(view))).toContain(RESOURCES['zh-CN'].common[key].title);
  });

  test('a restart takes the last page from the screen', () => {
    const last = viewOf(FIXTURES.get('certificates')!);
    const view: ShellView = { ...last, service: { state: 'restarting', restarts: 1 } };
    expect(render(view)).not.toContain(SUBJECT.nameMasked);
  });

  test('a real terminal does not say that it is simulated', () => {
    const view = viewOf({ ...FIXTURES.get('idle')!, simulated: false });
    expect(render(view)).not.toContain(RESOURCES['zh-CN'].common.simulated);
  });
});

describe.each(MODES)('扫码 at %s', (mode) => {
  const { scan } = RESOURCES['zh-CN'].session;
  const QR = new RegExp(`<svg[^>]*aria-label="${scan.code}"`);

  test('who asks for what is said beside the code', () => {
    const markup = page('scan-pending', mode);
    expect(markup).toMatch(QR);
    const words = wordsOf(markup);
    expect(words).toContain('云岭市政务服务中心 请求核验您的身份');
    expect(words).toContain('公司设立登记');
    expect(words).toContain('96');
  });

  test.each(['scan-opening', 'scan-scanned'])('%s: no code to be read', (name) => {
    expect(page(name, mode)).not.toMatch(QR);
  });

  test('the countdown begins with the code', () => {
    expect(page('scan-opening', mode)).not.toContain('role="timer"');
    expect(page('scan-pending', mode)).toContain('role="timer"');
  });

  test('a code that has been read asks for the phone', () => {
    expect(wordsOf(page('scan-scanned', mode))).toContain(scan.titleScanned);
  });

  test('a code of another size is another drawing', () => {
    const pathOf = (markup: string): string | undefined => / d="(M4 4h7[^"]+)"/.exec(markup)?.[1];
    const snapshot = FIXTURES.get('scan-pending')!;
    const session = { ...snapshot.session, scanCode: 'X' } as Snapshot['session'];
    const other = pathOf(render(viewOf({ ...snapshot, session }, mode)));
    expect(other).toBeDefined();
    expect(other).not.toBe(pathOf(page('scan-pending', mode)));
  });
});

describe.each(MODES)('more proof at %s', (mode) => {
  const { session } = RESOURCES['zh-CN'];

  test('says why, what is there and what is missing', () => {
    const words = wordsOf(page('evidence-card', mode));
    expect(words).toContain(session.evidence.whyCard);
    expect(words).toContain('本事项要求实名等级 5，现在是 4');
    expect(words).toContain(SUBJECT.nameMasked);
    expect(words).toContain(`${session.identity.proof.CODE} ${session.identity.proof.FACE}`);
    expect(words).toContain(session.evidence.card);
    expect(words).not.toContain(session.evidence.code);
  });

  test('names both things where both are missing', () => {
    const words = wordsOf(page('evidence-both', mode));
    expect(words).toContain(session.evidence.card);
    expect(words).toContain(session.evidence.code);
  });

  test('a reader that is away is said', () => {
    expect(wordsOf(page('evidence-no-reader', mode))).toContain(session.evidence.cardNotReady);
    expect(wordsOf(page('evidence-card', mode))).not.toContain(session.evidence.cardNotReady);
  });
});

test('the level has words; by what it came about is for the clerk', () => {
  const { identity } = RESOURCES['zh-CN'].session;
  const level = `实名等级 4 · ${identity.levelWord[4]}`;
  expect(wordsOf(page('consent'))).toContain(level);
  expect(wordsOf(page('consent'))).not.toContain(identity.proof.FACE);
  expect(wordsOf(page('consent', 'counter'))).toContain(level);
  expect(wordsOf(page('consent', 'counter'))).toContain(identity.proof.FACE);
  expect(wordsOf(page('consent-hk-mo-tw'))).not.toContain('实名等级');
});
