import { buildAll } from './build/steps.ts';
import { startVirtualDisplay } from './display.ts';
import { runTool, say, StopError } from './say.ts';
import { ensureElectron } from './setup/electron-runtime.ts';
import { ensureSystemLibraries } from './setup/system-libraries.ts';
import { TEST_STEPS } from './checks/steps.ts';

/** `npm test`, or `npm test -- unit e2e` for some of the steps. */
function chosenSteps() {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !TEST_STEPS.some((step) => step.name === name));
  if (unknown.length > 0) {
    const known = TEST_STEPS.map(({ name }) => name).join(' ');
    throw new StopError(`no such step: ${unknown.join(' ')}. There are: ${known}`);
  }
  return TEST_STEPS.filter(({ name }) => names.length === 0 || names.includes(name));
}

await runTool(async () => {
  const steps = chosenSteps();
  ensureSystemLibraries({ virtualDisplay: process.platform === 'linux', tests: true });
  const runtime = await ensureElectron();
  await buildAll();
  // Tests get a display of their own: no window opens on the desk of the person who runs them.
  const display = process.platform === 'linux' ? await startVirtualDisplay() : undefined;
  const env = {
    ...process.env,
    LIANGMA_TEST_ELECTRON: JSON.stringify(runtime),
    ...(display ? { DISPLAY: display.name, LIANGMA_TEST_DISPLAY: display.name } : {}),
  };
  const total = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  for (const step of steps) {
    say(`\n── ${step.name} ──`);
    const start = performance.now();
    const { passed, failed, skipped } = await step.run(env);
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    const mark = failed === 0 ? '✓' : '✗';
    lines.push(
      `${mark} ${step.name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)`,
    );
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  display?.stop();
  say(`\n${lines.join('\n')}\n`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  say(`${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed === 0 ? 0 : 1;
});
