import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { configErrorLines, OVERRIDES, parseConfig, readConfigFile } from './config-file.node.ts';
import { unwrap } from './result.ts';

/** The base point of the SM2 curve (GB/T 32918.5). */
const KEY =
  '0432c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
  'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0';
const NO_KEY = `04${'0'.repeat(128)}`;

const MINIMAL = `
dataDir = "data"
[terminal]
id = "HALL-01-K03"
orgCode = "11100000000013338W"
orgName = { zh-CN = "示例大厅", en = "Sample hall" }
regionCode = "390000"
[platform]
hubUrl = "http://127.0.0.1:9/hub"
homeCodeSystemId = "1390000"
hubKeys = ["${KEY}"]
[[items]]
code = "ITEM-1"
name = { zh-CN = "事项", en = "Item" }
scopes = ["*"]
`;

/** The table of the own code system, with what it must have besides keys. */
function homeTable(more: string): string {
  const urls = ['verifyUrl', 'identifyUrl', 'tokenUrl', 'listUrl', 'fileUrl'].map(
    (name) => `${name} = "https://cs.example/v1/${name}"\n`,
  );
  return `[platform.home]\nname = { zh-CN = "示例", en = "Sample" }\n${urls.join('')}${more}`;
}

function problems(text: string, env = {}): string[] {
  const result = parseConfig(text, '/etc/liangma.toml', env);
  return result.ok ? [] : configErrorLines(result.error);
}

test('a minimal file gets its defaults, and relative folders start at the file', () => {
  const config = unwrap(parseConfig(MINIMAL, '/etc/liangma/liangma.toml', {}));
  expect(config.mode).toBe('self-service');
  expect(config.language).toBe('zh-CN');
  expect(config.timeLimits.consentS).toBe(60);
  expect(config.window.kiosk).toBe(true);
  expect(config.dataDir).toBe(path.resolve('/etc/liangma/data'));
  expect(config.codes).toEqual({});
});

test('the folder of code profiles starts at the file too', () => {
  const text = `${MINIMAL}[codes]\nprofileFolder = "codes"\nenabled = ["ASC-A1"]\n`;
  expect(unwrap(parseConfig(text, '/etc/liangma/liangma.toml', {})).codes).toEqual({
    profileFolder: path.resolve('/etc/liangma/codes'),
    enabled: ['ASC-A1'],
  });
});

test('whom to believe stands at the file too, or at home', () => {
  const text = `${MINIMAL}[documents]\ntrust = ["trust", "/ca.cer", "~/ca"]\n[simulation]\ntrustDir = "sim"\n`;
  const config = unwrap(parseConfig(text, '/etc/liangma/liangma.toml', {}));
  expect(config.documents).toEqual({
    trust: ['/etc/liangma/trust', '/ca.cer', path.join(os.homedir(), 'ca')].map((place) =>
      path.resolve(place),
    ),
    ...{ crlUrls: [], crlHours: 12 },
  });
  expect(config.simulation).toEqual({ trustDir: path.resolve('/etc/liangma/sim') });
});

test.each(['ftp://crl.example/a', 'crl.example/a', 'http://name:word@crl.example/a'])(
  '%s is no address of a list',
  (url) => {
    const text = `${MINIMAL}[documents]\ncrlUrls = ["${url}"]\n`;
    expect(problems(text)).toEqual([expect.stringMatching(/documents\.crlUrls\[0\]: /)]);
  },
);

test('a wrong value names file, key and what was expected', () => {
  expect(problems(MINIMAL.replace('HALL-01-K03', 'a b'))).toEqual([
    expect.stringMatching(/^\/etc\/liangma\.toml: terminal\.id: .*pattern/),
  ]);
  expect(problems(`mode = "kiosk"\n${MINIMAL}`)).toEqual([
    expect.stringMatching(/mode: .*"self-service"\|"counter"/),
  ]);
});

test('a key of the hub that is no point of the curve is named by its place', () => {
  const text = MINIMAL.replace(`["${KEY}"]`, `["${KEY}", "${NO_KEY}"]`);
  expect(problems(text)).toEqual([
    expect.stringMatching(
      /^\/etc\/liangma\.toml: platform\.hubKeys\[1\]: expected an SM2 public key/,
    ),
  ]);
});

