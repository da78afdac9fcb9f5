import { parseArgs } from 'node:util';
import { stringify } from 'smol-toml';
import { configErrorLines, OVERRIDES, readConfigFile } from '../../contract/config-file.node.ts';
import { EXIT, readArguments, usageError, type Command, type Console } from '../command.ts';
import { configPath } from '../config-path.ts';
import { configProblems } from '../config-problems.ts';

/** `liangma config check`: is this configuration right, and what is in force. */
export const config: Command = {
  help: 'configUsage',
  run(args, console) {
    return Promise.resolve(runConfig(args, console));
  },
};

function runConfig(args: readonly string[], console: Console): number {
  const parsed = readArguments(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { print: { type: 'boolean', default: false } },
    }),
  );
  if (!parsed.ok) return usageError(console, 'configUsage', parsed.error);
  const { values, positionals } = parsed.value;
  const [action, named, ...rest] = positionals;
  if (action !== 'check' || rest.length > 0) {
    const name = ['config', ...positionals].join(' ');
    return usageError(console, 'configUsage', console.text('unknownCommand', { name }));
  }
  return check(configPath(named, console), values.print, console);
}

function check(file: string, print: boolean, { out, err, env, text }: Console): number {
  const read = readConfigFile(file, env);
  const problems = read.ok
    ? configErrorLines({ file, problems: configProblems(read.value, text) })
    : configErrorLines(read.error);
  if (read.ok && print) {
    for (const [variable, { key }] of Object.entries(OVERRIDES)) {
      if (env[variable]) out(text('fromEnvironment', { variable, key }));
    }
    out(stringify(read.value).trimEnd());
  }
  for (const problem of problems) err(problem);
  const verdict =
    problems.length === 0
      ? text('noProblem', { file })
      : text('problems', { file, count: problems.length });
  // What was printed stays a configuration file that can be used.
  if (print || problems.length > 0) err(verdict);
  else out(verdict);
  return problems.length === 0 ? EXIT.ok : EXIT.problem;
}
