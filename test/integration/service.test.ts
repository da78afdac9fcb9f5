import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { FailureCode } from '../../contract/failures.ts';
import { unwrap } from '../../contract/result.ts';
import type { CodeFlaw } from '../../simulator/control-api.ts';
import { agree, type Hall, openHall, type TerminalLife } from '../support/hall.ts';

let hall: Hall;
let seen: number;

beforeAll(async () => {
  hall = await openHall();
}, 60_000);
afterAll(() => hall.close());
afterEach(async () => {
  await hall.remote.faults({ mode: 'none' });
  await hall.remote.liftCard();
  const words = hall.told().join('\n');
  for (const secret of hall.secrets()) expect(words.includes(secret)).toBe(false);
});

/** A terminal of this test, and only the effects that come from now on. */
async function terminal(...how: Parameters<Hall['terminal']>): Promise<TerminalLife> {
  seen = (await hall.remote.effects()).length;
  const life = await hall.terminal(...how);
  onTestFinished(() => life.stop());
  return life;
}
/** Receipts come when they come. */
async function effects(): Promise<string[]> {
  const kinds = (await hall.remote.effects()).slice(seen).map(({ kind }) => kind);
  return kinds.filter((kind) => kind !== 'receipt');
}
async function receipts(): Promise<number> {
  return (await hall.remote.effects()).slice(seen).filter(({ kind }) => kind === 'receipt').length;
}
async function end(life: TerminalLife): Promise<void> {
  const { session } = life.latest();
  unwrap(life.ask('session.end', 'sessionId' in session ? { sessionId: session.sessionId } : {}));
  await life.reaches('ended');
}
async function failsWith(life: TerminalLife, code: FailureCode): Promise<void> {
  expect((await life.reaches('failed')).failure.code).toBe(code);
}

describe('one scan', () => {
  test('goes from the code to the bytes of a certificate and leaves nothing', async () => {
    const life = await terminal();
    await hall.remote.showCode('zhang');
    const consent = await life.reaches('consent');
    expect(consent).toMatchObject({
      subject: { via: 'code', nameMasked: '张*岚', idNoMasked: '390102********0028' },
      itemName: { en: 'First item' },
    });
    expect(consent.scopes).toContain('结婚证');
    const { certificates, sessionId } = await agree(life);
    expect(certificates.map(({ id }) => id)).toEqual(['c1', 'c2', 'c3', 'c4']);
    for (const { id: certificateId, mediaType, sizeBytes } of certificates) {
      const one = { sessionId, certificateId };
      unwrap(life.ask('certificate.open', one));
      await life.until(({ session }) =>
        expect(session).toMatchObject({ opened: { certificateId, state: 'ready' } }),
      );
      const file = unwrap(life.ask('certificate.read', one));
      expect([file.mediaType, file.bytes.length]).toEqual([mediaType, sizeBytes]);
    }
    await end(life);
    const late = life.ask('certificate.read', { sessionId, certificateId: 'c1' });
    expect(late).toEqual({ ok: false, error: { reason: 'stale' } });
    const delivered = certificates.map(() => 'delivered');
    expect(await effects()).toEqual(['verified', 'consented', 'listed', ...delivered]);
    await expect.poll(receipts).toBe(1 + certificates.length);
    const steps = life.snapshots.map(({ session }) => session.state);
    const order = steps.filter((state, index) => state !== steps[index - 1]);
    expect(order.join(' ')).toContain('idle working consent working certificates ended');
  });

  test('with an ID card; the card may be lifted once it was read', async () => {
    const life = await terminal();
    await hall.remote.putCard('wang');
    const consent = await life.reaches('consent');
    expect(consent.subject).toMatchObject({
      via: 'id-card',
      nameMasked: '王*芬',
      realNameLevel: 3,
    });
    await hall.remote.liftCard();
    expect((await agree(life)).certificates).toHaveLength(2);
    expect(await effects()).toEqual(['identified', 'consented', 'listed']);
    expect(life.snapshots.map(({ session }) => session.state)).toContain('reading-card');
  });

  test('with a card that has expired goes nowhere', async () => {
    const life = await terminal();
    await hall.remote.putCard('sun');
    await failsWith(life, 'CARD_EXPIRED');
    expect(await effects()).toEqual([]);
  });

  test('refused by the citizen is recorded and ends', async () => {
    const life = await terminal();
    await hall.remote.showCode('li');
    const { sessionId } = await life.reaches('consent');
    unwrap(life.ask('session.refuse', { sessionId }));
    expect((await life.reaches('ended')).reason).toBe('refused');
    await life.until(() => expect(life.ask('session.agree', { sessionId }).ok).toBe(false));
    await expect.poll(effects).toEqual(['verified', 'refused']);
  });

  test('refused by a rule of the citizen says so', async () => {
    const life = await terminal();
    await hall.remote.showCode('zhao');
    const { sessionId } = await life.reaches('consent');
    unwrap(life.ask('session.agree', { sessionId }));
    await failsWith(life, 'CONSENT_REFUSED');
  });

  test('with a revoked certificate lists it, does not show it, and shows the next', async () => {
    const life = await terminal();
    await hall.remote.showCode('sun');
    const { certificates, sessionId } = await agree(life);
    const revoked = certificates.find(({ status }) => status === 'revoked')!;
    const valid = certificates.find(({ status }) => status === 'valid')!;
    unwrap(life.ask('certificate.open', { sessionId, certificateId: revoked.id }));
    await life.until(({ session }) =>
      expect(session).toMatchObject({
        opened: { state: 'failed', failure: { code: 'CERT_REVOKED' } },
      }),
    );
    unwrap(life.ask('certificate.open', { sessionId, certificateId: valid.id }));
    await life.until(({ session }) =>
      expect(session).toMatchObject({ opened: { state: 'ready' } }),
    );
  });
});

