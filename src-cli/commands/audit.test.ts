import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { signAnchor } from '../../audit/anchor.ts';
import { genesisHash, rowHash } from '../../audit/chain.ts';
import { nodeHasher } from '../../audit/hasher.node.ts';
import { controlAddress } from '../../contract/control-address.node.ts';
import { unwrap } from '../../contract/result.ts';
import { makePrivateKeys } from '../../crypto/private-key.ts';
import { createSmProvider } from '../../crypto/sm-provider.ts';
import { testFolder, writeConfig } from '../config.test-support.ts';
import { recordedConsole } from '../console.test-support.ts';
import { audit } from './audit.ts';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const keys = makePrivateKeys((length) => randomBytes(length));
const provider = createSmProvider({ keys, randomBytes: (length) => randomBytes(length) });
const { sign } = unwrap(await provider.publicKeys());
const GENESIS = { terminalId: 'HALL-01-K03', createdAt: START };

/** A database with one row a day and a signature behind every third. */
async function makeDatabase(file: string, rows: number): Promise<void> {
  const db = new Database(file);
  db.exec(
    `CREATE TABLE fact (name TEXT PRIMARY KEY, value BLOB NOT NULL);
     CREATE TABLE audit (seq INTEGER PRIMARY KEY, at INTEGER, operator TEXT, body TEXT, hash BLOB);
     CREATE TABLE audit_anchor (seq INTEGER PRIMARY KEY, at INTEGER, hash BLOB, previous INTEGER,
       sign_key TEXT, signature TEXT)`,
  );
  const genesis = genesisHash(GENESIS, nodeHasher);
  db.prepare('INSERT INTO fact VALUES (?, ?)').run(
    'audit.genesis',
    Buffer.from(JSON.stringify(GENESIS)),
  );
  let hash = genesis;
  for (let seq = 1; seq <= rows; seq++) {
    const row = { seq, at: START + seq * DAY_MS, body: '{"event":"service.stopped"}' };
    hash = rowHash(hash, row, nodeHasher);
    db.prepare('INSERT INTO audit VALUES (?, ?, NULL, ?, ?)').run(seq, row.at, row.body, hash);
    if (seq % 3 !== 0) continue;
    const point = { seq, at: row.at, hash, previous: seq - 3 };
    const chain = { terminalId: GENESIS.terminalId, genesis };
    const { signKey, signature } = unwrap(await signAnchor(chain, point, provider));
    db.prepare('INSERT INTO audit_anchor VALUES (?, ?, ?, ?, ?, ?)').run(
      ...[seq, row.at, hash, seq - 3, signKey, signature],
    );
  }
  db.close();
}

/** What a service does when it is told of an export. */
async function noteExport(db: Database.Database, last: number): Promise<void> {
  const { hash: before } = db.prepare('SELECT hash FROM audit WHERE seq = ?').get(last) as {
    readonly hash: Buffer;
  };
  const body = `{"event":"audit.exported","rows":${last}}`;
  const row = { seq: last + 1, at: START, body };
  const hash = rowHash(before, row, nodeHasher);
  db.prepare('INSERT INTO audit VALUES (?, ?, NULL, ?, ?)').run(row.seq, row.at, body, hash);
  const previous = db.prepare('SELECT max(seq) FROM audit_anchor').pluck().get() as number;
  const chain = { terminalId: GENESIS.terminalId, genesis: genesisHash(GENESIS, nodeHasher) };
  const point = { seq: row.seq, at: START, hash, previous };
  const { signKey, signature } = unwrap(await signAnchor(chain, point, provider));
  db.prepare('INSERT INTO audit_anchor VALUES (?, ?, ?, ?, ?, ?)').run(
    ...[row.seq, START, hash, previous, signKey, signature],
  );
}

