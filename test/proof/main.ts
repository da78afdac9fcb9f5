import { say, StopError } from '../../tools/say.ts';
import { namedModules } from '../bench/frame/named-modules.ts';
import { createReporter, readProofOptions, type Proof } from './frame/proof.ts';

/**
 * `npm run proof:NAME [-- --option N]`: shows a promise of the program on the running program.
 *
 * @returns exit code: 0 where all of it held
 */
export async function main(args: readonly string[]): Promise<number> {
  const proofs = namedModules(import.meta.dirname, 'proof');
  const [name, ...rest] = args;
  if (name === undefined) {
    say('usage: npm run proof:NAME [-- --OPTION N …]');
    for (const one of proofs.names) {
      const { about, defaults } = await loadProof(one);
      const options = Object.entries(defaults).map(([option, value]) => `--${option} ${value}`);
      say(`  ${one}: ${about} (${options.join(' ')})`);
    }
    return 0;
  }
  const proof = await loadProof(name);
  const options = readProofOptions(proof.defaults, rest);
  if (!options.ok) throw new StopError(`proof ${name}: ${options.error}`);
  say(`proof ${name}: ${proof.about}`);
  const holds = await proof.run(options.value, createReporter(say));
  say(`proof ${name}: ${holds ? 'passed' : 'FAILED'}`);
  return holds ? 0 : 1;

  async function loadProof(which: string): Promise<Proof> {
    return (await proofs.load(which)).proof as Proof;
  }
}
