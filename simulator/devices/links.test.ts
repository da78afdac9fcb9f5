import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { transportFor } from '../../drivers/transport/open.ts';
import { createPtyLink, hasSocat } from './pty-link.ts';
import { createTcpLink } from './tcp-link.ts';
import type { Link } from './link.ts';

const KINDS = (await hasSocat()) ? (['pty', 'tcp'] as const) : (['tcp'] as const);

async function makeLink(
  kind: 'pty' | 'tcp',
): Promise<{ link: Link; heard: string[]; dir: string }> {
  const dir = await mkdtemp(join(tmpdir(), 'liangma-link-'));
  const heard: string[] = [];
  const hear = (bytes: Uint8Array): void => {
    heard.push(Buffer.from(bytes).toString('latin1'));
  };
  const link = kind === 'pty' ? await createPtyLink(dir, 'dev', hear) : await createTcpLink(hear);
  onTestFinished(async () => {
    await link.unplug();
    await rm(dir, { recursive: true });
  });
  return { link, heard, dir };
}

describe.each(KINDS)('a %s link', (kind) => {
  test('carries bytes both ways, through reopening and replugging', async () => {
    const { link, heard } = await makeLink(kind);
    for (let round = 0; round < 4; round++) {
      const opened = await transportFor(link.path).open({ baudRate: 9600 });
      if (!opened.ok) throw new Error(opened.error.code);
      const received: string[] = [];
      opened.value.onBytes((bytes) => received.push(Buffer.from(bytes).toString('latin1')));
      expect((await opened.value.write(Buffer.from(`up ${round}`))).ok).toBe(true);
      await vi.waitFor(() => expect(heard.join('')).toContain(`up ${round}`));
      link.send(Buffer.from(`down ${round}`));
      await vi.waitFor(() => expect(received.join('')).toBe(`down ${round}`));
      await opened.value.close();
      if (round % 2 === 1) {
        await link.unplug();
        expect(link.isPlugged()).toBe(false);
        await link.plug();
      }
      expect(link.isPlugged()).toBe(true);
    }
  });

  test('unplugged nothing stands at the path; doing it twice is harmless', async () => {
    const { link, dir } = await makeLink(kind);
    await link.unplug();
    await link.unplug();
    link.send(Buffer.from('lost'));
    const opened = await transportFor(link.path).open({ baudRate: 9600 });
    expect(opened).toMatchObject({ ok: false, error: { code: 'DEVICE_ABSENT' } });
    expect(await readdir(dir)).toEqual([]);
  });
});

test('over TCP the last one to connect has the device', async () => {
  const { link } = await makeLink('tcp');
  const port = Number(link.path.split(':')[2]);
  const first = connect(port, '127.0.0.1');
  await once(first, 'connect');
  const closed = once(first, 'close');
  const second = connect(port, '127.0.0.1');
  onTestFinished(() => void second.destroy());
  await closed;
  link.send(Buffer.from('hello'));
  expect(String((await once(second, 'data'))[0])).toBe('hello');
});

test.skipIf(KINDS.length === 1)('a socat that dies is an unplugged device', async () => {
  const { link, dir } = await makeLink('pty');
  const pid = execFileSync('pgrep', ['-f', `link=${join(dir, 'dev')}.tty`], { encoding: 'utf8' });
  process.kill(Number(pid));
  await vi.waitFor(() => expect(link.isPlugged()).toBe(false));
  await vi.waitFor(() => expect(existsSync(link.path)).toBe(false));
  await link.plug();
  expect(existsSync(link.path)).toBe(true);
});
