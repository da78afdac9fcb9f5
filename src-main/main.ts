import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { app, clipboard, protocol, session } from 'electron';
import { systemClock } from '../contract/clock.node.ts';
import { cameraOf } from '../contract/camera.ts';
import { configErrorLines, readConfigFile } from '../contract/config-file.node.ts';
import type { TerminalConfig } from '../contract/config.ts';
import { makeFolderDurably } from '../contract/durable-file.node.ts';
import { type EnrolmentAnswer, enrolmentOrderSchema } from '../contract/enrolment.ts';
import type { ShellView } from '../contract/ipc.ts';
import { forgetLastMatch } from '../contract/last-match.ts';
import { createLog } from '../contract/log.ts';
import type { Diagnostic, Snapshot } from '../contract/snapshot.ts';
import { APP_ORIGIN, APP_SCHEME, serveApp } from './app-protocol.ts';
import { isDeniedBySimulation } from './camera-permission.ts';
import { openGate, tellView } from './ipc-gate.ts';
import { guardKeyboard, wedgeOf, type WedgeSymbol } from './keyboard-guard.ts';
import { answerEnrolment } from './enrolment.ts';
import { openDataKeys } from './data-key-custody.ts';
import { loadTerminalKeys, retireReplacedKeys, tendReplacedKeys } from './key-custody.ts';
import { createKeyRotation } from './key-rotation.ts';
import { lockDownApp } from './lockdown.ts';
import { nodeService } from './node-service.ts';
import { osKeyStore } from './os-key-store.ts';
import { serviceHostFor, type SpawnService } from './service-process.ts';
import { createSupervisor } from './supervisor.ts';
import { utilityService } from './utility-service.ts';
import { openDockWindow, openTerminalWindow, TERMINAL_PARTITION } from './windows.ts';
import { forbidCrashDumps } from './wiping/no-crash-dumps.ts';
import { isSessionOver } from './wiping/session-over.ts';
import { wipeTraces } from './wiping/wipe-traces.ts';

const BUILT = path.resolve(import.meta.dirname, '..');
const log = createLog('main', systemClock, (line) => process.stderr.write(line));
const serviceHost = serviceHostFor(process.versions.node);
const sandboxIsOff = app.commandLine.hasSwitch('no-sandbox');

function refuseToStart(lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(2);
}

/** Main has no state worth saving: a bug ends it, and whatever watches the program starts it again. */
function crash(error: unknown): void {
  log({ event: 'main.crashed', name: error instanceof Error ? error.name : 'unknown' });
  process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
  app.exit(1);
}

