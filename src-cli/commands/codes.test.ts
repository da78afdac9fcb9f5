import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import ascA1 from '../../govcode/profiles/asc-a1.json' with { type: 'json' };
import { mod3736CheckCharacter } from '../../govcode/mod37-36.ts';
import { testFolder, writeConfig } from '../config.test-support.ts';
import { recordedConsole, type RecordedConsole } from '../console.test-support.ts';
import { codes } from './codes.ts';

const TOKEN = 'A1B2C3D4E5F6G7H8J9K0L1M2N3';
const BODY = `01139010201${TOKEN}`;
const CODE = BODY + mod3736CheckCharacter(BODY)!;

function folder(files: Record<string, string>): { cwd: string; console: RecordedConsole } {
  const cwd = testFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(cwd, name), text);
  return { cwd, console: recordedConsole({ cwd }) };
}

test('profiles are checked together, each problem with file and key', async () => {
  const { console } = folder({
    'good.json': JSON.stringify({ ...ascA1, id: 'HALL-1' }),
    'bad.json': JSON.stringify({ ...ascA1, secret: 'no' }),
  });
  expect(await codes.run(['check', 'good.json', 'bad.json'], console)).toBe(1);
  expect(console.said).toEqual(['good.json: no problem']);
  expect(console.complained).toEqual(['bad.json: secret: no segment is called no']);
});

test('a file in GBK is refused, one with a byte order mark is read', async () => {
  const { console, cwd } = folder({
    'marked.json': `\uFEFF${JSON.stringify({ ...ascA1, id: 'HALL-1' })}`,
  });
  writeFileSync(path.join(cwd, 'gbk.json'), Buffer.from('{"name":"\xd5\xfe"}', 'latin1'));
  expect(await codes.run(['check', 'marked.json'], console)).toBe(0);
  expect(await codes.run(['check', 'gbk.json'], console)).toBe(2);
  expect(console.complained).toEqual([
    'gbk.json: not UTF-8: save it in UTF-8, not in GBK or GB 18030',
  ]);
});

test('two profiles that one text can look like are warned of', async () => {
  const { console } = folder({
    'a.json': JSON.stringify({ ...ascA1, id: 'HALL-1' }),
    'b.json': JSON.stringify({ ...ascA1, id: 'HALL-2' }),
  });
  expect(await codes.run(['check', 'a.json', 'b.json'], console)).toBe(0);
  expect(console.complained).toEqual([
    'warning: one text can look like HALL-1 and like HALL-2; HALL-1 is tried first',
  ]);
});

test('a file that is not there', async () => {
  const { console, cwd } = folder({});
  expect(await codes.run(['check', 'no.json'], console)).toBe(2);
  expect(console.complained).toEqual([`${cwd}/no.json: cannot be read (ENOENT)`]);
});

test('the kinds of codes are listed in the order of trying', async () => {
  const { console, cwd } = folder({});
  expect(await codes.run(['list'], console)).toBe(0);
  expect(console.said.slice(2).map((line) => line.split(' ')[0])).toEqual([
    'ASC-A1',
    'CITY-D1',
    'CITY-U1',
    'CERT-36904',
  ]);
  const config = writeConfig(cwd, '[codes]\nenabled = ["CERT-36904", "ASC-A1", "NO-1"]\n');
  const own = recordedConsole({ cwd, env: { LANG: 'zh_CN.UTF-8' } });
  expect(await codes.run(['list', '--config', config], own)).toBe(1);
  expect(own.said[2]).toMatch(/^CERT-36904 +电子证照标识 +certificate +standard$/);
  expect(own.complained).toEqual(['codes.enabled: no profile is called NO-1']);
});

test('a code is shown in its parts and never whole', async () => {
  const { console, cwd } = folder({ 'code.txt': `${CODE}\n` });
  const config = writeConfig(cwd);
  expect(await codes.run(['parse', 'code.txt', '--config', config], console)).toBe(0);
  const said = console.said.join('\n');
  expect(said).toMatch(/codeSystemId +1390102/);
  expect(said).toMatch(/token +A1B2…N3/);
  expect(said).toMatch(/code system +1390102 云岭省澜溪市禾丰区 移动应用/);
  expect(said).not.toContain(TOKEN);
});

test('a code that is refused says why, and nothing of it is shown', async () => {
  const { console } = folder({ 'code.txt': CODE });
  expect(await codes.run(['parse', 'code.txt'], console)).toBe(1);
  expect(console.complained).toEqual(['refused: CODE_FORMAT codeSystemId: unknown region']);
  expect(console.said).toEqual([]);
});

test.each([
  [[]],
  [['chekc', 'a']],
  [['check']],
  [['parse']],
  [['parse', 'a', 'b']],
  [['list', 'a']],
])('codes %j is a usage error', async (args) => {
  const console = recordedConsole();
  expect(await codes.run(args, console)).toBe(2);
  expect(console.complained.join('\n')).toContain('liangma codes check FILE');
});

test.each([['parse', 'x'], ['list']])(
  'codes %s with a configuration that is none',
  async (...args) => {
    const { console, cwd } = folder({ x: CODE });
    expect(await codes.run([...args, '--config', 'no.toml'], console)).toBe(2);
    expect(console.complained).toEqual([`${cwd}/no.toml: cannot be read (ENOENT)`]);
  },
);
