import { spawn } from 'node:child_process';
import { ROOT } from '../paths.ts';
import { StopError } from '../say.ts';

/** Who serves at a simulated counter: invented, and made as a hall makes its own. */
export const DEMO_OPERATOR = { id: '0001', name: '演示', password: 'yanshi-2026' } as const;

/**
 * Makes the operator of simulated mode by `liangma operators add`, as an administrator would.
 *
 * @throws StopError where the command does not
 */
export async function addDemoOperator(configFile: string): Promise<void> {
  const { id, name, password } = DEMO_OPERATOR;
  const child = spawn(
    process.execPath,
    ['src-cli/liangma.ts', 'operators', 'add', id, name, '--config', configFile],
    { cwd: ROOT, stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let complaint = '';
  child.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
  child.stdin.end(`${password}\n${password}\n`);
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new StopError(`the demo operator could not be made: ${complaint}`);
}
