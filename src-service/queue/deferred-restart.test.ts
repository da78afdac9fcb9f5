import { describe, expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { bench, type Heard, LIFETIME_S, soon } from '../../test/support/deferred-bench.ts';
import { newRequestId } from '../platform/intent.ts';
import { ITEM } from '../session/test-data.ts';

describe('a new service on the same file', () => {
  test('goes on where the one before stood, with the same name of the intent', async () => {
    const { clock, faults, effectsOf, scanOf, terminal } = await bench();
    const before = terminal({ timeoutMs: 300 });
    await before.warmUp();
    const input = await scanOf('zhang');
    await faults('drop');
    const { id } = before.save(input);
    before.service.wake();
    await soon(() => expect(before.heard).toHaveLength(1));
    before.end();
    await faults('none');
    const after = terminal();
    after.service.start();
    expect(after.deferred.itemOf(id)).toEqual(ITEM);
    clock.advance(1_000);
    await after.hears({ what: 'done', row: id, more: '张*岚' });
    expect(await effectsOf(input)).toEqual(['verified']);
  });
  test('stopped in the middle of a try, it loses nothing and doubles nothing', async () => {
    const { clock, faults, effectsOf, scanOf, terminal, heldBack } = await bench();
    const before = terminal();
    await before.warmUp();
    const input = await scanOf('zhang');
    await faults('none', 10);
    const { id } = before.save(input);
    before.service.wake();
    await heldBack(input);
    before.end();
    await faults('none');
    clock.advance(10);
    expect(before.heard).toEqual([]);
    const after = terminal();
    after.service.wake();
    await after.hears({ what: 'done', row: id, more: '张*岚' });
    expect(await effectsOf(input)).toEqual(['verified']);
  });
  test('stopped, it plans nothing any more', async () => {
    const { clock, scanOf, terminal } = await bench();
    const { deferred, save, service } = terminal();
    const { id } = save(await scanOf('zhang'));
    service.stop();
    service.start();
    expect(clock.pending()).toBe(0);
    deferred.withdraw(id);
    expect(clock.pending()).toBe(0);
  });
});

describe('a citizen who leaves', () => {
  test('takes a scan that waits along', async () => {
    const { clock, effects, scanOf, terminal } = await bench();
    const { deferred, heard, logged, save, service, stateOf } = terminal();
    const { id } = save(await scanOf('zhang'));
    deferred.withdraw(id);
    expect([stateOf(id), clock.pending()]).toEqual(['expired', 1]);
    service.wake();
    clock.advance(LIFETIME_S * 1_000);
    expect([heard, await effects()]).toEqual([[], []]);
    expect(JSON.stringify(logged)).not.toContain('tried');
  });
  test('takes one along that is being tried: its answer is heard by nobody', async () => {
    const { clock, faults, scanOf, terminal, heldBack } = await bench();
    const { deferred, heard, save, service, stateOf, warmUp } = terminal();
    await warmUp();
    const [input, next] = [await scanOf('zhang'), await scanOf('li')];
    await faults('none', 10);
    const { id } = save(input);
    service.wake();
    await heldBack(input);
    deferred.withdraw(id);
    await faults('none');
    const other = save(next).id;
    service.wake();
    clock.advance(10);
    await soon(() => expect(heard).toEqual([{ what: 'done', row: other, more: '李*远' }]));
    expect(stateOf(id)).toBe('expired');
  });
  test('is not brought back by a restart in the middle of the try', async () => {
    const { faults, scanOf, terminal, heldBack } = await bench();
    const before = terminal();
    await before.warmUp();
    const input = await scanOf('zhang');
    await faults('none', 10);
    before.save(input);
    before.service.wake();
    await heldBack(input);
    before.deferred.withdraw(before.queue.savedScans()[0]!.id);
    before.end();
    expect(terminal().queue.savedScans()).toEqual([]);
  });
});

describe('a row that can never succeed', () => {
  const dead = (row: string, more: string): Heard => ({ what: 'failed', row, more });

  test('damaged it ends, and the one behind it is verified', async () => {
    const { scanOf, terminal } = await bench();
    const { db, hears, logged, save, service, stateOf } = terminal();
    const lost = save(await scanOf('zhang')).id;
    db.prepare('UPDATE queue SET payload = zeroblob(99)').run();
    const good = save(await scanOf('li')).id;
    service.wake();
    await hears(dead(lost, 'STORE_FAILED'), { what: 'done', row: good, more: '李*远' });
    expect([stateOf(lost), stateOf(good)]).toEqual(['dead', 'done']);
    expect(logged).toContainEqual({ event: 'queue.dead', row: lost, code: 'STORE_FAILED' });
  });
  test('for an item that is no more', async () => {
    const { scanOf, terminal } = await bench();
    const { deferred, hears, service } = terminal();
    const { id } = unwrap(deferred.save(await scanOf('zhang'), 'GONE', LIFETIME_S));
    service.wake();
    await hears(dead(id, 'STORE_FAILED'));
  });
  test('a code that was used ends in the words of the platform', async () => {
    const { scanOf, terminal } = await bench();
    const { hears, save, service, stateOf } = terminal();
    const input = await scanOf('zhang');
    const first = save(input).id;
    const again = save({ ...input, requestId: newRequestId() }).id;
    service.wake();
    await hears({ what: 'done', row: first, more: '张*岚' }, dead(again, 'CODE_USED'));
    expect(stateOf(again)).toBe('dead');
  });
});

test('a row whose key is not at hand waits for it, is counted, and stops nobody', async () => {
  const { effectsOf, scanOf, terminal, changeKey } = await bench();
  const before = terminal();
  const input = await scanOf('zhang');
  const locked = before.save(input).id;
  before.end();
  const giveBack = changeKey();
  const without = terminal();
  const good = without.save(await scanOf('li')).id;
  expect(without.deferred.itemOf(locked)).toBeUndefined();
  without.service.wake();
  await without.hears({ what: 'done', row: good, more: '李*远' });
  expect(without.stateOf(locked)).toBe('pending');
  expect(without.service.view()).toMatchObject({ waiting: 1, locked: 1 });
  without.end();
  giveBack();
  const after = terminal();
  after.service.wake();
  await after.hears({ what: 'done', row: locked, more: '张*岚' });
  expect(after.service.view()).toMatchObject({ waiting: 0, locked: 0 });
  expect(await effectsOf(input)).toEqual(['verified']);
});
