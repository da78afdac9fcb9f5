import { expect, test } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import { configSchema } from '../contract/config.ts';
import { createChoices } from './choices.ts';

const NAME = { 'zh-CN': '示例', en: 'Sample' };

function setUp(mode: 'self-service' | 'counter') {
  const config = configSchema.parse({
    mode,
    dataDir: '/data',
    terminal: { id: 'T-1', orgCode: '11100000000013338W', orgName: NAME, regionCode: '390000' },
    platform: {
      hubUrl: 'http://127.0.0.1:9/hub',
      homeCodeSystemId: '1390000',
      hubKeys: [`04${'0'.repeat(128)}`],
    },
    items: ['I-1', 'I-2'].map((code) => ({ code, name: NAME, scopes: ['*'] })),
  });
  const clock = manualClock();
  let changes = 0;
  const choices = createChoices({ config, clock, onChange: () => changes++ });
  return { clock, choices, changes: () => changes, idleMs: config.timeLimits.idleS * 1_000 };
}

test('a citizen’s choices last through the session and end with it', () => {
  const { choices } = setUp('self-service');
  choices.chooseLanguage('en');
  expect(choices.chooseItem('I-2')).toBe(true);
  for (const state of ['working', 'failed', 'working', 'consent', 'certificates'] as const) {
    choices.entered(state);
    expect([choices.language(), choices.item().code]).toEqual(['en', 'I-2']);
  }
  choices.entered('ended');
  expect(choices.language()).toBe('en');
  choices.entered('idle');
  expect([choices.language(), choices.item().code]).toEqual(['zh-CN', 'I-1']);
});

test('who chooses and walks away leaves nothing for the next', () => {
  const { choices, clock, idleMs, changes } = setUp('self-service');
  choices.chooseLanguage('en');
  clock.advance(idleMs - 1);
  expect(choices.language()).toBe('en');
  const before = changes();
  clock.advance(1);
  expect(choices.language()).toBe('zh-CN');
  expect(changes()).toBe(before + 1);
});

test('a session that has begun is not changed under the citizen’s eyes', () => {
  const { choices, clock, idleMs } = setUp('self-service');
  choices.chooseLanguage('en');
  choices.entered('working');
  choices.chooseItem('I-2');
  clock.advance(idleMs * 2);
  expect([choices.language(), choices.item().code]).toEqual(['en', 'I-2']);
});

test('who scans during the farewell of another does not inherit his choices', () => {
  const { choices } = setUp('self-service');
  choices.chooseItem('I-2');
  choices.entered('certificates');
  choices.entered('ended');
  choices.entered('working');
  expect(choices.item().code).toBe('I-1');
  choices.entered('ended');
  choices.chooseLanguage('en');
  choices.entered('working');
  expect(choices.language()).toBe('en');
});

test('a clerk’s choices stay', () => {
  const { choices, clock, idleMs } = setUp('counter');
  choices.chooseItem('I-2');
  choices.entered('consent');
  choices.entered('idle');
  clock.advance(idleMs * 2);
  expect(choices.item().code).toBe('I-2');
});

test('an item that does not exist changes nothing', () => {
  const { choices, changes } = setUp('counter');
  expect(choices.chooseItem('I-9')).toBe(false);
  expect(changes()).toBe(0);
});
