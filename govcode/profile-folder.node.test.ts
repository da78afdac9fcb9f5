import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readProfileFolder } from './profile-folder.node.ts';

function folder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'liangma-codes-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('the JSON files of a folder are read by their names', () => {
  const at = folder();
  for (const name of ['b.json', 'a.json', 'notes.txt']) writeFileSync(path.join(at, name), name);
  expect(readProfileFolder(at)).toEqual({
    files: [
      { name: 'a.json', text: 'a.json' },
      { name: 'b.json', text: 'b.json' },
    ],
    problems: [],
  });
});

test('what cannot be read is told', () => {
  const at = folder();
  mkdirSync(path.join(at, 'folder.json'));
  writeFileSync(path.join(at, 'huge.json'), ' '.repeat(1_048_577));
  expect(readProfileFolder(at)).toEqual({
    files: [],
    problems: [
      { place: 'folder.json', problem: 'cannot be read (EISDIR)' },
      { place: 'huge.json', problem: 'larger than 1 MiB' },
    ],
  });
  expect(readProfileFolder(path.join(at, 'no-such')).problems).toEqual([
    { place: 'codes.profileFolder', problem: 'cannot be read (ENOENT)' },
  ]);
});

test('a file in GBK is told, and a byte order mark is no part of the text', () => {
  const at = folder();
  writeFileSync(path.join(at, 'gbk.json'), Buffer.from('{"name":"\xd5\xfe\xce\xf1"}', 'latin1'));
  writeFileSync(path.join(at, 'marked.json'), '\uFEFF{}');
  expect(readProfileFolder(at)).toEqual({
    files: [{ name: 'marked.json', text: '{}' }],
    problems: [
      { place: 'gbk.json', problem: 'not UTF-8: save it in UTF-8, not in GBK or GB 18030' },
    ],
  });
});

test('a folder of too many files is cut', () => {
  const at = folder();
  for (let count = 100; count < 170; count++) writeFileSync(path.join(at, `${count}.json`), '{}');
  const { files, problems } = readProfileFolder(at);
  expect([files.length, problems]).toEqual([
    64,
    [{ place: 'codes.profileFolder', problem: 'more than 64 files; the rest is left out' }],
  ]);
});
