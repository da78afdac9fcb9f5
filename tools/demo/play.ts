import path from 'node:path';
import type { ShellView } from '../../contract/ipc.ts';
import type { TerminalApp } from '../terminal-app.ts';
import type { Action, Expectation, Scenario, Step } from './scenario.ts';

const PRESS_MS = 5_000;
/** Lets motion come to rest before a picture is taken or a key pressed, as a person would. */
const SETTLE_MS = 700;

async function perform({ remote, page }: TerminalApp, action: Action): Promise<void> {
  switch (action.do) {
    case 'show-code': {
      const { citizen, flaw, codeSystemId, lifetimeS } = action;
      await remote.showCode(citizen, { flaw, codeSystemId, lifetimeS });
      return;
    }
    case 'put-card':
      return remote.putCard(action.citizen);
    case 'lift-card':
      return remote.liftCard();
    case 'press':
      return page
        .getByRole('button', { name: action.button, exact: true })
        .or(page.locator('button', { has: page.getByText(action.button, { exact: true }) }))
        .first()
        .click({ timeout: PRESS_MS });
    case 'key':
      await page.waitForTimeout(SETTLE_MS);
      return page.keyboard.press(action.key);
    case 'unplug':
      return remote.unplug(action.device);
    case 'plug':
      return remote.plug(action.device);
    case 'platform':
      return remote.faults({ mode: action.mode });
  }
}

/** What of an expectation can be read off the view. */
export function holds(expected: Expectation, { snapshot }: ShellView): boolean {
  if (!snapshot) return false;
  const { session, platform, queue, devices } = snapshot;
  const failure = session.state === 'failed' ? session.failure.code : undefined;
  const opened = session.state === 'certificates' ? session.opened?.state : undefined;
  return (
    (expected.session === undefined || session.state === expected.session) &&
    (expected.failure === undefined || failure === expected.failure) &&
    (expected.document === undefined || opened === 'ready') &&
    (expected.platform === undefined || platform.state === expected.platform) &&
    (expected.waiting === undefined || queue.waiting === expected.waiting) &&
    (expected.device === undefined ||
      devices.some(
        ({ id, state }) => id === expected.device?.id && state === expected.device.state,
      ))
  );
}

/** Until a certificate has really been painted: a canvas has no width before. */
async function documentIsDrawn({ page }: TerminalApp, limitMs: number): Promise<void> {
  await page
    .locator('main canvas[width], main img')
    .first()
    .waitFor({ state: 'visible', timeout: limitMs });
}

async function check(terminal: TerminalApp, { expect, withinMs }: Step): Promise<void> {
  const what = JSON.stringify(expect);
  await terminal.until(what, (view) => holds(expect, view), withinMs);
  if (expect.document) await documentIsDrawn(terminal, withinMs);
  if (expect.text) {
    await terminal.page.getByText(expect.text).first().waitFor({ timeout: withinMs });
  }
}

/** The outcome of one step, told as it happens. */
export interface StepReport {
  readonly title: string;
  readonly milliseconds: number;
  readonly screenshot: string;
  readonly problem?: string;
}

/** Plays a scenario; the first step that fails ends it, with a picture of what was there. */
export async function play(
  scenario: Scenario,
  terminal: TerminalApp,
  folder: string,
  report: (step: StepReport) => void,
): Promise<boolean> {
  for (const [index, step] of scenario.steps.entries()) {
    const start = performance.now();
    const number = String(index + 1).padStart(2, '0');
    const screenshot = path.join(folder, `${number}-${step.screenshot}.png`);
    let problem: string | undefined;
    try {
      for (const action of step.actions) await perform(terminal, action);
      await check(terminal, step);
    } catch (error) {
      problem = (error as Error).message;
    }
    const milliseconds = Math.round(performance.now() - start);
    await terminal.page.waitForTimeout(SETTLE_MS);
    await terminal.page.screenshot({ path: screenshot });
    const { title } = step;
    report({ title, milliseconds, screenshot, ...(problem === undefined ? {} : { problem }) });
    if (problem !== undefined) return false;
  }
  return true;
}
