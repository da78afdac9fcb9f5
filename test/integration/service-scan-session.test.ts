import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { type Hall, ITEM, openHall, type TerminalLife } from '../support/hall.ts';

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

/** A terminal that shows a code, and only the effects that come from now on. */
async function showing(minLevel = 1): Promise<TerminalLife> {
  seen = (await hall.remote.effects()).length;
  const life = await hall.terminal({ items: [{ ...ITEM, minLevel }] });
  onTestFinished(() => life.stop());
  unwrap(life.ask('session.scan', {}));
  await life.until(({ session }) => expect(session).toMatchObject({ phase: 'pending' }));
  return life;
}
/** Receipts come when they come. */
async function effects(): Promise<string[]> {
  const all = (await hall.remote.effects()).slice(seen).filter(({ kind }) => kind !== 'receipt');
  return all.map(({ kind, citizenId }) => `${kind} ${citizenId}`);
}
const standing = async () => (await hall.remote.scanSessions())[0]?.state;

describe('the code on the screen', () => {
  test('is the one that the phone reads; consent there brings the list here', async () => {
    const life = await showing();
    const [shown] = await hall.remote.scanSessions();
    expect(life.latest().session).toMatchObject({
      ...{ state: 'scan-session', scanCode: shown?.scanCode, itemName: { en: 'First item' } },
    });
    await hall.remote.phone('zhang', 'scan');
    await life.until(({ session }) => expect(session).toMatchObject({ phase: 'scanned' }));
    await hall.remote.phone('zhang', 'confirm');
    const { certificates, subject, sessionId } = await life.reaches('certificates');
    expect([certificates.length, subject.nameMasked, subject.realNameLevel]).toEqual([
      4,
      '张*岚',
      4,
    ]);
    unwrap(life.ask('certificate.open', { sessionId, certificateId: 'c1' }));
    await life.until(({ session }) =>
      expect(session).toMatchObject({ opened: { state: 'ready' } }),
    );
    const states = life.snapshots.map(({ session }) => session.state);
    expect(states).not.toContain('consent');
    expect(await effects()).toEqual(['consented zhang', 'listed zhang', 'delivered zhang']);
  });

  test('refused on the phone is refused here', async () => {
    const life = await showing();
    await hall.remote.phone('li', 'scan');
    await hall.remote.phone('li', 'refuse');
    expect((await life.reaches('failed')).failure.code).toBe('CONSENT_REFUSED');
    expect(await effects()).toEqual(['refused li']);
  });

  test('confirmed on the phone may still need the card', async () => {
    const life = await showing(5);
    await hall.remote.phone('zhang', 'scan');
    await hall.remote.phone('zhang', 'confirm');
    expect(await life.reaches('evidence')).toMatchObject({ missing: ['CARD'] });
    await hall.remote.putCard('zhang');
    const { subject, certificates } = await life.reaches('certificates');
    expect([subject.realNameLevel, certificates.length]).toEqual([5, 4]);
    expect(await effects()).toEqual(['consented zhang', 'identified zhang', 'listed zhang']);
  });
});

describe('given up', () => {
  test('by whoever goes', async () => {
    const life = await showing();
    const { session } = life.latest();
    unwrap(life.ask('session.end', 'sessionId' in session ? { sessionId: session.sessionId } : {}));
    expect((await life.reaches('ended')).reason).toBe('by-person');
    await expect.poll(standing).toBe('CANCELLED');
  });
  test('by a code that is shown to the terminal instead', async () => {
    const life = await showing();
    await hall.remote.showCode('zhang');
    expect((await life.reaches('consent')).subject.via).toBe('code');
    await expect.poll(standing).toBe('CANCELLED');
  });
  test('by a card', async () => {
    const life = await showing();
    await hall.remote.putCard('wang');
    expect((await life.reaches('consent')).subject.via).toBe('id-card');
    await expect.poll(standing).toBe('CANCELLED');
  });
});

describe('the platform out of reach', () => {
  test('is said at once where no code can be had', async () => {
    const life = await hall.terminal();
    onTestFinished(() => life.stop());
    await hall.remote.faults({ mode: 'down' });
    await life.until(({ platform }) => expect(platform.state).toBe('offline'));
    unwrap(life.ask('session.scan', {}));
    expect(life.latest().queue.waiting).toBe(0);
    expect((await life.reaches('failed')).failure.code).toBe('PLATFORM_UNREACHABLE');
  });
  test('for a while costs nothing', async () => {
    const life = await showing();
    await hall.remote.faults({ mode: 'down' });
    await life.until(({ platform }) => expect(platform.state).toBe('offline'));
    expect(life.latest().session).toMatchObject({ state: 'scan-session', phase: 'pending' });
    await hall.remote.faults({ mode: 'none' });
    await hall.remote.phone('zhang', 'scan');
    await hall.remote.phone('zhang', 'confirm');
    expect((await life.reaches('certificates')).certificates).toHaveLength(4);
  });
});
