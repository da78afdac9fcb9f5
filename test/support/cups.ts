import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const DAEMON = '/usr/sbin/cupsd';
const ADMIN = '/usr/sbin/lpadmin';
const FILTER = '/usr/lib/cups/filter/pdftopdf';
const START_MS = 10_000;
/** As which Debian runs filters and backends. */
const USER = 'lp';
const run = promisify(execFile);

/** Why a real CUPS cannot be run here; undefined where it can. */
export function missingForCups(): string | undefined {
  if (process.platform !== 'linux' || !existsSync(DAEMON)) return 'cupsd is not installed';
  if (!existsSync(ADMIN)) return 'cups-client is not installed';
  if (!existsSync(FILTER)) return 'cups-filters-core-drivers is not installed';
  return process.getuid?.() === 0 ? undefined : 'a CUPS of the test’s own starts only as root';
}

/** A file printer, as a PPD has it: the PDF that CUPS' own filter has laid out is what comes out. */
const FILE_PRINTER = `*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "FILE.PPD"
*Product: "(File)"
*Manufacturer: "Test"
*ModelName: "File"
*ShortNickName: "File"
*NickName: "File"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize: PickOne
*DefaultPageSize: A4
*PageSize A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4: "595 842"
`;

/** Debian's own policy as far as jobs go, and nobody but this machine. */
const DAEMON_CONFIG = `LogLevel warn
Browsing No
WebInterface No
DefaultAuthType Basic
IdleExitTimeout 0
<Location />
  Order allow,deny
</Location>
<Policy default>
  <Limit Create-Job Print-Job Print-URI Validate-Job>
    Order deny,allow
  </Limit>
  <Limit Cancel-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`;

/** A real `cupsd` with a folder, socket and spool of its own. */
export interface Cups {
  readonly socket: string;
  /** A queue that writes what comes out into a file. */
  addFileQueue(name: string): Promise<void>;
  /** A queue that hands everything to an IPP printer, as it is. */
  addIppQueue(name: string, uri: string): Promise<void>;
  /** What came out of a file queue last; empty until then. */
  output(name: string): Promise<Buffer>;
  /** Documents and job records in the spool. */
  spooled(): Promise<readonly string[]>;
  /** What CUPS writes of every page (page_log). */
  pageLog(): Promise<string>;
  command(program: 'cupsdisable' | 'cupsenable' | 'cupsreject', queue: string): Promise<void>;
  dispose(): Promise<void>;
}

async function ids(): Promise<{ uid: number; gid: number }> {
  const id = async (which: '-u' | '-g'): Promise<number> =>
    Number((await run('id', [which, USER])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

async function start(folder: string): Promise<ChildProcess> {
  const etc = path.join(folder, 'etc');
  const daemon = spawn(
    DAEMON,
    ['-f', '-c', path.join(etc, 'cupsd.conf'), '-s', path.join(etc, 'cups-files.conf')],
    { stdio: 'ignore' },
  );
  const socket = path.join(folder, 'cups.sock');
  const until = performance.now() + START_MS;
  while (!existsSync(socket)) {
    if (daemon.exitCode !== null || performance.now() > until) {
      daemon.kill('SIGKILL');
      throw new Error('cupsd does not start');
    }
    await delay(20);
  }
  return daemon;
}

/** @param lines more of the daemon's configuration, e.g. `PreserveJobFiles Yes` */
export async function startCups(lines = ''): Promise<Cups> {
  const folder = await mkdtemp(path.join(tmpdir(), 'liangma-cups-'));
  const at = (...names: string[]): string => path.join(folder, ...names);
  const { uid, gid } = await ids();
  await chmod(folder, 0o711);
  for (const name of ['etc', 'spool', 'cache', 'run', 'tmp', 'log', 'out']) {
    await mkdir(at(name));
    if (name !== 'etc') await chown(at(name), uid, gid);
  }
  const socket = at('cups.sock');
  await writeFile(at('etc', 'cupsd.conf'), `Listen ${socket}\n${lines}\n${DAEMON_CONFIG}`);
  await writeFile(at('file.ppd'), FILE_PRINTER);
  const places = [
    ...[`ServerRoot ${at('etc')}`, `RequestRoot ${at('spool')}`, `CacheDir ${at('cache')}`],
    ...[`StateDir ${at('run')}`, `TempDir ${at('tmp')}`, `PageLog ${at('log', 'page_log')}`],
    ...[`AccessLog ${at('log', 'access_log')}`, `ErrorLog ${at('log', 'error_log')}`],
    ...['FileDevice Yes', `User ${USER}`, `Group ${USER}`, 'SystemGroup root'],
  ];
  await writeFile(at('etc', 'cups-files.conf'), `${places.join('\n')}\n`);
  const daemon = await start(folder);
  const env = { ...process.env, CUPS_SERVER: socket };

  return {
    socket,
    async addFileQueue(name) {
      const device = `file://${at('out', `${name}.pdf`)}`;
      await run(ADMIN, ['-p', name, '-E', '-v', device, '-P', at('file.ppd')], { env });
    },
    async addIppQueue(name, uri) {
      await run(ADMIN, ['-p', name, '-E', '-v', uri, '-m', 'raw'], { env });
    },
    async output(name) {
      const file = at('out', `${name}.pdf`);
      return existsSync(file) ? readFile(file) : Buffer.alloc(0);
    },
    spooled: async () => (await readdir(at('spool'))).filter((name) => /^[cd]\d/.test(name)),
    pageLog: async () => {
      const file = at('log', 'page_log');
      return existsSync(file) ? readFile(file, 'utf8') : '';
    },
    async command(program, queue) {
      await run(program, [queue], { env });
    },
    async dispose() {
      const gone = daemon.exitCode === null ? once(daemon, 'exit') : undefined;
      daemon.kill('SIGKILL');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
