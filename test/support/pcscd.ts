import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DAEMON = '/usr/sbin/pcscd';
const DRIVER = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';

/** Why the real service cannot be run here; undefined where it can. */
export function missingForPcscd(): string | undefined {
  if (process.platform !== 'linux' || !existsSync(DAEMON)) return 'pcscd is not installed';
  if (!existsSync(DRIVER)) return 'the virtual reader vsmartcard-vpcd is not installed';
  return process.getuid?.() === 0 ? undefined : 'pcscd starts only as root';
}

/**
 * Starts the service on a socket of its own, as systemd would: it takes a listening socket over as
 * descriptor 3 and never touches the one that belongs to the machine. Perl, which is on every
 * Debian, because Node cannot hand a listening socket over and stay away from it.
 */
const ACTIVATE = `
  my ($path, @command) = @ARGV;
  unlink $path;
  $^F = 3;
  my $socket = IO::Socket::UNIX->new(Local => $path, Listen => 8) or die $!;
  dup2(fileno $socket, 3);
  @ENV{qw(LISTEN_FDS LISTEN_PID)} = (1, $$);
  exec @command or die $!`;

/** A port and the next one: the driver has two slots. */
async function twoFreePorts(): Promise<number> {
  const first = createServer().listen(0, '127.0.0.1');
  await once(first, 'listening');
  const { port } = first.address() as AddressInfo;
  const second = createServer();
  try {
    await once(second.listen(Math.min(port + 1, 65_535), '127.0.0.1'), 'listening');
    return port;
  } catch {
    return await twoFreePorts();
  } finally {
    for (const server of [first, second]) server.close();
  }
}

/** A real `pcscd` with the virtual reader, whose cards come by TCP. */
export interface Pcscd {
  /** For `PCSCLITE_CSOCK_NAME`. */
  readonly socket: string;
  /** With the virtual reader, or without any: it looks for such readers at its start only. */
  start(options?: { readonly withReader: boolean }): Promise<void>;
  /** Ends it as a crash would. */
  crash(): Promise<void>;
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
  /** Puts a card into the first slot, which answers with these bytes. */
  insert(atr: Uint8Array): Promise<{ remove(): void }>;
  dispose(): Promise<void>;
}

/** The service, not started; {@link Pcscd.dispose} ends it and takes its folder away. */
export async function createPcscd(): Promise<Pcscd> {
  const folder = await mkdtemp(join(tmpdir(), 'liangma-pcscd-'));
  const port = await twoFreePorts();
  const readers = join(folder, 'readers');
  const socket = join(folder, 'pcscd.comm');
  const number = `0x${port.toString(16)}`;
  let daemon: ChildProcess | undefined;

  async function crash(): Promise<void> {
    const ending = daemon;
    daemon = undefined;
    if (!ending) return;
    const gone = once(ending, 'exit');
    ending.kill('SIGKILL');
    await gone;
  }

  const lines = [
    'FRIENDLYNAME "Virtual PCD"',
    `DEVICENAME /dev/null:${number}`,
    `LIBPATH ${DRIVER}`,
    `CHANNELID ${number}`,
  ]
    .map((line) => `${line}\n`)
    .join('');

  return {
    socket,
    async start({ withReader } = { withReader: true }) {
      await writeFile(readers, withReader ? lines : '');
      const command = [DAEMON, '--foreground', '--info', '--config', folder];
      const modules = ['-MIO::Socket::UNIX', '-MPOSIX=dup2'];
      const started = spawn('perl', [...modules, '-e', ACTIVATE, socket, ...command], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      daemon = started;
      let log = '';
      for await (const chunk of started.stdout.iterator({ destroyOnReturn: false })) {
        log += String(chunk);
        if (log.includes('daemon ready')) break;
      }
      started.stdout.resume();
      if (!log.includes('daemon ready')) throw new Error(`pcscd does not start: ${log}`);
    },
    crash,
    signal: (name) => void daemon?.kill(name),
    async insert(atr) {
      const line = connect(port, '127.0.0.1');
      await once(line, 'connect');
      line.on('error', () => {});
      // Each way: length in two bytes, most significant first. 4 asks for the answer to reset; 0, 1
      // and 2 (off, on, reset) want no answer.
      let kept = Buffer.alloc(0);
      line.on('data', (chunk) => {
        kept = Buffer.concat([kept, chunk]);
        while (kept.length >= 2 && kept.length >= 2 + kept.readUInt16BE()) {
          const message = kept.subarray(2, 2 + kept.readUInt16BE());
          kept = kept.subarray(2 + message.length);
          if (message.equals(Buffer.of(4))) line.write(Buffer.from([0, atr.length, ...atr]));
        }
      });
      return { remove: () => void line.destroy() };
    },
    async dispose() {
      await crash();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