test.each([
  ['signKeys[0]', NO_KEY, KEY],
  ['encryptKey', KEY, NO_KEY],
])('of the own code system %s is looked at too', (key, signKey, encryptKey) => {
  const home = homeTable(`signKeys = ["${signKey}"]\nencryptKey = "${encryptKey}"\n`);
  expect(problems(MINIMAL + home)).toEqual([
    expect.stringMatching(
      `platform.home.${key.replaceAll(/[[\]]/g, String.raw`\$&`)}: expected an SM2`,
    ),
  ]);
});

test('the own code system has what a route has, by default too', () => {
  const text = MINIMAL + homeTable(`signKeys = ["${KEY}"]\n`);
  const defaults = {
    codeLifetimeS: 60,
    connections: ['direct'],
    certificates: { kind: 'code-system' },
  };
  expect(unwrap(parseConfig(text, 'liangma.toml', {})).platform.home).toMatchObject(defaults);
  const more = 'codeLifetimeS = 90\nconnections = ["relay", "direct"]\nprofiles = ["CITY-D1"]\n';
  expect(unwrap(parseConfig(text + more, 'liangma.toml', {})).platform.home).toMatchObject({
    ...{ codeLifetimeS: 90, connections: ['relay', 'direct'], profiles: ['CITY-D1'] },
  });
});

test('a misspelt key is named, not ignored', () => {
  expect(problems(`langauge = "en"\n${MINIMAL}`)).toEqual([
    '/etc/liangma.toml: unknown key "langauge"',
  ]);
  expect(problems(MINIMAL.replace('[platform]', '[platform]\nhuburl = "x"'))).toEqual([
    '/etc/liangma.toml: platform: unknown key "huburl"',
  ]);
});

test('a problem inside a list names its place', () => {
  expect(problems(MINIMAL.replace('scopes = ["*"]', 'scopes = []'))[0]).toContain(
    'items[0].scopes:',
  );
});

test('broken TOML names line and column', () => {
  expect(problems('mode = \n')).toEqual([
    expect.stringMatching(/^\/etc\/liangma\.toml: line 1, column \d+:/),
  ]);
});

test('every environment override reaches its key', () => {
  const env = {
    LIANGMA_MODE: 'counter',
    LIANGMA_LANGUAGE: 'en',
    LIANGMA_DATA_DIR: '/var/lib/liangma',
    LIANGMA_TERMINAL_ID: '12',
    LIANGMA_WINDOW_NO: '7',
    LIANGMA_HUB_URL: 'https://hub.example/x',
    LIANGMA_HOME_CODE_SYSTEM: '0000000',
    LIANGMA_REQUEST_TIMEOUT_MS: '1500',
    LIANGMA_KIOSK: 'false',
    LIANGMA_WINDOW_WIDTH: '1920',
    LIANGMA_WINDOW_HEIGHT: '1080',
  };
  expect(Object.keys(env).sort()).toEqual(Object.keys(OVERRIDES).sort());
  expect(unwrap(parseConfig(MINIMAL, '/etc/liangma.toml', env))).toMatchObject({
    mode: 'counter',
    language: 'en',
    dataDir: '/var/lib/liangma',
    terminal: { id: '12', windowNo: '7' },
    platform: {
      hubUrl: 'https://hub.example/x',
      homeCodeSystemId: '0000000',
      requestTimeoutMs: 1500,
    },
    window: { kiosk: false, width: 1920, height: 1080 },
  });
});

test('a wrong override names its variable', () => {
  expect(problems(MINIMAL, { LIANGMA_REQUEST_TIMEOUT_MS: 'soon' })[0]).toContain(
    'platform.requestTimeoutMs (from LIANGMA_REQUEST_TIMEOUT_MS):',
  );
});

test('a file that is not there is an error, not a crash', () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-')), 'none.toml');
  expect(readConfigFile(file)).toEqual({
    ok: false,
    error: { file, problems: ['cannot be read (ENOENT)'] },
  });
  writeFileSync(file, MINIMAL);
  expect(readConfigFile(file, {}).ok).toBe(true);
});

test('the audit log is kept for six months, and for less in simulated mode alone', () => {
  const short = `${MINIMAL}[audit]\nkeepDays = 182\n`;
  expect(problems(short)).toEqual(['/etc/liangma.toml: audit.keepDays: 183 or more expected']);
  expect(problems(`${short}[simulation]\n`)).toEqual([]);
  expect(problems(`${MINIMAL}[audit]\nkeepDays = 183\n`)).toEqual([]);
  expect(unwrap(parseConfig(MINIMAL, 'liangma.toml', {})).audit.keepDays).toBe(183);
});
