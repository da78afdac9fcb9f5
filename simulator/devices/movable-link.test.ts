import { expect, test } from 'vitest';
import type { Link } from './link.ts';
import { createMovableLink } from './movable-link.ts';

/** Ports whose plugging takes a moment, and which cannot stand being plugged twice at a time. */
function slowPorts() {
  const log: string[] = [];
  let count = 0;
  let isBusy = false;
  async function slowly(what: string): Promise<void> {
    expect(isBusy).toBe(false);
    isBusy = true;
    await new Promise((resolve) => setTimeout(resolve, 2));
    isBusy = false;
    log.push(what);
  }
  function open(): Promise<Link> {
    const path = `port-${++count}`;
    return Promise.resolve({
      kind: 'tcp',
      path,
      isPlugged: () => true,
      plug: () => slowly(`plug ${path}`),
      unplug: () => slowly(`unplug ${path}`),
      send: () => void log.push(`send ${path}`),
    });
  }
  return { log, open };
}

test('plugging, unplugging and moving wait for one another', async () => {
  const { log, open } = slowPorts();
  let powerOffs = 0;
  const link = await createMovableLink(open, () => powerOffs++);
  await Promise.all([link.unplug(), link.plug(), link.move(), link.unplug(), link.plug()]);
  expect(log).toEqual([
    'unplug port-1',
    'plug port-1',
    'unplug port-1',
    'unplug port-2',
    'plug port-2',
  ]);
  expect(link.path).toBe('port-2');
  expect(powerOffs).toBe(3);
  link.send(Uint8Array.of(1));
  expect(log.at(-1)).toBe('send port-2');
});

test('what failed does not stand in the way of what comes after', async () => {
  let fails = true;
  const link = await createMovableLink(
    () =>
      Promise.resolve({
        kind: 'tcp',
        path: 'here',
        isPlugged: () => true,
        plug: () => (fails ? Promise.reject(new Error('no pseudo-terminal')) : Promise.resolve()),
        unplug: () => Promise.resolve(),
        send: () => {},
      }),
    () => {},
  );
  await expect(link.plug()).rejects.toThrow('no pseudo-terminal');
  fails = false;
  await expect(link.plug()).resolves.toBeUndefined();
});
