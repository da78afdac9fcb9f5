import { _electron, type ElectronApplication, type Page } from 'playwright';
import { CAMERA_ID } from '../contract/camera.ts';
import type { Mode } from '../contract/config.ts';
import type { LiangmaBridge, ShellView } from '../contract/ipc.ts';
import { electronCommand } from './electron.ts';
import type { ElectronRuntime } from './setup/electron-runtime.ts';
import { DEMO_OPERATOR } from './simulation/demo-operator.ts';
import { createRemote, type Remote } from './simulation/remote.ts';
import {
  type Simulation,
  startSimulation,
  type SimulationOptions,
} from './simulation/simulation.ts';

/** A running terminal with everything around it, driven from outside. */
export interface TerminalApp {
  readonly app: ElectronApplication;
  /** The terminal's window. */
  readonly page: Page;
  readonly remote: Remote;
  readonly simulation: Simulation;
  /** What the window knows; `undefined` while it is being drawn anew. */
  readonly view: () => Promise<ShellView | undefined>;
  /** Waits until `wanted` holds of the view and the page shows it; the error tells the last one. */
  readonly until: (
    what: string,
    wanted: (view: ShellView) => boolean,
    limitMs?: number,
  ) => Promise<ShellView>;
  /** What the terminal has logged so far, JSON Lines. */
  readonly log: () => string;
  /** The device dock's window. */
  readonly dock: () => Promise<Page>;
  readonly stop: () => Promise<void>;
}

export interface TerminalAppOptions extends Partial<Omit<SimulationOptions, 'mode'>> {
  readonly mode: Mode;
  readonly runtime: ElectronRuntime;
  /** Whether the demo operator signs in at a counter. Default: true. */
  readonly signIn?: boolean;
  /** Name of a virtual display, e.g. `:99`. */
  readonly display?: string | undefined;
  /** Environment variables and switches of Electron beside the usual ones. */
  readonly env?: Readonly<Record<string, string>>;
  readonly switches?: readonly string[];
}

const UNTIL_MS = 10_000;
const POLL_MS = 40;
/** What changes at once may be over before it was shown. */
const SHOWN_MS = 2_000;
const PAINTED_MS = 500;
const DEFAULT_SIZE = {
  'self-service': { width: 1080, height: 1920 },
  counter: { width: 1366, height: 768 },
} as const;

type BridgeWindow = typeof globalThis & { liangma: LiangmaBridge };

function isTerminal(page: Page): boolean {
  return page.url().startsWith('app://');
}

async function findPage(app: ElectronApplication, wanted: (page: Page) => boolean): Promise<Page> {
  for (;;) {
    const found = app.windows().find(wanted);
    if (found) return found;
    await app.waitForEvent('window');
  }
}

async function stopAll(app: ElectronApplication | undefined, simulation: Simulation) {
  try {
    await app?.close();
  } finally {
    await simulation.stop();
  }
}

/** Drives a launched terminal, from when it is ready to scan. */
async function readyTerminal(
  app: ElectronApplication,
  simulation: Simulation,
): Promise<TerminalApp> {
  const page = await findPage(app, isTerminal);

  let logged = '';
  app.process().stderr?.on('data', (data: Buffer) => {
    // Chromium's own chatter begins otherwise.
    for (const line of data.toString().split('\n')) if (line.startsWith('{')) logged += `${line}\n`;
  });

  async function view(): Promise<ShellView | undefined> {
    try {
      return await page.evaluate(() => (globalThis as BridgeWindow).liangma.view());
    } catch {
      return undefined;
    }
  }

  /** A key that is pressed before the page asks for it is lost. */
  async function shown(state = 'idle'): Promise<void> {
    const places = [state, 'sign-in'].map((one) => `[data-mode][data-state="${one}"]`);
    // Some pages show no session at all.
    const either = page
      .locator([...places, 'body:not(:has([data-mode][data-state]))'].join(', '))
      .first();
    await either.waitFor({ state: 'attached', timeout: SHOWN_MS }).catch(() => undefined);
    await settled(page);
  }

  const terminal: TerminalApp = {
    app,
    page,
    simulation,
    remote: createRemote(simulation),
    view,
    async until(what, wanted, limitMs = UNTIL_MS) {
      const end = performance.now() + limitMs;
      for (;;) {
        const now = await view();
        if (now && wanted(now)) {
          await shown(now.snapshot?.session.state);
          return now;
        }
        if (performance.now() > end) {
          const { snapshot, service } = now ?? {};
          const seen = JSON.stringify({ service, session: snapshot?.session });
          throw new Error(`waited ${limitMs} ms for ${what}; seen last: ${seen}`);
        }
        await page.waitForTimeout(POLL_MS);
      }
    },
    log: () => logged,
    dock: () => findPage(app, (one) => one.url().startsWith(simulation.devicesUrl)),
    stop: () => stopAll(app, simulation),
  };
  await terminal.until('a running service', ({ service }) => service.state === 'running');
  await terminal.until('ready devices', ({ snapshot }) =>
    // The window's camera is opened once somebody serves.
    Boolean(snapshot?.devices.every(({ id, state }) => id === CAMERA_ID || state === 'ready')),
  );
  await page.locator('[data-state]').first().waitFor();
  return terminal;
}

/** A page listens to keys and to what is pasted only after it was painted; a hidden one is not painted. */
async function settled(page: Page): Promise<void> {
  const painted = 'requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))';
  await page
    .evaluate(`new Promise((done) => { ${painted}; setTimeout(done, ${PAINTED_MS}); })`)
    .catch(() => undefined);
}

/** The demo operator signs in as a clerk does, where the terminal asks for it. */
export async function signInWhereNeeded(
  { page, until, view }: TerminalApp,
  { id, password }: { readonly id: string; readonly password: string } = DEMO_OPERATOR,
): Promise<void> {
  if ((await view())?.snapshot?.operator.state !== 'signed-out') return;
  await page.locator('input[name="operator-id"]').fill(id);
  await page.locator('input[name="operator-password"]').fill(password);
  await page.keyboard.press('Enter');
  await until('a signed-in operator', ({ snapshot }) => snapshot?.operator.state === 'signed-in');
  await page.locator('[data-state]:not([data-state="sign-in"])').first().waitFor();
  await settled(page);
}

/** Starts simulators and terminal, and waits until the terminal is ready to scan. */
export async function startTerminalApp(options: TerminalAppOptions): Promise<TerminalApp> {
  const simulation = await startSimulation({
    size: DEFAULT_SIZE[options.mode],
    withDock: false,
    ...options,
  });
  let app: ElectronApplication | undefined;
  try {
    const command = electronCommand(options.runtime, simulation.configFile, options.display);
    app = await _electron.launch({
      executablePath: command.executable,
      args: [...simulation.switches, ...(options.switches ?? []), ...command.args],
      env: { ...command.env, ...options.env },
    });
    const terminal = await readyTerminal(app, simulation);
    if (options.signIn !== false) await signInWhereNeeded(terminal);
    return terminal;
  } catch (error) {
    await stopAll(app, simulation);
    throw error;
  }
}
