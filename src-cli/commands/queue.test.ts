import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { takeWriterLock } from '../../src-service/control/writer-lock.ts';
import { closeStore, openStore } from '../../src-service/store/database.ts';
import { unwrap } from '../../contract/result.ts';
import { testFolder, writeConfig } from '../config.test-support.ts';
import { recordedConsole } from '../console.test-support.ts';
import { queue } from './queue.ts';

/** A terminal that does not run, with these rows in its store. */
function stopped(...rows: readonly (readonly [id: string, state: string])[]) {
  const folder = testFolder();
  const dataDir = path.join(folder, 'data');
  mkdirSync(dataDir, { mode: 0o700 });
  const config = writeConfig(folder, '', (text) =>
    text.replace(/^dataDir = .*$/m, `dataDir = ${JSON.stringify(dataDir)}`),
  );
  const { db } = unwrap(openStore(path.join(dataDir, 'terminal.db'), 0));
  const insert = db.prepare(
    `INSERT INTO queue (id, kind, state, destination, created_at, next_try_at, last_failure, payload)
     VALUES (?, 'outbox', ?, '1390000', ?, 9, 'SIGN_INVALID', ?)`,
  );
  rows.forEach(([id, state], at) => {
    const payload = state === 'done' ? null : Buffer.from('Lin Qiu');
    insert.run(id, state, at, payload);
  });
  closeStore(db);
  async function run(...args: string[]) {
    const console = recordedConsole({ cwd: folder });
    const code = await queue.run([...args, '--config', config], console);
    return { code, said: console.said, complained: console.complained };
  }
  function states(): string[] {
    const reader = new Database(path.join(dataDir, 'terminal.db'), { readonly: true });
    const found = reader.prepare('SELECT state FROM queue ORDER BY rowid').pluck().all();
    const audited = reader.prepare('SELECT body FROM audit').pluck().all() as string[];
    reader.close();
    events = audited.map((body) => (JSON.parse(body) as { event: string }).event);
    return found as string[];
  }
  let events: string[] = [];
  return { folder, dataDir, run, states, events: () => events };
}

test.each([
  [[], /unknown command: $/],
  [['paint'], /unknown command: paint/],
  [['ls', 'x'], /ls takes no ID/],
  [['ls', '--state', 'lost'], /--state: one of pending, .* expected, not lost/],
  [['show'], /one ID expected/],
  [['show', 'a', 'b'], /one ID expected/],
  [['show', '%'], /no ID begins with %/],
  [['retry', 'a', '--all-dead'], /one ID expected/],
  [['discard', 'a'], /--reason: one of done-otherwise, /],
  [['discard', 'a', '--reason', 'because'], /--reason: one of done-otherwise, /],
  [['export'], /the name of a file is missing/],
  [['ls', '--colour'], /Unknown option '--colour'/],
])('queue %j is a usage error', async (args, complaint) => {
  const console = recordedConsole();
  expect(await queue.run(args, console)).toBe(2);
  expect(console.complained[0]).toMatch(complaint);
});

test('lists what waits and what is dead, the dead first, and nothing of a payload', async () => {
  const { run } = stopped(['a1', 'pending'], ['b2', 'dead'], ['c3', 'done'], ['d4', 'pending']);
  const { code, said } = await run('ls');
  expect(code).toBe(1);
  expect(said.slice(2).map((line) => line.split(' ')[0])).toEqual(['b2', 'a1', 'd4']);
  const json = await run('ls', '--state', 'done', '--json');
  expect(json.code).toBe(0);
  expect(JSON.parse(json.said.join('\n'))).toMatchObject({ rows: [{ id: 'c3', state: 'done' }] });
  expect((await run('ls', '--state', 'expired')).said).toEqual(['There are no such rows.']);
  expect([...said, ...json.said].join()).not.toContain('Lin');
});

test('shows the one row that is meant', async () => {
  const { run } = stopped(['a1-x', 'dead'], ['a2-x', 'pending'], ['a2', 'pending']);
  expect((await run('show', 'a1')).said.join('\n')).toMatch(/a1-x[^]*dead[^]*SIGN_INVALID/);
  expect((await run('show', 'a2')).said.join('\n')).toMatch(/ a2$/m);
  const many = await run('show', 'a');
  expect([many.code, many.complained]).toEqual([
    1,
    ['more than one ID begins with a; write more of it'],
  ]);
  expect((await run('show', 'b')).complained).toEqual(['no ID begins with b']);
});

test('without a service dead rows wait again or are given up, each with its audit entry', async () => {
  const { run, states, events } = stopped(
    ...([
      ['a1', 'dead'],
      ['b2', 'dead'],
      ['c3', 'dead'],
      ['d4', 'done'],
    ] as const),
  );
  expect(await run('retry', 'a1')).toMatchObject({ code: 0, said: ['a1 waits for another try.'] });
  expect((await run('discard', 'b2', '--reason', 'fault')).code).toBe(0);
  expect(states()).toEqual(['pending', 'discarded', 'dead', 'done']);
  expect(events()).toEqual(['queue.resent', 'queue.discarded']);
  expect(await run('retry', 'd4')).toMatchObject({
    code: 1,
    complained: ['d4 not done: it is not dead any more, or nothing to send is left'],
  });
  expect((await run('retry', '--all-dead')).said).toEqual(['c3 waits for another try.']);
  expect((await run('retry', '--all-dead')).said).toEqual(['Nothing is dead.']);
  expect(states()).toEqual(['pending', 'discarded', 'pending', 'done']);
});

test('nothing is written beside a service that holds the folder and does not answer', async () => {
  const { dataDir, run, states } = stopped(['a1', 'dead']);
  const lock = unwrap(takeWriterLock(dataDir));
  onTestFinished(() => lock.release());
  expect(await run('retry', 'a1')).toMatchObject({
    code: 1,
    complained: ['the queue cannot be read: the terminal does not answer'],
  });
  expect(states()).toEqual(['dead']);
  expect((await run('ls')).said).toHaveLength(3);
});

test('exports everything, a row a line, and never over a file that is there', async () => {
  const rows = Array.from(
    { length: 230 },
    (_, at) => [`r${at}`, at < 9 ? 'done' : 'dead'] as const,
  );
  const { folder, run } = stopped(...rows);
  const file = path.join(folder, 'out.jsonl');
  expect(await run('export', 'out.jsonl')).toMatchObject({ code: 0, said: [`${file}: 230 rows`] });
  const text = readFileSync(file, 'utf8');
  const ids = text
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: string }).id);
  expect(ids).toEqual(rows.map(([id]) => id).toReversed());
  expect(text).not.toMatch(/payload|Lin/);
  expect(statSync(file).mode & 0o077).toBe(0);
  const again = await run('export', 'out.jsonl');
  expect(again).toMatchObject({ code: 1, complained: [`${file} cannot be written (EEXIST)`] });
});

test('a store that cannot be read is told in words', async () => {
  const { dataDir, run } = stopped();
  writeFileSync(path.join(dataDir, 'terminal.db'), 'no database at all, long enough to look at it');
  const { code, complained } = await run('ls');
  expect(code).toBe(1);
  expect(complained[0]).toMatch(/^the queue cannot be read: .* storage problem \(SQLITE_NOTADB\)$/);
});
