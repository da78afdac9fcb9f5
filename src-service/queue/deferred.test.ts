import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bench, type Heard, LIFETIME_S, NOON, soon } from '../../test/support/deferred-bench.ts';

describe('a saved scan', () => {
  test('waits, is verified when the platform is back, and leaves nothing', async () => {
    const { clock, effects, effectsOf, scanOf, terminal } = await bench();
    const { hears, logged, queue, save, service, stateOf } = terminal();
    const input = await scanOf('zhang');
    const row = save(input);
    expect(row).toMatchObject({ state: 'pending', tries: 0, nextTryAt: NOON + 1_000 });
    expect(row.expiresAt).toBe(NOON + LIFETIME_S * 1_000);
    expect(await effects()).toEqual([]);
    service.wake();
    await hears({ what: 'done', row: row.id, more: '张*岚' });
    expect(await effectsOf(input)).toEqual(['verified']);
    expect([stateOf(row.id), queue.savedScans()]).toEqual(['done', []]);
    expect(logged.map(({ event }) => event)).toEqual(['queue.added', 'queue.done']);
    // All that is planned is to fetch the next route table and to remove old rows.
    expect(clock.pending()).toBe(2);
  });
  test('is tried by itself when its time has come, not before', async () => {
    const { clock, scanOf, terminal } = await bench();
    const { hears, heard, save } = terminal();
    const input = await scanOf('zhang');
    const { id } = save(input);
    clock.advance(999);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toEqual([]);
    clock.advance(1);
    await hears({ what: 'done', row: id, more: '张*岚' });
  });
  test('is one of several: all are verified, in their order', async () => {
    const { effects, scanOf, terminal } = await bench();
    const { hears, save, service } = terminal();
    const rows = [];
    for (const citizen of ['zhang', 'li', 'wang']) rows.push(save(await scanOf(citizen)).id);
    service.wake();
    service.wake();
    await hears(
      { what: 'done', row: rows[0]!, more: '张*岚' },
      { what: 'done', row: rows[1]!, more: '李*远' },
      { what: 'done', row: rows[2]!, more: '王*芬' },
    );
    expect((await effects()).map(({ kind }) => kind)).toEqual(['verified', 'verified', 'verified']);
  });
  test('that comes while another is tried is not forgotten', async () => {
    const { clock, faults, scanOf, terminal, heldBack } = await bench();
    const { hears, save, service, warmUp } = terminal();
    await warmUp();
    const [first, second] = [await scanOf('zhang'), await scanOf('li')];
    await faults('none', 10);
    const one = save(first).id;
    service.wake();
    await heldBack(first);
    const two = save(second).id;
    await faults('none');
    clock.advance(10);
    await hears({ what: 'done', row: one, more: '张*岚' });
    clock.advance(1_000);
    await hears(
      { what: 'done', row: one, more: '张*岚' },
      { what: 'done', row: two, more: '李*远' },
    );
  });
});