test.each<[CodeFlaw, FailureCode]>([
  ['expired', 'CODE_EXPIRED'],
  ['used', 'CODE_USED'],
  ['revoked', 'CODE_REVOKED'],
  ['damaged', 'CODE_CHECK'],
  ['unknown-system', 'ROUTE_UNKNOWN'],
  ['suspended-system', 'ROUTE_SUSPENDED'],
  ['not-a-code', 'CODE_UNKNOWN_KIND'],
])('a code that is %s ends in %s, and the next one is taken at once', async (flaw, code) => {
  const life = await terminal();
  await hall.remote.showCode('zhang', { flaw });
  await failsWith(life, code);
  expect(await effects()).toEqual([]);
  await hall.remote.showCode('zhang');
  await life.reaches('consent');
});

describe('the next citizen', () => {
  test('is told to wait while a session is open, and takes nothing over', async () => {
    const life = await terminal();
    await hall.remote.showCode('zhang');
    const { sessionId } = await agree(life);
    await hall.remote.showCode('li');
    await life.until(({ notice }) => expect(notice?.failure.code).toBe('SESSION_TAKEN'));
    expect(life.latest().session).toMatchObject({ state: 'certificates', sessionId });
    expect((await effects()).filter((kind) => kind === 'verified')).toHaveLength(1);
    await end(life);
    // The word stood beside a page that is gone.
    await life.until(({ notice }) => expect(notice).toBeUndefined());
  });

  test('finds the language of the hall, not that of the one before', async () => {
    const life = await terminal();
    unwrap(life.ask('language.choose', { language: 'en' }));
    await hall.remote.showCode('zhang');
    await agree(life);
    expect(life.latest().language).toBe('en');
    await end(life);
    expect(life.latest().language).toBe('en');
    unwrap(life.ask('session.end', {}));
    await life.reaches('idle');
    expect(life.latest().language).toBe('zh-CN');
  });
});

