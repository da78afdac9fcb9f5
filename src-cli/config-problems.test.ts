import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readConfigFile } from '../contract/config-file.node.ts';
import { unwrap } from '../contract/result.ts';
import { configProblems } from './config-problems.ts';
import { device, testFolder, writeConfig } from './config.test-support.ts';
import { createText } from './text.ts';

function problemsOf(file: string, env = {}): string[] {
  return configProblems(unwrap(readConfigFile(file, env)), createText('en'));
}

test('a right configuration has none, and nothing is made', () => {
  const folder = testFolder();
  const file = writeConfig(folder, device('a', 'generic-serial', '/dev/ttyX0'));
  expect(problemsOf(file)).toEqual([]);
  // Had the check made the data folder, making it now would fail.
  mkdirSync(path.join(folder, 'data'));
});

test('a model that the catalogue does not hold is told with those that it holds', () => {
  const file = writeConfig(testFolder(), device('a', 'newland-9', '/dev/ttyX0'));
  expect(problemsOf(file)).toEqual([
    expect.stringMatching(
      /^devices\[0\]\.model: no such model; expected one of .*generic-serial, .*sdt-serial/,
    ),
  ]);
});

test('two devices with one id, or with one port by two names', () => {
  const folder = testFolder();
  const [port, link] = [path.join(folder, 'port'), path.join(folder, 'link')];
  writeFileSync(port, '');
  symlinkSync(port, link);
  const added = [
    device('a', 'generic-serial', port),
    device('a', 'sdt-serial', '/dev/ttyX1'),
    device('c', 'sdt-serial', link),
  ].join('');
  expect(problemsOf(writeConfig(folder, added))).toEqual([
    'devices[1].id: different from devices[0].id expected; both are a',
    `devices[2].path: different from devices[0].path expected; both are ${port}`,
  ]);
});

test('an item code that stands twice', () => {
  const file = writeConfig(testFolder(), '', (text) => text.replace('390000-0207', '390000-0001'));
  expect(problemsOf(file)).toEqual([
    'items[2].code: different from items[0].code expected; both are 390000-0001',
  ]);
});

test('a data folder whose place is taken by a file, or below one', () => {
  const folder = testFolder();
  const file = writeConfig(folder);
  const taken = path.join(folder, 'taken');
  writeFileSync(taken, '');
  for (const dataDir of [taken, path.join(taken, 'data')]) {
    expect(problemsOf(file, { LIANGMA_DATA_DIR: dataDir })).toEqual([
      `dataDir: a folder that can be written expected; ${dataDir} cannot (ENOTDIR)`,
    ]);
  }
  const deep = path.join(folder, 'not', 'yet', 'there');
  expect(problemsOf(file, { LIANGMA_DATA_DIR: deep })).toEqual([]);
});

test('two devices that are found by their ids must be told apart', () => {
  const found = (id: string, more = ''): string =>
    `${device(id, 'newland-unified', 'auto')}${more}`;
  const twice = writeConfig(testFolder(), found('a') + found('b'));
  expect(problemsOf(twice)).toEqual([
    'devices[1].path: different from devices[0].path expected; both are auto newland-unified',
  ]);
  const told = found('a', 'serialNumber = "1"\n') + found('b', 'serialNumber = "2"\n');
  expect(problemsOf(writeConfig(testFolder(), told))).toEqual([]);
});

test('a model without USB ids is never found by them', () => {
  const file = writeConfig(testFolder(), device('a', 'generic-serial', 'auto'));
  expect(problemsOf(file)).toEqual([
    'devices[0].path: a port expected: generic-serial has no ids by which it could be found',
  ]);
});

test('a code profile that would be left out is told with its file', () => {
  const folder = testFolder();
  mkdirSync(path.join(folder, 'codes'));
  writeFileSync(path.join(folder, 'codes', 'own.json'), '{');
  const added = '[codes]\nprofileFolder = "codes"\nenabled = ["ASC-A1", "OWN"]\n';
  expect(problemsOf(writeConfig(folder, added))).toEqual([
    'codes.profileFolder: own.json: not JSON',
    'codes.enabled: no profile is called OWN',
  ]);
  const nowhere = '[codes]\nprofileFolder = "no-such"\n';
  expect(problemsOf(writeConfig(folder, nowhere))).toEqual([
    'codes.profileFolder: cannot be read (ENOENT)',
  ]);
});

test('a hall that reads no service code is told so', () => {
  const real = (text: string): string => text.replace(/\[simulation\][^[]*/, '');
  const file = (added: string): string => writeConfig(testFolder(), added, real);
  expect(problemsOf(file(''))).toEqual([
    'codes: no profile of a service code is in force: put one into codes.profileFolder, or name one in codes.enabled',
  ]);
  expect(problemsOf(file('[codes]\nenabled = ["ASC-A1"]\n'))).toEqual([]);
});