describe('tries', () => {
  /** Waits after each failed try of one row, in milliseconds. */
  async function waits(random: () => number, count: number): Promise<number[]> {
    const { clock, faults, scanOf, terminal } = await bench();
    const { heard, save } = terminal({ random });
    await faults('error-500');
    let { nextTryAt } = save(await scanOf('zhang'), 3_600);
    const seen = [nextTryAt - NOON];
    while (seen.length <= count) {
      clock.advance(nextTryAt - clock.now());
      await soon(() => expect(heard).toHaveLength(seen.length));
      nextTryAt = Number(heard.at(-1)?.more);
      seen.push(nextTryAt - clock.now());
    }
    return seen;
  }

  test('wait twice as long each time, up to a quarter of a minute', async () => {
    expect(await waits(() => 1, 6)).toEqual([1_000, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  });
  test('chance takes at most half of it off', async () => {
    expect(await waits(() => 0, 6)).toEqual([500, 500, 1_000, 2_000, 4_000, 7_500, 7_500]);
  });
  test('whatever the dice say, the times are whole milliseconds within the bounds', async () => {
    const dice = fc.sample(
      fc.nat(999_999).map((millionths) => millionths / 1_000_000),
      50,
    );
    for (const [index, wait] of (await waits(() => dice.pop() ?? 0.3, 30)).entries()) {
      const longest = Math.min(1_000 * 2 ** Math.max(0, index - 1), 15_000);
      expect(wait).toSatisfy(Number.isInteger);
      expect(wait).toBeGreaterThanOrEqual(longest / 2);
      expect(wait).toBeLessThanOrEqual(longest);
    }
  });
  test.each([
    ['down', 'PLATFORM_UNREACHABLE'],
    ['error-500', 'PLATFORM_ERROR'],
    ['error-429', 'RATE_LIMIT'],
  ] as const)('%s: the row waits on and remembers %s', async (mode, code) => {
    const { faults, scanOf, terminal } = await bench();
    const { hears, logged, queue, save, service } = terminal();
    await faults(mode);
    const { id } = save(await scanOf('zhang'));
    service.wake();
    await hears({ what: 'tried', row: id, more: NOON + 1_000 });
    expect(queue.savedScans()).toMatchObject([
      { id, state: 'pending', tries: 1, lastFailure: code },
    ]);
    expect(logged.at(-1)).toEqual({ event: 'queue.tried', row: id, code });
    await faults('none');
    service.wake();
    await hears(
      { what: 'tried', row: id, more: NOON + 1_000 },
      { what: 'done', row: id, more: '张*岚' },
    );
  });
  test.each(['drop', 'slow-body'] as const)(
    '%s: the effect was done and the answer lost; the next try brings it, and there is one effect',
    async (mode) => {
      const { faults, effectsOf, scanOf, terminal } = await bench();
      const { heard, save, service, warmUp } = terminal({ timeoutMs: 300 });
      await warmUp();
      const input = await scanOf('zhang');
      await faults(mode);
      const { id } = save(input);
      service.wake();
      await soon(() => expect(heard).toHaveLength(1));
      expect(heard[0]?.what).toBe('tried');
      await faults('none');
      service.wake();
      await soon(() => expect(heard[1]).toEqual({ what: 'done', row: id, more: '张*岚' }));
      expect(await effectsOf(input)).toEqual(['verified']);
    },
  );
});

describe('the end of a code', () => {
  const expired = (row: string): Heard => ({ what: 'failed', row, more: 'QUEUE_EXPIRED' });

  test('comes on the millisecond while it waits, before its next try', async () => {
    const { clock, faults, scanOf, terminal } = await bench();
    const { heard, save, stateOf } = terminal();
    await faults('down');
    const { id } = save(await scanOf('zhang'), 2);
    clock.advance(1_000);
    await soon(() => expect(heard).toHaveLength(1));
    // The next try would be at 2,000.
    clock.advance(999);
    expect(stateOf(id)).toBe('pending');
    clock.advance(1);
    expect([heard[1], stateOf(id)]).toEqual([expired(id), 'expired']);
  });
  test('while a try is under way: an answer that comes late is still the answer', async () => {
    const { clock, faults, scanOf, terminal, heldBack } = await bench();
    const { hears, save, service, warmUp } = terminal();
    await warmUp();
    const input = await scanOf('zhang');
    await faults('none', 3_000);
    const { id } = save(input, 2);
    service.wake();
    await heldBack(input);
    clock.advance(3_000);
    await hears({ what: 'done', row: id, more: '张*岚' });
  });
  test('while a try is under way whose answer is lost', async () => {
    const { clock, faults, scanOf, terminal, heldBack } = await bench();
    const { heard, save, service, stateOf, warmUp } = terminal();
    await warmUp();
    const input = await scanOf('zhang');
    await faults('drop', 3_000);
    const { id } = save(input, 2);
    service.wake();
    await heldBack(input);
    // Directly, and then by way of the hub.
    await soon(() => {
      clock.advance(3_000);
      expect(heard.at(-1)).toEqual(expired(id));
    });
    expect(stateOf(id)).toBe('expired');
  });
  test('that passed while the terminal was off is told at its start', async () => {
    const { clock, effects, scanOf, terminal } = await bench();
    const before = terminal();
    const { id } = before.save(await scanOf('zhang'), 30);
    before.end();
    clock.advance(30_000);
    const after = terminal();
    after.service.start();
    expect(after.heard).toEqual([expired(id)]);
    expect(await effects()).toEqual([]);
  });
  test('is the platform’s word too: CODE_EXPIRED is told as QUEUE_EXPIRED', async () => {
    const { clock, effectsOf, scanOf, terminal } = await bench();
    const { hears, save, service, stateOf } = terminal();
    const input = await scanOf('zhang', 1);
    clock.advance(1_001);
    const { id } = save(input, 600);
    service.wake();
    await hears(expired(id));
    expect([stateOf(id), await effectsOf(input)]).toEqual(['expired', []]);
  });
});
