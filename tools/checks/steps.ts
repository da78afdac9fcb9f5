import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { OUT, ROOT } from '../paths.ts';
import { judge, type Outcome } from './outcome.ts';
import { runNode, runNodeTool } from './run-tool.ts';

export interface TestStep {
  readonly name: string;
  run(env: NodeJS.ProcessEnv): Promise<Outcome>;
}

const REPORTS = path.join(OUT, 'reports');

/** A check that holds or does not: counts as one. */
function check(name: string, commands: readonly (readonly [string, ...string[]])[]): TestStep {
  return {
    name,
    async run(env) {
      let holds = true;
      for (const [tool, ...args] of commands) {
        holds &&= await runNodeTool(tool, args, env);
      }
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

function vitest(project: string): TestStep {
  return {
    name: project,
    async run(env) {
      const file = path.join(REPORTS, `${project}.json`);
      rmSync(file, { force: true });
      mkdirSync(REPORTS, { recursive: true });
      const args = ['run', '--project', project, '--reporter=default', '--reporter=json'];
      const endedWell = await runNodeTool('vitest', [...args, `--outputFile.json=${file}`], env);
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
  async run(env) {
    const file = path.join(REPORTS, 'e2e.json');
    rmSync(file, { force: true });
    const endedWell = await runNodeTool('playwright', ['test'], env);
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

/** A proof that is short enough to be run every time, or a short form of it. */
function proof(name: string, ...options: readonly string[]): TestStep {
  return {
    name,
    async run(env) {
      const script = path.join(ROOT, 'tools/proof.ts');
      const holds = await runNode(name, [script, name, ...options], env);
      return { passed: Number(holds), failed: Number(!holds), skipped: 0 };
    },
  };
}

/** Where processes and their files can be looked into. */
function onLinux(step: TestStep): TestStep {
  if (process.platform === 'linux') return step;
  return { name: step.name, run: () => Promise.resolve({ passed: 0, failed: 0, skipped: 1 }) };
}

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
  proof('recovery'),
  proof('trust'),
  onLinux(proof('crash', '--kills', '4', '--steps', '1')),
  onLinux(proof('privacy', '--sessions', '12')),
  e2e,
];
