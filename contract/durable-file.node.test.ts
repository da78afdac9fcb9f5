import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  closeToOthers,
  eraseDurably,
  keepDurably,
  renameDurably,
  replaceDurably,
  writeDurably,
} from './durable-file.node.ts';
import { tempFolder } from '../test/support/temp-folder.ts';

test('a file is written, replaced and renamed; nothing else is left', () => {
  const dir = tempFolder();
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
  const dir = tempFolder();
  const file = path.join(dir, 'a.json');
  writeDurably(file, 'one');
  mkdirSync(`${file}.new`);
  expect(() => writeDurably(file, 'two')).toThrow(
    expect.objectContaining({ code: 'ERR_FS_EISDIR' }),
  );
  expect(readFileSync(file, 'utf8')).toBe('one');
});

const permissions = (file: string): number => lstatSync(file).mode & 0o777;
const ON_WINDOWS = process.platform === 'win32';

describe.skipIf(ON_WINDOWS)('only the owner may read what is written', () => {
  test('though a draft of before was open to everybody', () => {
    const file = path.join(tempFolder(), 'a.json');
    writeFileSync(`${file}.new`, 'left over');
    chmodSync(`${file}.new`, 0o666);
    writeDurably(file, 'one');
    expect(readFileSync(file, 'utf8')).toBe('one');
    expect(permissions(file)).toBe(0o600);
  });

  test.each(['there', 'missing'])('though the draft is a link to a file that is %s', (what) => {
    const dir = tempFolder();
    const file = path.join(dir, 'a.json');
    const elsewhere = path.join(dir, 'elsewhere');
    if (what === 'there') writeFileSync(elsewhere, 'not to be touched');
    symlinkSync(elsewhere, `${file}.new`);
    writeDurably(file, 'one');
    expect(lstatSync(file).isFile()).toBe(true);
    expect(permissions(file)).toBe(0o600);
    expect(existsSync(elsewhere)).toBe(what === 'there');
    if (what === 'there') expect(readFileSync(elsewhere, 'utf8')).toBe('not to be touched');
  });

  test('though the user’s mask would take more away', () => {
    const file = path.join(tempFolder(), 'a.json');
    const before = process.umask(0o277);
    onTestFinished(() => void process.umask(before));
    writeDurably(file, 'one');
    expect(permissions(file)).toBe(0o600);
  });
});

/** Reads what becomes of a file's bytes when it has lost its name. */
function watchBytes(file: string): () => Buffer {
  const fd = openSync(file, 'r');
  onTestFinished(() => closeSync(fd));
  return () => readFileSync(fd);
}

test('a file is written over with zeros before it goes', () => {
  const file = path.join(tempFolder(), 'a.json');
  writeDurably(file, 'secret');
  const bytes = watchBytes(file);
  eraseDurably(file);
  expect(existsSync(file)).toBe(false);
  expect(bytes()).toEqual(Buffer.alloc('secret'.length));
  expect(() => eraseDurably(file)).toThrow(expect.objectContaining({ code: 'ENOENT' }));
});

describe.skipIf(ON_WINDOWS)('what takes the place of a secret', () => {
  test('is there before zeros are written over the old one', () => {
    const dir = tempFolder();
    const file = path.join(dir, 'a.json');
    replaceDurably(file, 'secret');
    const bytes = watchBytes(file);
    replaceDurably(file, 'another one');
    expect(readFileSync(file, 'utf8')).toBe('another one');
    expect(bytes()).toEqual(Buffer.alloc('secret'.length));
    expect(readdirSync(dir)).toEqual(['a.json']);
  });

  test('leaves the old one as it is where the disk does not take the new one', () => {
    const file = path.join(tempFolder(), 'a.json');
    replaceDurably(file, 'secret');
    mkdirSync(`${file}.new`);
    expect(() => replaceDurably(file, 'another one')).toThrow();
    expect(readFileSync(file, 'utf8')).toBe('secret');
  });
});

test('a file that is kept under a second name outlives the replacing and the erasing of the first', () => {
  const dir = tempFolder();
  const [file, kept] = [path.join(dir, 'a.json'), path.join(dir, 'kept.json')];
  writeDurably(file, 'one');
  keepDurably(file, kept);
  expect(() => keepDurably(file, kept)).toThrow(expect.objectContaining({ code: 'EEXIST' }));
  replaceDurably(file, 'two');
  expect(readFileSync(kept, 'utf8')).toBe('one');
  rmSync(file);
  keepDurably(kept, file);
  eraseDurably(file);
  expect(readFileSync(kept, 'utf8')).toBe('one');
});

test.skipIf(ON_WINDOWS)('of a link only the link is erased', () => {
  const dir = tempFolder();
  writeFileSync(path.join(dir, 'elsewhere'), 'not to be touched');
  symlinkSync(path.join(dir, 'elsewhere'), path.join(dir, 'a.json'));
  eraseDurably(path.join(dir, 'a.json'));
  expect(readdirSync(dir)).toEqual(['elsewhere']);
  expect(readFileSync(path.join(dir, 'elsewhere'), 'utf8')).toBe('not to be touched');
});

describe.skipIf(ON_WINDOWS)('what is open to others is closed', () => {
  test.each([
    [0o777, 0o700],
    [0o750, 0o700],
    [0o700, 0o700],
    [0o500, 0o500],
  ])('%o becomes %o', (before, after) => {
    const dir = tempFolder();
    chmodSync(dir, before);
    expect(closeToOthers(dir)).toBe(true);
    expect(permissions(dir)).toBe(after);
  });

  // Nobody may change the permissions of what the kernel shows there, not even root.
  test.skipIf(process.platform !== 'linux')('or said to be open', () => {
    expect(closeToOthers('/proc/self')).toBe(false);
  });
});

const hasStrace = spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;

/** What the kernel sees of a call of this module: changes and syncs, by the last part of their paths. */
function seenByKernel(dir: string, call: string): string[] {
  const record = path.join(tempFolder(), 'record');
  const module = path.join(import.meta.dirname, 'durable-file.node.ts');
  const script = `import(${JSON.stringify(module)}).then((m) => m.${call})`;
  const watched = 'openat,write,pwrite64,fsync,rename,renameat2,close,mkdir';
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
  return calls.filter((one) => /^(write|pwrite64|fsync|rename|mkdir)/.test(one));
}

test.skipIf(!hasStrace)('the kernel sees: write, sync, rename, sync of the folder', () => {
  const dir = tempFolder();
  const file = path.join(dir, 'a.json');
  expect(seenByKernel(dir, `writeDurably(${JSON.stringify(file)}, 'x')`)).toEqual([
    'write a.json.new',
    'fsync a.json.new',
    'rename a.json.new',
    `fsync ${path.basename(dir)}`,
  ]);
});

test.skipIf(!hasStrace)(
  'a new folder is synced into the one above, and that one into its own',
  () => {
    const dir = tempFolder();
    const inner = path.join(dir, 'outer', 'inner');
    const call = `makeFolderDurably(${JSON.stringify(inner)})`;
    const steps = seenByKernel(dir, call);
    expect(steps.slice(-4)).toEqual([
      'mkdir outer',
      'mkdir inner',
      'fsync outer',
      `fsync ${path.basename(dir)}`,
    ]);
    expect(statSync(inner).mode & 0o777).toBe(0o700);
    expect(seenByKernel(dir, call).filter((one) => one.startsWith('fsync'))).toEqual([]);
  },
);
