import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import { folder, terminal, type Terminal } from './device-terminal.test-support.ts';

const WAIT_MS = 10_000;

/** A device that somebody plays by hand, over a real pseudo-terminal. All bytes are hexadecimal. */
export interface Hand {
  /** Everything that the terminal has sent since the last {@link Hand.forget}. */
  heard(): string;
  forget(): void;
  says(hex: string): void;
  /** Waits until the terminal has sent this, whatever came before it; forgets both. */
  expects(hex: string): Promise<void>;
  /** Called whenever the terminal has sent something. */
  onHeard(listener: () => void): void;
}

/** Plugs the device in at the path: `socat` is the cable, this process the device. */
async function plugIn(path: string): Promise<Hand> {
  const socat = spawn('socat', ['-', `pty,raw,echo=0,link=${path}`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void socat.kill());
  await vi.waitFor(() => expect(existsSync(path)).toBe(true), { timeout: WAIT_MS });
  let heard = '';
  let onHeard = (): void => {};
  socat.stdout.on('data', (bytes: Buffer) => {
    heard += bytes.toString('hex');
    onHeard();
  });
  return {
    heard: () => heard,
    forget: () => {
      heard = '';
    },
    says: (hex) => void socat.stdin.write(Buffer.from(hex, 'hex')),
    async expects(hex) {
      await vi.waitFor(() => expect(heard).toContain(hex), { timeout: WAIT_MS, interval: 2 });
      heard = heard.slice(heard.indexOf(hex) + hex.length);
    },
    onHeard: (listener) => {
      onHeard = listener;
    },
  };
}

/**
 * A device of the model whose every byte the test writes by hand from the published descriptions,
 * and the terminal that it is plugged into. No encoder of the drivers or the simulator has a part in it.
 */
export async function handMade(
  model: string,
): Promise<{ readonly hand: Hand; readonly at: Terminal }> {
  const path = join(await folder(), 'ttyHAND');
  const hand = await plugIn(path);
  return { hand, at: terminal({ id: 'device', model, path }) };
}