async function stand(rows = 10) {
  const cwd = testFolder();
  writeConfig(cwd);
  const dataDir = path.join(cwd, 'data');
  await mkdir(dataDir, { recursive: true });
  const store = path.join(dataDir, 'terminal.db');
  await makeDatabase(store, rows);
  const env = { LIANGMA_DATA_DIR: dataDir };
  const run = async (...args: string[]) => {
    const console = recordedConsole({ cwd, env });
    const exit = await audit.run(args, console);
    return { exit, said: console.said.join('\n'), complained: console.complained.join('\n') };
  };
  return { cwd, dataDir, store, run };
}

test('a whole log is told with whose signatures it has', async () => {
  const { run, store } = await stand();
  const unknown = await run('verify', store);
  expect(unknown).toMatchObject({ exit: 0, complained: '' });
  expect(unknown.said).toMatch(/10 rows \(1 to 10\), 3 signatures/);
  expect(unknown.said).toMatch(/not checked whose it is/);
  expect(unknown.said).toMatch(/The last 1 rows are not witnessed/);
  const known = await run('verify', '--key', sign, store);
  expect(known.said).not.toMatch('not checked');
  expect(known.said).toMatch(/: whole$/);
});

test('the key may stand in a file; another key is told', async () => {
  const { cwd, run, store } = await stand();
  writeFileSync(path.join(cwd, 'key'), `${sign}\n`);
  expect(await run('verify', '--key', 'key', store)).toMatchObject({ exit: 0 });
  const other = `04${'1'.repeat(128)}`;
  const told = await run('verify', '--key', other, store);
  expect(told).toMatchObject({ exit: 1 });
  expect(told.complained).toMatch(/broken at row 3: signed by another key/);
  expect(await run('verify', '--key', 'nothing', store)).toMatchObject({ exit: 2 });
});

test('a log without signatures, or far from the last one, proves nothing', async () => {
  const { run, store } = await stand(70);
  const db = new Database(store);
  onTestFinished(() => void db.close());
  const proof = () => run('verify', '--key', sign, store);
  expect(await proof()).toMatchObject({ exit: 0 });
  db.exec('DELETE FROM audit_anchor WHERE seq > 6');
  expect(await proof()).toMatchObject({ exit: 0 });
  db.exec('DELETE FROM audit_anchor WHERE seq > 3');
  const far = await proof();
  expect(far).toMatchObject({ exit: 3 });
  expect(far.complained).toMatch(/not proved that nothing was changed/);
  db.exec('DELETE FROM audit WHERE seq > 10; DELETE FROM audit_anchor');
  expect(await proof()).toMatchObject({ exit: 3 });
  expect(await run('verify', store)).toMatchObject({ exit: 0 });
});

test('a changed database is told at its row', async () => {
  const { run, store } = await stand();
  const db = new Database(store);
  db.exec('UPDATE audit SET at = at + 1 WHERE seq = 5');
  db.close();
  const { exit, complained } = await run('verify', store);
  expect(exit).toBe(1);
  expect(complained).toMatch(/broken at row 5: the row or its hash was changed.*row 4 and all/);
});

test('what is exported is verified alone, whole or in part', async () => {
  const { cwd, run } = await stand();
  const file = path.join(cwd, 'log.jsonl');
  const exported = await run('export', 'log.jsonl');
  expect(exported).toMatchObject({ exit: 0, said: `${file}: 10 rows written` });
  expect(exported.complained).toMatch(/No running terminal has noted this export/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await run('verify', 'log.jsonl')).toMatchObject({ exit: 0 });
  // Nobody has noted where it ends.
  const asked = await run('verify', '--key', sign, 'log.jsonl');
  expect(asked).toMatchObject({ exit: 3 });
  expect(asked.complained).toMatch(/not proved/);
  // 6 and 7 January in China: rows 5 and 6, behind the signature of row 3, up to that of row 6.
  await run('export', '--from', '2026-01-06', '--to', '2026-01-07', 'part.jsonl');
  const part = await run('verify', 'part.jsonl');
  expect(part).toMatchObject({ exit: 0 });
  expect(part.said).toMatch(/3 rows \(4 to 6\), 2 signatures\na part from row 4/);
});