function makeDataDir(dir: string): void {
  try {
    makeFolderDurably(dir);
    accessSync(dir, constants.W_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    refuseToStart([`The data folder ${dir} cannot be written (${code}). Correct dataDir.`]);
  }
}

function loadConfig(): TerminalConfig {
  const named = app.commandLine.getSwitchValue('config') || process.env.LIANGMA_CONFIG;
  const result = readConfigFile(path.resolve(named ?? 'liangma.toml'));
  return result.ok ? result.value : refuseToStart(configErrorLines(result.error));
}

function spawnService(): SpawnService {
  const script = path.join(import.meta.dirname, 'service.js');
  if (serviceHost === 'utility-process') return utilityService(script);
  const node = process.env.LIANGMA_NODE;
  if (node) return nodeService(node, script);
  return refuseToStart([
    `This Electron (Node ${process.versions.node}) is too old to run the terminal service itself.`,
    'Set LIANGMA_NODE to a Node 22.14 or newer, or use Electron 35 or newer.',
  ]);
}

async function run(config: TerminalConfig): Promise<void> {
  const startedAt = systemClock.now();
  const dataKeys = await openDataKeys({
    ...{ dataDir: config.dataDir, store: osKeyStore, now: startedAt },
    keyDays: config.store.keyDays,
  });
  if (dataKeys.unreadable) log({ event: 'main.key-unreadable', keptAs: dataKeys.unreadable });
  for (const keptAs of dataKeys.recovered) log({ event: 'main.key-recovered', keptAs });
  if (dataKeys.isFolderOpen) log({ event: 'main.data-folder-open' });
  const held = await loadTerminalKeys(config.dataDir, osKeyStore);
  if (!held.ok) log({ event: 'main.key-unreadable', keptAs: held.error.file });
  for (const file of await tendReplacedKeys(config.dataDir, osKeyStore, startedAt)) {
    log({ event: 'main.old-keys-left', file });
  }
  if (sandboxIsOff) log({ event: 'main.sandbox-off' });
  const diagnostics: Diagnostic[] = [];
  const isProtected = dataKeys.protectedByOs() && (!held.ok || held.value.protectedByOs);
  if (!isProtected) diagnostics.push({ key: 'key-store-weak', since: startedAt });
  if (!held.ok) {
    const detail = held.error.file;
    diagnostics.push({ key: 'terminal-keys-unreadable', since: startedAt, detail });
  }
  if (sandboxIsOff) diagnostics.push({ key: 'sandbox-off', since: startedAt });

  let restarts = 0;
  let lastShown: Snapshot | undefined;
  /** Once it is over, nothing of a citizen's session stays in Chromium or on the clipboard. */
  function wipeAfter(shown: Snapshot | undefined): void {
    const isOver = isSessionOver(lastShown, shown);
    lastShown = shown;
    forgetLastMatch();
    if (!isOver) return;
    const pages = session.fromPartition(TERMINAL_PARTITION);
    void wipeTraces(pages, [clipboard, clipboard.selection], (what) =>
      log({ event: 'main.wipe-failed', what }),
    );
  }
  const view = (): ShellView => {
    const snapshot = supervisor.snapshot();
    return { service: supervisor.state(), ...(snapshot ? { snapshot } : {}) };
  };
  const supervisor = createSupervisor({
    spawn: spawnService(),
    startMessage: {
      config,
      dataKeys: dataKeys.keys(),
      ...(held.ok ? { terminalKeys: held.value.keys } : {}),
      diagnostics,
    },
    clock: systemClock,
    onKeysInUse: (ids) => void rotation.dropUnused(ids),
    onKeysAccepted() {
      for (const file of retireReplacedKeys(config.dataDir, systemClock.now())) {
        log({ event: 'main.old-keys-left', file });
      }
    },
    onBadMessage: (fields) => log({ event: 'main.bad-service-message', fields }),
    onChange() {
      const now = supervisor.state().restarts;
      if (now !== restarts) log({ event: 'main.service-restarting', restarts: now });
      restarts = now;
      tellView(terminal, view());
      wipeAfter(supervisor.snapshot());
    },
  });

  const rotation = createKeyRotation({
    custody: dataKeys,
    clock: systemClock,
    isQuiet: () => (supervisor.snapshot()?.session.state ?? 'idle') === 'idle',
    onRotated() {
      log({ event: 'main.key-rotated' });
      supervisor.useDataKeys(dataKeys.keys());
    },
    onFailed: (code) => log({ event: 'main.key-change-failed', code }),
  });
  // Before the service starts: what it seals first is sealed with the newest key.
  await rotation.start();
  supervisor.start();
  const terminal = openTerminalWindow(config, path.join(BUILT, 'preload'));
  const protocol = wedgeOf(config);
  if (protocol) {
    const onSymbol = (symbol: WedgeSymbol): void => supervisor.typed(symbol);
    guardKeyboard(terminal, { protocol, clock: systemClock, onSymbol, log });
  }
  openGate({
    contents: () => terminal.webContents,
    view,
    request: (name, params) => supervisor.request(name, params),
    onStranger: (channel) => log({ event: 'main.stranger-refused', channel }),
  });
  const dockUrl = config.simulation?.dockUrl;
  if (dockUrl && !config.window.kiosk) openDockWindow(config, dockUrl);
  // The dock is a companion: without the terminal it has nothing to stand beside.
  terminal.on('closed', () => app.quit());

  let serviceIsDown = false;
  app.on('before-quit', (event) => {
    if (serviceIsDown) return;
    event.preventDefault();
    rotation.stop();
    void supervisor.stop().then(() => {
      serviceIsDown = true;
      app.quit();
    });
  });
}

/** Tells what `liangma enrol` has asked for, and ends. */
function finishEnrolment(answer: EnrolmentAnswer): void {
  // Through a pipe the line is written later: only then may the process end.
  process.stdout.write(`${JSON.stringify(answer)}\n`, () => app.exit(0));
}

// As root Chromium’s sandbox cannot work; `enableSandbox` would then stop every page from starting.
if (!sandboxIsOff) app.enableSandbox();
protocol.registerSchemesAsPrivileged([
  { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
forbidCrashDumps(app.commandLine);
const config = loadConfig();
lockDownApp(app, () =>
  cameraOf(config) && !isDeniedBySimulation(config) ? APP_ORIGIN : undefined,
);
makeDataDir(config.dataDir);
app.setPath('userData', path.join(config.dataDir, 'chromium'));
const enrol = app.commandLine.getSwitchValue('enrol');
const order = enrolmentOrderSchema.safeParse(enrol).data;
if (enrol && !order) refuseToStart([`--enrol=${enrol} is not known.`]);
const isOnly = app.requestSingleInstanceLock();
if (!isOnly && !order) {
  refuseToStart([`Another terminal is already running on ${config.dataDir}.`]);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);
void app.whenReady().then(async () => {
  if (order) {
    const answer = isOnly
      ? await answerEnrolment(order, config, osKeyStore, systemClock.now())
      : ({ ok: false, why: 'terminal-running' } as const);
    finishEnrolment(answer);
    return;
  }
  log({ event: 'main.started', electron: process.versions.electron, serviceHost });
  // The terminal’s pages live in a session of their own, in memory only.
  serveApp(session.fromPartition(TERMINAL_PARTITION).protocol, path.join(BUILT, 'renderer'));
  await run(config);
});
