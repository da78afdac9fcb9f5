import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { OUT, ROOT } from '../paths.ts';

/** What a step of the checks came to. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface TestStep {
  readonly name: string;
  run(env: NodeJS.ProcessEnv): Outcome;
}

const REPORTS = path.join(OUT, 'reports');

function spawnTool(tool: string, args: readonly string[], env: NodeJS.ProcessEnv): boolean {
  const bin = path.join(ROOT, 'node_modules/.bin', tool);
  const { status } = spawnSync(bin, args, {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status === 0;
}

/** A check that holds or does not: counts as one. */
function check(name: string, commands: readonly (readonly [string, ...string[]])[]): TestStep {
  return {
    name,
    run(env) {
      const holds = commands.every(([tool, ...args]) => spawnTool(tool, args, env));
      return { passed: Number(holds), failed: Number(!holds), skipped: 0 };
    },
  };
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
});
const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

function readReport<T>(file: string, schema: z.ZodType<T>): T | undefined {
  if (!existsSync(file)) return undefined;
  return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
}

/** A runner that ends badly, or leaves no report, has failed even where no test of it has. */
function judge(counted: Outcome | undefined, endedWell: boolean): Outcome {
  if (!counted || counted.passed + counted.failed === 0) {
    return { passed: 0, failed: 1, skipped: counted?.skipped ?? 0 };
  }
  return { ...counted, failed: Math.max(counted.failed, Number(!endedWell)) };
}

function vitest(project: string): TestStep {
  return {
    name: project,
    run(env) {
      const file = path.join(REPORTS, `${project}.json`);
      rmSync(file, { force: true });
      mkdirSync(REPORTS, { recursive: true });
      const args = ['run', '--project', project, '--reporter=default', '--reporter=json'];
      const endedWell = spawnTool('vitest', [...args, `--outputFile.json=${file}`], env);
      const report = readReport(file, vitestReport);
      return judge(
        report && {
          passed: report.numPassedTests,
          failed: report.numFailedTests,
          skipped: report.numPendingTests,
        },
        endedWell,
      );
    },
  };
}

const e2e: TestStep = {
  name: 'e2e',
  run(env) {
    const file = path.join(REPORTS, 'e2e.json');
    rmSync(file, { force: true });
    const endedWell = spawnTool('playwright', ['test'], env);
    const report = readReport(file, playwrightReport)?.stats;
    return judge(
      report && {
        passed: report.expected,
        failed: report.unexpected + report.flaky,
        skipped: report.skipped,
      },
      endedWell,
    );
  },
};

/** Every check of the project, in the order in which a mistake is found soonest. */
export const TEST_STEPS: readonly TestStep[] = [
  check('lint', [
    ['eslint', '.', '--max-warnings', '0', '--cache', '--cache-location', 'out/cache/eslint'],
    ['prettier', '--check', '--log-level', 'warn', '.'],
  ]),
  check('types', [
    ['tsc', '-p', 'tsconfig.json'],
    ['tsc', '-p', 'tsconfig.web.json'],
    ['tsc', '-p', 'tsconfig.pure.json'],
  ]),
  vitest('unit'),
  vitest('integration'),
  e2e,
];
