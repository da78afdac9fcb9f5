import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { TerminalConfigInput } from '../../contract/config.ts';
import { CITIZENS } from '../../simulator/data/citizens.ts';
import { agree, type Hall, ITEM, openHall, type TerminalLife } from '../support/hall.ts';

let hall: Hall;
let seen: number;

beforeAll(async () => {
  hall = await openHall();
}, 60_000);
afterAll(() => hall.close());
afterEach(async () => {
  await hall.remote.liftCard();
  const words = hall.told().join('\n');
  for (const secret of hall.secrets()) expect(words.includes(secret)).toBe(false);
});

/** A terminal whose one item needs this level, and only the effects that come from now on. */
async function terminal(
  minLevel: number,
  change: Partial<TerminalConfigInput> = {},
): Promise<TerminalLife> {
  seen = (await hall.remote.effects()).length;
  const life = await hall.terminal({ items: [{ ...ITEM, minLevel }], ...change });
  onTestFinished(() => life.stop());
  return life;
}
/** Receipts come when they come. */
async function effects(): Promise<string[]> {
  const all = (await hall.remote.effects()).slice(seen).filter(({ kind }) => kind !== 'receipt');
  return all.map(({ kind, citizenId }) => `${kind} ${citizenId}`);
}
/** What a window shows of this person. */
function shows({ snapshots }: TerminalLife, citizenId: string): boolean {
  const { idNo } = CITIZENS.find(({ id }) => id === citizenId)!;
  const masked = `${idNo.slice(0, 6)}********${idNo.slice(-4)}`;
  return JSON.stringify(snapshots).includes(masked);
}

describe('an item of level 5', () => {
  test('asks the person of a code for the card, and goes on with both', async () => {
    const life = await terminal(5);
    await hall.remote.showCode('zhang');
    const asked = await life.reaches('evidence');
    expect(asked).toMatchObject({ needLevel: 5, missing: ['CARD'], subject: { realNameLevel: 4 } });
    await hall.remote.putCard('zhang');
    const { subject, sessionId } = await life.reaches('consent');
    expect(sessionId).toBe(asked.sessionId);
    expect(subject).toMatchObject({ via: 'code', realNameLevel: 5, card: { layout: 'resident' } });
    expect(subject.proofs).toEqual(['CODE', 'PASSWORD', 'SMS', 'ID3', 'FACE', 'CARD']);
    expect((await agree(life)).certificates).toHaveLength(4);
    const kinds = ['verified', 'identified', 'consented', 'listed'];
    expect(await effects()).toEqual(kinds.map((kind) => `${kind} zhang`));
  });

  test('asks the person of a card for the code, and goes on with both', async () => {
    const life = await terminal(5);
    await hall.remote.putCard('zhang');
    expect(await life.reaches('evidence')).toMatchObject({ missing: ['CODE'] });
    await hall.remote.showCode('zhang');
    expect((await life.reaches('consent')).subject).toMatchObject({ realNameLevel: 5 });
    expect((await agree(life)).certificates).toHaveLength(4);
  });

  test('stops at another person’s card, which goes nowhere and is shown nowhere', async () => {
    const life = await terminal(5);
    await hall.remote.showCode('zhang');
    await life.reaches('evidence');
    await hall.remote.putCard('li');
    expect((await life.reaches('failed')).failure.code).toBe('PERSON_MISMATCH');
    expect(await effects()).toEqual(['verified zhang']);
    expect([shows(life, 'zhang'), shows(life, 'li')]).toEqual([true, false]);
    // The next one begins as ever.
    await hall.remote.showCode('zhang');
    await life.reaches('evidence');
  });

  test('stops at another person’s code', async () => {
    const life = await terminal(5);
    await hall.remote.putCard('zhang');
    await life.reaches('evidence');
    await hall.remote.showCode('li');
    expect((await life.reaches('failed')).failure.code).toBe('PERSON_MISMATCH');
    expect(await effects()).toEqual(['identified zhang', 'verified li']);
    expect(shows(life, 'li')).toBe(false);
  });
});

describe('what cannot be reached here is named', () => {
  test('a face', async () => {
    const life = await terminal(4);
    await hall.remote.showCode('li');
    const { failure } = await life.reaches('failed');
    expect(failure).toEqual({ code: 'LEVEL_TOO_LOW', detail: '3 of 4: FACE' });
    expect((await effects()).filter((one) => one.startsWith('consented'))).toEqual([]);
  });
  test('a card, where there is no reader', async () => {
    const life = await terminal(5);
    await hall.remote.unplug('reader-1');
    onTestFinished(() => hall.remote.plug('reader-1'));
    await life.until(({ devices }) =>
      expect(devices.find(({ kind }) => kind === 'id-card-reader')?.state).not.toBe('ready'),
    );
    await hall.remote.showCode('zhang');
    const { failure } = await life.reaches('failed');
    expect(failure).toEqual({ code: 'LEVEL_TOO_LOW', detail: '4 of 5: CARD' });
  });
});

