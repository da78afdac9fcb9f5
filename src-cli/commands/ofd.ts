import path from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../../contract/clock.node.ts';
import { FAILURES } from '../../contract/failures.ts';
import { documentText } from '../../documents/ofd/text/page-text.ts';
import type { OfdFile } from '../../documents/ofd/open-ofd.ts';
import { NO_TRUST, type TrustList } from '../../documents/seal/chain.ts';
import type { FileVerdict } from '../../documents/seal/verdict.ts';
import { verifyFile } from '../../documents/seal/verify.ts';
import { EXIT, readArguments, usageError, type Command, type Console } from '../command.ts';
import { infoLines, infoOf } from '../ofd/info.ts';
import { readOfdFile } from '../ofd/read-file.ts';
import { readTrust } from '../ofd/read-trust.ts';
import { verdictJson, verdictLines } from '../ofd/verdict-report.ts';

const OPTIONS = {
  info: { type: 'boolean' },
  text: { type: 'boolean' },
  verify: { type: 'boolean' },
  trust: { type: 'string' },
  json: { type: 'boolean' },
} as const;

interface Task {
  readonly action: 'info' | 'text' | 'verify';
  readonly isJson: boolean;
  readonly trust: TrustList;
}

/** Nothing is wrong as far as can be told, but what was asked for is not proved. */
const UNPROVED = 3;
/** The worst of several files is what counts, from the best. */
const SEVERITY: readonly number[] = [EXIT.ok, UNPROVED, EXIT.problem, EXIT.usage];

/** `liangma ofd`: what an OFD file holds, says, and whether its seals are right. */
export const ofd: Command = {
  help: 'ofdUsage',
  run(args, console) {
    return Promise.resolve(runOfd(args, console));
  },
};

function runOfd(args: readonly string[], console: Console): number {
  const parsed = readArguments(() =>
    parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS }),
  );
  if (!parsed.ok) return usageError(console, 'ofdUsage', parsed.error);
  const { values, positionals } = parsed.value;
  const actions = (['info', 'text', 'verify'] as const).filter((name) => values[name] === true);
  const [action, second] = actions;
  if (action === undefined || second !== undefined) {
    return usageError(console, 'ofdUsage', console.text('ofd.oneAction'));
  }
  if (positionals.length === 0) {
    return usageError(console, 'ofdUsage', console.text('noFile'));
  }
  const trust = trustOf(values.trust, console);
  if (!trust) return EXIT.usage;
  const task = { action, isJson: values.json === true, trust };
  const codes = positionals.map((name) => runFile(name, task, console));
  return SEVERITY[Math.max(...codes.map((code) => SEVERITY.indexOf(code)))] ?? EXIT.problem;
}

function trustOf(folder: string | undefined, { cwd, text, err }: Console): TrustList | undefined {
  if (folder === undefined) return NO_TRUST;
  const whole = path.resolve(cwd, folder);
  try {
    const { trust, unread } = readTrust(whole);
    for (const name of unread) err(text('ofd.noCertificate', { file: name }));
    if (trust.anchors.length === 0) err(text('ofd.noAnchor', { folder: whole }));
    return trust;
  } catch (error) {
    err(text('notRead', { file: whole, code: codeOf(error) }));
    return undefined;
  }
}

function codeOf(error: unknown): string {
  return (error as { readonly code?: string }).code ?? 'unknown';
}

function runFile(name: string, task: Task, console: Console): number {
  const { out, text } = console;
  try {
    const opened = readOfdFile(path.resolve(console.cwd, name));
    if (opened.ok) return show(name, opened.value, task, console);
    const { code, detail = '' } = opened.error;
    if (task.isJson) out(JSON.stringify({ file: name, failure: opened.error }));
    const { title } = FAILURES[code].texts[text.language];
    console.err(text('ofd.refused', { file: name, code, title, detail }));
    return EXIT.problem;
  } catch (error) {
    console.err(text('notRead', { file: name, code: codeOf(error) }));
    return EXIT.usage;
  }
}

function show(name: string, file: OfdFile, task: Task, console: Console): number {
  const { action, isJson, trust } = task;
  const { out, text } = console;
  if (action === 'verify') {
    const verdict = verifyFile(file, { trust, now: systemClock.now() });
    if (isJson) out(JSON.stringify({ file: name, ...verdictJson(verdict) }));
    else {
      out(text('ofd.fileState', { file: name, state: text(`ofd.state.${verdict.state}`) }));
      for (const line of verdictLines(verdict, text)) out(line);
    }
    return exitOf(verdict);
  }
  if (action === 'info') {
    const info = infoOf(file);
    if (isJson) out(JSON.stringify({ file: name, ...info }));
    else {
      out(name);
      for (const line of infoLines(info, text)) out(line);
    }
    return EXIT.ok;
  }
  const pages = file.bodies.flatMap(({ document }) => documentText(document));
  if (isJson) out(JSON.stringify({ file: name, pages }));
  else {
    for (const [index, page] of pages.entries()) {
      out(text('ofd.pageHead', { file: name, number: index + 1 }));
      if (page !== '') out(page);
    }
  }
  return EXIT.ok;
}

function exitOf({ state }: FileVerdict): number {
  if (state === 'VALID') return EXIT.ok;
  return state === 'INVALID' ? EXIT.problem : UNPROVED;
}
