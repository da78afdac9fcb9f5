import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { EnrolmentAnswer } from '../contract/enrolment.ts';
import { unwrap } from '../contract/result.ts';
import { createEnrolmentRequest, keyFingerprint } from '../crypto/enrolment.ts';
import { makePrivateKeys } from '../crypto/private-key.ts';
import { createSmProvider } from '../crypto/sm-provider.ts';
import { testFolder } from './config.test-support.ts';
import { recordedConsole } from './console.test-support.ts';
import { readEnrolmentAnswer, reportEnrolment } from './enrolment-report.ts';
import { createText } from './text.ts';

const TERMINAL = { id: 'HALL-01-K03', orgCode: '11390000000013338A', regionCode: '390000' };
const provider = createSmProvider({ keys: makePrivateKeys(randomBytes), randomBytes });
const request = unwrap(await createEnrolmentRequest(TERMINAL, provider, 0));
const answer = { ok: true, request, areNew: false, protectedByOs: true } as const;
const fingerprints = [
  `Signing key (SM3):    ${keyFingerprint(request.publicKeys.sign)}`,
  `Encryption key (SM3): ${keyFingerprint(request.publicKeys.encrypt)}`,
];
const TO_CONSOLE = { show: false, out: undefined };

test('standard output holds the request and nothing else', () => {
  const console = recordedConsole();
  expect(reportEnrolment(answer, TO_CONSOLE, console)).toBe(0);
  expect(JSON.parse(console.said.join('\n'))).toEqual(request);
  expect(console.complained).toEqual(fingerprints);
});

test('into a file, named from where the technician stands', () => {
  const console = recordedConsole({ cwd: testFolder() });
  expect(reportEnrolment(answer, { show: false, out: 'k03.json' }, console)).toBe(0);
  const file = path.join(console.cwd, 'k03.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(request);
  expect(console.said).toEqual([`${file}: enrolment request written`, ...fingerprints]);
  expect(console.complained).toEqual([]);
});

test('a file that cannot be written', () => {
  const console = recordedConsole({ cwd: testFolder() });
  mkdirSync(path.join(console.cwd, 'k03.json'));
  expect(reportEnrolment(answer, { show: false, out: 'k03.json' }, console)).toBe(1);
  expect(console.complained[0]).toMatch(/k03\.json cannot be written \(EISDIR\)$/);
});

test('only the fingerprints', () => {
  const console = recordedConsole();
  expect(reportEnrolment(answer, { show: true, out: undefined }, console)).toBe(0);
  expect(console.said).toEqual(fingerprints);
});

test('new keys, old ones set aside and a weak key store are said', () => {
  const console = recordedConsole();
  const renewed = { ...answer, areNew: true, protectedByOs: false, keptAs: 'terminal-keys.x.json' };
  expect(reportEnrolment(renewed, TO_CONSOLE, console)).toBe(0);
  const said = console.complained.join('\n');
  expect(said).toContain('The keys are new');
  expect(said).toContain('terminal-keys.x.json');
  expect(said).toContain('no system key store');
});

test.each([
  [{ ok: false, why: 'no-keys' }, '还没有密钥'],
  [{ ok: false, why: 'keys-unreadable' }, '无法打开'],
  [{ ok: false, why: 'terminal-running' }, '正在运行'],
  [undefined, '没有应答'],
] as [EnrolmentAnswer | undefined, string][])(
  'the problem %j is said in Chinese',
  (problem, word) => {
    const console = recordedConsole({ text: createText('zh-CN') });
    expect(reportEnrolment(problem, TO_CONSOLE, console)).toBe(1);
    expect(console.complained.join('\n')).toContain(word);
    expect(console.said).toEqual([]);
  },
);

test('an answer is found among other lines', () => {
  expect(readEnrolmentAnswer(JSON.stringify(answer))).toEqual(answer);
  for (const line of ['', 'build: terminal (8.6 s)', '{', '{"ok":true}', '7', 'null']) {
    expect(readEnrolmentAnswer(line)).toBeUndefined();
  }
});
