import type { Mode } from '../../contract/config.ts';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OUT, ROOT } from '../paths.ts';
import { say, StopError } from '../say.ts';
import type { ElectronRuntime } from '../setup/electron-runtime.ts';
import { startTerminalApp } from '../terminal-app.ts';
import { play } from './play.ts';
import { scenarioSchema, type Scenario } from './scenario.ts';

const FOLDER = path.join(OUT, 'demo');
const SCENARIOS = { 'self-service': 'demo.json', counter: 'counter.json' } as const;

function readScenario(file: string): Scenario {
  const parsed = scenarioSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new StopError(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

/**
 * Plays the scripted demonstration: says each step as it happens, leaves pictures and a transcript
 * in `out/demo/`.
 *
 * @param mode which of the two scenarios
 *
 * @returns exit code: 0 where every step held
 */
export async function runDemo(
  runtime: ElectronRuntime,
  display: string | undefined,
  mode: Mode,
): Promise<number> {
  const scenario = readScenario(path.join(ROOT, 'simulator/scenarios', SCENARIOS[mode]));
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const transcript: string[] = [];
  const tell = (line: string): void => {
    transcript.push(line);
    say(line);
  };
  const { size, language, timeLimits } = scenario;
  const terminal = await startTerminalApp({
    mode: scenario.mode,
    size,
    language,
    runtime,
    display,
    withDock: true,
    overrides: { timeLimits },
  });
  tell(`demonstration: ${scenario.name} (${scenario.steps.length} steps)`);
  try {
    const isWhole = await play(scenario, terminal, FOLDER, (step) => {
      const mark = step.problem === undefined ? '✓' : '✗';
      const shot = path.relative(ROOT, step.screenshot);
      tell(`${mark} ${step.title} · ${step.milliseconds} ms · ${shot}`);
      if (step.problem !== undefined) tell(`  ${step.problem}`);
    });
    const dock = await terminal.dock();
    await dock.screenshot({ path: path.join(FOLDER, 'dock.png') });
    tell(isWhole ? 'demonstration: every step held' : 'demonstration: stopped at a failed step');
    return isWhole ? 0 : 1;
  } finally {
    writeFileSync(path.join(FOLDER, 'terminal.log'), terminal.log());
    writeFileSync(path.join(FOLDER, 'transcript.txt'), `${transcript.join('\n')}\n`);
    await terminal.stop();
  }
}