describe('a clerk’s comparison of face and card photo', () => {
  const counter = (change: Partial<TerminalConfigInput['items'][number]>): Promise<TerminalLife> =>
    terminal(4, { mode: 'counter', items: [{ ...ITEM, minLevel: 4, ...change }] });

  test('is enough where the item lets it count, and stays with the session', async () => {
    const life = await counter({ acceptManualComparison: true });
    await hall.remote.putCard('li');
    const asked = await life.reaches('evidence');
    expect(asked).toMatchObject({ missing: ['CODE', 'CLERK'] });
    const { sessionId, comparableCard: cardId = '' } = asked;
    expect(
      life.ask('face.compare', { sessionId, cardId, photo: 'printed', same: true }),
    ).toMatchObject({ ok: true });
    const { subject } = await life.reaches('consent');
    expect(subject).toMatchObject({
      ...{ realNameLevel: 3, levelName: '4M', proofs: ['ID3', 'CARD', 'MANUAL'] },
    });
    await agree(life);
    expect(
      life.ask('face.compare', { sessionId, cardId, photo: 'printed', same: false }),
    ).toMatchObject({ ok: false });
    // The next person's session knows nothing of it.
    await hall.remote.liftCard();
    await hall.remote.putCard('zhang');
    expect(await life.reaches('evidence')).toMatchObject({ subject: { proofs: ['ID3', 'CARD'] } });
  });

  test('is not asked for by the table alone', async () => {
    const life = await counter({});
    await hall.remote.putCard('li');
    expect(await life.reaches('evidence')).toMatchObject({ missing: ['CODE'] });
  });

  test('that finds another face is a clear stop', async () => {
    const life = await counter({ acceptManualComparison: true });
    await hall.remote.putCard('li');
    const { sessionId, comparableCard: cardId = '' } = await life.reaches('evidence');
    expect(
      life.ask('face.compare', { sessionId, cardId, photo: 'printed', same: false }),
    ).toMatchObject({ ok: true });
    expect((await life.reaches('failed')).failure).toEqual({ code: 'FACE_MISMATCH' });
    expect(await effects()).toEqual(['identified li']);
  });
});

describe('a card that was reported lost', () => {
  const isStopped = async (life: TerminalLife): Promise<void> => {
    expect((await life.reaches('failed')).failure).toEqual({ code: 'CARD_REPORTED_LOST' });
    expect((await effects()).filter((one) => one.startsWith('consented'))).toEqual([]);
    // The next one begins as ever.
    await hall.remote.liftCard();
    await hall.remote.showCode('zhang');
    await life.until(({ session }) => expect(['consent', 'evidence']).toContain(session.state));
  };

  test('serves nobody, whatever the item asks for, and nobody is shown', async () => {
    const life = await terminal(1);
    await hall.remote.putCard('chen');
    await isStopped(life);
    expect(shows(life, 'chen')).toBe(false);
  });
  test('is no proof beside the code of its holder', async () => {
    const life = await terminal(5);
    await hall.remote.showCode('chen');
    await life.reaches('evidence');
    await hall.remote.putCard('chen');
    await isStopped(life);
  });
  test('ends the session of its holder at the counter', async () => {
    const life = await terminal(1, { mode: 'counter' });
    await hall.remote.showCode('chen');
    await life.reaches('consent');
    await hall.remote.putCard('chen');
    await isStopped(life);
  });
});

describe('a card beside a verified code at the counter', () => {
  test('of the same person joins the session, quietly', async () => {
    const life = await terminal(1, { mode: 'counter' });
    await hall.remote.showCode('zhang');
    const { sessionId } = await agree(life);
    await hall.remote.putCard('zhang');
    await life.until(({ session }) =>
      expect(session).toMatchObject({
        ...{ state: 'certificates', sessionId },
        subject: { via: 'code', realNameLevel: 5, card: { layout: 'resident' } },
      }),
    );
    expect((await effects()).at(-1)).toBe('identified zhang');
  });
  test('of another person is the next citizen', async () => {
    const life = await terminal(1, { mode: 'counter' });
    await hall.remote.showCode('zhang');
    const { sessionId } = await agree(life);
    await hall.remote.putCard('li');
    await life.until(({ session }) =>
      expect(session).toMatchObject({ state: 'consent', subject: { nameMasked: '李*远' } }),
    );
    expect(life.latest().session).not.toMatchObject({ sessionId });
    expect((await effects()).filter((one) => one.startsWith('identified'))).toEqual([
      'identified li',
    ]);
  });
});