describe('the platform is out of reach', () => {
  test.each(['down', 'drop', 'slow-body', 'error-500', 'error-429'] as const)(
    '%s: the scan is queued, goes on when it is back, and was verified once',
    async (mode) => {
      const life = await terminal();
      // The route table is known, so that the first thing to fail is the verification.
      await hall.remote.showCode('li');
      await life.reaches('consent');
      await end(life);
      await hall.remote.faults({ mode });
      await hall.remote.showCode('zhang');
      await life.reaches('queued');
      expect(life.latest().queue).toMatchObject({ waiting: 1 });
      await hall.remote.faults({ mode: 'none' });
      expect((await life.reaches('consent')).subject.nameMasked).toBe('张*岚');
      await agree(life);
      await life.until(({ queue }) => expect(queue.waiting).toBe(0));
      const { rows } = life.latest().queue;
      expect(rows.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
        // The receipt, the scan, and the refusal of the one before.
        ...['outbox done', 'deferred-verification done', 'outbox done'],
      ]);
      const all = (await hall.remote.effects()).slice(seen);
      const verified = all.filter((one) => one.kind === 'verified' && one.citizenId === 'zhang');
      expect(verified).toHaveLength(1);
    },
  );

  test('it is shown, and a citizen who does not wait leaves nothing behind', async () => {
    const life = await terminal();
    await hall.remote.faults({ mode: 'down' });
    await life.until(({ platform }) => expect(platform.state).toBe('offline'));
    await hall.remote.showCode('zhang');
    await life.reaches('queued');
    await end(life);
    expect(life.latest().queue).toMatchObject({ waiting: 0, rows: [{ state: 'expired' }] });
    await hall.remote.faults({ mode: 'none' });
    await life.until(({ platform }) => expect(platform.state).toBe('online'));
    expect(await effects()).toEqual([]);
  });

  test('in the middle of a download: it goes on by itself and opens, and is not saved twice', async () => {
    const life = await terminal();
    await hall.remote.showCode('zhang');
    const { sessionId } = await agree(life);
    await life.until(({ queue }) => expect(queue.waiting).toBe(0));
    await hall.remote.faults({ mode: 'drop' });
    unwrap(life.ask('certificate.open', { sessionId, certificateId: 'c1' }));
    const opened = (state: string) => ({ opened: { certificateId: 'c1', state } });
    await life.until(({ session }) => expect(session).toMatchObject(opened('waiting')));
    const downloads = () =>
      life.latest().queue.rows.filter(({ kind }) => kind === 'deferred-fetch');
    expect(downloads()).toMatchObject([{ destination: '1390000' }]);
    await hall.remote.faults({ mode: 'none' });
    await life.until(({ session }) => expect(session).toMatchObject(opened('ready')));
    const file = unwrap(life.ask('certificate.read', { sessionId, certificateId: 'c1' }));
    expect(file.bytes.length).toBeGreaterThan(1_000);
    expect(downloads()).toMatchObject([{ state: 'done' }]);
  });

  test('for a download that nobody waits for any more: it is given up', async () => {
    const life = await terminal();
    await hall.remote.showCode('zhang');
    const { sessionId } = await agree(life);
    await hall.remote.faults({ mode: 'down' });
    unwrap(life.ask('certificate.open', { sessionId, certificateId: 'c1' }));
    await life.until(({ session }) =>
      expect(session).toMatchObject({ opened: { state: 'waiting' } }),
    );
    await end(life);
    const downloads = life.latest().queue.rows.filter(({ kind }) => kind === 'deferred-fetch');
    expect(downloads).toMatchObject([{ state: 'expired' }]);
    await hall.remote.faults({ mode: 'none' });
    await life.until(({ queue }) => expect(queue.waiting).toBe(0));
    expect(await effects()).not.toContain('delivered');
  });

  test('longer than the code lives: the screen says so', async () => {
    const life = await terminal();
    const { code } = await hall.remote.issueCode('zhang', { lifetimeS: 1 });
    await hall.remote.faults({ mode: 'down' });
    await hall.remote.scan(code);
    await life.reaches('queued');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await hall.remote.faults({ mode: 'none' });
    await failsWith(life, 'QUEUE_EXPIRED');
  });
});

describe('a new service on the same folder', () => {
  test('goes on with the scan that was saved, for the item it was made for', async () => {
    const dataDir = hall.folder();
    const before = await terminal({ dataDir });
    unwrap(before.ask('item.choose', { itemCode: 'ITEM-2' }));
    await hall.remote.faults({ mode: 'down' });
    await hall.remote.showCode('zhang');
    await before.reaches('queued');
    await before.stop();
    const after = await terminal({ dataDir });
    expect(after.snapshots[0]).toMatchObject({
      session: { state: 'queued' },
      itemCode: 'ITEM-2',
      queue: { waiting: 1 },
    });
    await hall.remote.faults({ mode: 'none' });
    expect((await after.reaches('consent')).itemName.en).toBe('Second item');
    await agree(after);
    expect(await effects()).toEqual(['verified', 'consented', 'listed']);
  });

  test('stopped in the middle of everything it stops, and says nothing afterwards', async () => {
    const life = await terminal();
    await hall.remote.faults({ mode: 'none', latencyMs: 400 });
    await hall.remote.showCode('zhang');
    await life.reaches('working');
    await life.stop();
    const { length } = hall.told();
    await hall.remote.faults({ mode: 'none' });
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(hall.told()).toHaveLength(length);
  });
});

describe('a store that cannot be written', () => {
  test('is told; nothing is disclosed without its entry, everything else goes on', async () => {
    const blocker = path.join(hall.folder(), 'file');
    writeFileSync(blocker, '');
    const life = await terminal({ dataDir: path.join(blocker, 'data') });
    expect(life.latest().diagnostics).toMatchObject([{ key: 'store-failed' }]);
    await hall.remote.showCode('zhang');
    const { sessionId } = await life.reaches('consent');
    unwrap(life.ask('session.agree', { sessionId }));
    await failsWith(life, 'STORE_FAILED');
    expect(await effects()).toEqual(['verified']);
    expect(life.latest().devices.map(({ state }) => state)).toEqual(['ready', 'ready']);
    await hall.remote.putCard('wang');
    expect((await life.reaches('consent')).subject.nameMasked).toBe('王*芬');
    await end(life);
    await hall.remote.faults({ mode: 'down' });
    await hall.remote.showCode('zhang');
    await failsWith(life, 'STORE_FAILED');
    expect(life.latest().queue).toEqual({ waiting: 0, dead: 0, locked: 0, rows: [] });
  });
});

test('the search for secrets had something to search for', () => {
  const words = hall.told().join('\n');
  expect(hall.secrets().length).toBeGreaterThan(40);
  for (const masked of ['张*岚', '390102********0028', 'scan.parsed', 'queue.done', '"ready"']) {
    expect(words).toContain(masked);
  }
});
