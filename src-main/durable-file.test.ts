import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { renameDurably, writeDurably } from './durable-file.ts';

function folder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'liangma-durable-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('a file is written, replaced and renamed; nothing else is left', () => {
  const dir = folder();
  const file = path.join(dir, 'a.json');
  writeDurably(file, 'one');
  writeDurably(file, 'two');
  expect(readFileSync(file, 'utf8')).toBe('two');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(dir)).toEqual(['a.json']);
  renameDurably(file, path.join(dir, 'b.json'));
  expect(readdirSync(dir)).toEqual(['b.json']);
});

test('a disk that refuses is an error, and the old file stays', () => {
  const dir = folder();
  const file = path.join(dir, 'a.json');
  writeDurably(file, 'one');
  mkdirSync(`${file}.new`);
  expect(() => writeDurably(file, 'two')).toThrow(expect.objectContaining({ code: 'EISDIR' }));
  expect(readFileSync(file, 'utf8')).toBe('one');
});

const hasStrace = spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;

test.skipIf(!hasStrace)('the kernel sees: write, sync, rename, sync of the folder', () => {
  const dir = folder();
  const file = path.join(dir, 'a.json');
  const record = path.join(dir, 'record');
  const module = path.join(import.meta.dirname, 'durable-file.ts');
  const script = `import(${JSON.stringify(module)}).then((m) => m.writeDurably(${JSON.stringify(file)}, 'x'))`;
  const watched = 'openat,write,pwrite64,fsync,rename,renameat2,close';
  const args = ['-y', '-e', `trace=${watched}`, '-o', record, process.execPath, '-e', script];
  expect(spawnSync('strace', args, { stdio: 'ignore' }).status).toBe(0);
  const calls = readFileSync(record, 'utf8')
    .split('\n')
    .filter((line) => line.includes(dir) && !line.includes('ENOENT'))
    .map((line) => /^(\w+)\((.*?)[,)]/.exec(line))
    .map(
      (found) =>
        `${found?.[1] ?? ''} ${/[^/<>"]*$/.exec(found?.[2]?.replace(/[>"]+$/, '') ?? '')?.[0] ?? ''}`,
    );
  const steps = calls.filter((call) => /^(write|pwrite64|fsync|rename)/.test(call));
  expect(steps).toEqual([
    'write a.json.new',
    'fsync a.json.new',
    'rename a.json.new',
    `fsync ${path.basename(dir)}`,
  ]);
});