test('a cut or changed export is told', async () => {
  const { cwd, run } = await stand();
  await run('export', 'log.jsonl');
  const lines = readFileSync(path.join(cwd, 'log.jsonl'), 'utf8').trimEnd().split('\n');
  writeFileSync(path.join(cwd, 'cut.jsonl'), lines.slice(0, -1).join('\n'));
  const cut = await run('verify', 'cut.jsonl');
  expect(cut).toMatchObject({ exit: 1 });
  expect(cut.complained).toMatch(/broken at row 10: the end is missing/);
});

test('a file that is there is not written over', async () => {
  const { cwd, run } = await stand();
  writeFileSync(path.join(cwd, 'log.jsonl'), 'mine');
  const refused = await run('export', 'log.jsonl');
  expect(refused).toMatchObject({ exit: 2 });
  expect(refused.complained).toMatch(/cannot be written \(EEXIST\)/);
  expect(readFileSync(path.join(cwd, 'log.jsonl'), 'utf8')).toBe('mine');
});

test('the running service is told before anything is written', async () => {
  const { cwd, dataDir, run, store } = await stand();
  const { path: at, folder } = controlAddress(dataDir);
  if (folder !== undefined) await mkdir(folder, { recursive: true, mode: 0o700 });
  const heard: string[] = [];
  const db = new Database(store);
  onTestFinished(() => void db.close());
  const server = createServer((socket) => {
    socket.on('data', (data) => {
      heard.push(String(data));
      void noteExport(db, 10).then(() => socket.end('{"ok":true,"value":null}\n'));
    });
  });
  await new Promise<void>((resolve) => server.listen(at, resolve));
  if (folder !== undefined) chmodSync(at, 0o600);
  onTestFinished(() => void server.close());
  expect(await run('export', 'log.jsonl')).toMatchObject({ exit: 0, complained: '' });
  expect(heard).toEqual(['{"op":"audit.exported","rows":10}\n']);
  expect(await run('verify', '--key', sign, 'log.jsonl')).toMatchObject({ exit: 0 });
  // Cut at an earlier signature, with a head that says so.
  const lines = readFileSync(path.join(cwd, 'log.jsonl'), 'utf8').split('\n');
  const head = lines[0]!.replace('"last":11,"anchors":4', '"last":6,"anchors":2');
  writeFileSync(path.join(cwd, 'cut.jsonl'), [head, ...lines.slice(1, 9), ''].join('\n'));
  const cut = await run('verify', '--key', sign, 'cut.jsonl');
  expect(cut).toMatchObject({ exit: 1 });
  expect(cut.complained).toMatch(/the end is missing/);
});

test.each([
  [['verify', 'nowhere'], /cannot be read \(ENOENT\)/],
  [['verify', 'liangma.toml'], /no audit log of a terminal/],
  [['verify'], /unknown command: audit verify/],
  [['export', '--from', 'x', 'y'], /--from and --to take a day or a time/],
  [['export', '--from', '2026-01-02', '--to', '2026-01-01', 'y'], /--from and --to/],
  [[], /unknown command: audit/],
])('%j is told', async (args, complaint) => {
  const { run } = await stand(1);
  const { exit, complained } = await run(...args);
  expect(exit).toBe(2);
  expect(complained).toMatch(complaint);
});

test.each(['', '\n', '{}\n', 'SQLite format 3\0garbage', '\0'.repeat(5_000), 'x'.repeat(200_000)])(
  'garbage is no log (%#)',
  async (garbage) => {
    const { cwd, run } = await stand(1);
    writeFileSync(path.join(cwd, 'garbage'), garbage);
    expect(await run('verify', 'garbage')).toMatchObject({ exit: 2 });
  },
);
