import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { operatorsFile, readOperators } from '../../contract/operators-file.node.ts';
import { unwrap } from '../../contract/result.ts';
import { isPassword } from '../../crypto/password.node.ts';
import { testFolder, writeConfig } from '../config.test-support.ts';
import { recordedConsole } from '../console.test-support.ts';
import { operators } from './operators.ts';

const PASSWORD = 'yunling-2026';
/** Each password costs a tenth of a second, and more on a busy machine. */
vi.setConfig({ testTimeout: 30_000 });

function setUp() {
  const cwd = testFolder();
  writeConfig(cwd);
  const dataDir = path.join(cwd, 'data');
  async function run(args: readonly string[], ...typed: readonly string[]) {
    const console = recordedConsole({ cwd, askHidden: () => Promise.resolve(typed) });
    const code = await operators.run(args, console);
    return { code, said: console.said, complained: console.complained };
  }
  const known = () => unwrap(readOperators(dataDir));
  return { dataDir, run, known };
}

test('an operator is added, listed, disabled, enabled, given a new password, removed', async () => {
  const { dataDir, run, known } = setUp();
  expect(await run(['add', '0001', '演示'], PASSWORD, PASSWORD)).toEqual({
    code: 0,
    said: ['Operator 0001 can sign in.'],
    complained: [],
  });
  expect(statSync(operatorsFile(dataDir)).mode & 0o777).toBe(0o600);
  const [added] = known();
  expect(added).toMatchObject({ id: '0001', name: '演示', disabled: false });
  expect(await isPassword(PASSWORD, added!.password)).toBe(true);

  expect(await run(['disable', '0001'])).toMatchObject({ code: 0 });
  const { said } = await run([]);
  expect(said.at(-1)).toMatch(/^0001\s+演示\s+disabled\s+\d{4}-\d\d-\d\d$/);
  expect(known()[0]).toEqual({ ...added, disabled: true });
  expect(await run(['enable', '0001'])).toMatchObject({ code: 0 });
  expect(known()).toEqual([added]);

  expect(await run(['reset', '0001'], 'another-2026', 'another-2026')).toMatchObject({ code: 0 });
  const [reset] = known();
  expect(reset).toEqual({ ...added, password: reset!.password });
  expect(await isPassword('another-2026', reset!.password)).toBe(true);

  expect(await run(['remove', '0001'])).toMatchObject({ code: 0 });
  expect(known()).toEqual([]);
  expect((await run(['list'])).said[0]).toMatch(/^No operator yet/);
});

test('a generated password is printed once and opens', async () => {
  const { run, known } = setUp();
  const { said } = await run(['add', '0001', '演示', '--generate']);
  const password = /: (\S+)$/.exec(said[1]!)![1]!;
  expect(await isPassword(password, known()[0]!.password)).toBe(true);
  expect((await run(['list'])).said.join('\n')).not.toContain(password);
});

describe('nothing is changed', () => {
  test.each<[string, string[], string[], RegExp]>([
    ['where the two differ', ['add', '0002', '乙'], [PASSWORD, 'yunling-2027'], /differ/],
    ['for a short password', ['reset', '0001'], ['yl-2026', 'yl-2026'], /At least 8/],
    ['for a common one', ['reset', '0001'], ['abcd1234', 'abcd1234'], /Guessing begins/],
    ['without a second answer', ['reset', '0001'], [PASSWORD], /No password/],
    ['for an id that is taken', ['add', '0001', '甲'], [PASSWORD, PASSWORD], /already/],
    ['for an id that nobody has', ['remove', '0009'], [], /no operator 0009/],
  ])('%s', async (_what, args, typed, complaint) => {
    const { run, known } = setUp();
    await run(['add', '0001', '演示'], PASSWORD, PASSWORD);
    const before = known();
    const { code, said, complained } = await run(args, ...typed);
    expect({ code, said }).toEqual({ code: 1, said: [] });
    expect(complained[0]).toMatch(complaint);
    // No word of what was typed.
    for (const secret of typed) expect(complained.join()).not.toContain(secret);
    expect(known()).toEqual(before);
  });

  test('where the file is damaged', async () => {
    const { dataDir, run } = setUp();
    mkdirSync(dataDir);
    writeFileSync(operatorsFile(dataDir), '{');
    const { code, complained } = await run(['add', '0001', '演示'], PASSWORD, PASSWORD);
    expect(code).toBe(1);
    expect(complained[0]).toContain('operators.json cannot be used (not JSON)');
  });

  test('where the folder cannot be made', async () => {
    const { dataDir, run } = setUp();
    writeFileSync(dataDir, '');
    const { code, complained } = await run(['add', '0001', '演示'], PASSWORD, PASSWORD);
    expect(code).toBe(1);
    expect(complained[0]).toMatch(/operators\.json cannot be (used|written) \(E/);
  });
});

test.each([
  [['sack', '0001'], /unknown command: operators sack/],
  [['add', '0001'], /too few or too many/],
  [['add', '00 01', '甲'], /^liangma: ID:/],
  [['add', '0001', 'x'.repeat(41)], /^liangma: NAME:/],
  [['add', '0001', 'a\u001b[2J'], /^liangma: NAME:/],
  [['remove', '0001', '--generate'], /--generate goes with/],
  [['--what'], /Unknown option/],
])('operators %j is a usage error', async (args, complaint) => {
  const { code, complained } = await setUp().run(args);
  expect(code).toBe(2);
  expect(complained[0]).toMatch(complaint);
});
