import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../../contract/clock.node.ts';
import { FAILURES } from '../../contract/failures.ts';
import { documentText } from '../../documents/ofd/text/page-text.ts';
import type { OfdFile } from '../../documents/ofd/open-ofd.ts';
import { NO_TRUST, type TrustList } from '../../documents/seal/chain.ts';
import { nodeCrypto } from '../../documents/seal/foreign-crypto.node.ts';
import type { FileVerdict } from '../../documents/seal/verdict.ts';
import { verifyFile } from '../../documents/seal/verify.ts';
import { EXIT, readArguments, usageError, type Command, type Console } from '../command.ts';
import { infoLines, infoOf } from '../ofd/info.ts';
import { createPictureNames, type PictureNames } from '../ofd/picture-name.ts';
import { readOfdFile } from '../ofd/read-file.ts';
import { readTrust } from '../ofd/read-trust.ts';
import { verdictJson, verdictLines } from '../ofd/verdict-report.ts';
import { writePictures } from '../ofd/write-pictures.ts';

const OPTIONS = {
  info: { type: 'boolean' },
  text: { type: 'boolean' },
  verify: { type: 'boolean' },
  png: { type: 'string' },
  dpi: { type: 'string' },
  trust: { type: 'string' },
  json: { type: 'boolean' },
} as const;
const ACTIONS = ['info', 'text', 'verify', 'png'] as const;

/** Of `--dpi`: a page of 18 dots an inch is a stamp, one of 1,200 what printers print at most. */
const DPI = { least: 18, usual: 150, most: 1_200 };

interface Task {
  readonly action: (typeof ACTIONS)[number];
  readonly isJson: boolean;
  readonly trust: TrustList;
  readonly pictures: {
    readonly folder: string;
    readonly dpi: number;
    readonly names: PictureNames;
  };
}

/** The worst of several files is what counts, from the best. */
const SEVERITY: readonly number[] = [EXIT.ok, EXIT.unproved, EXIT.problem, EXIT.usage];

/** `liangma ofd`: what an OFD file holds, says and looks like, and whether its seals are right. */
export const ofd: Command = {
  help: 'ofdUsage',
  async run(args, console) {
    const parsed = readArguments(() =>
      parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS }),
    );
    if (!parsed.ok) return usageError(console, 'ofdUsage', parsed.error);
    const { values, positionals } = parsed.value;
    const actions = ACTIONS.filter((name) => values[name] !== undefined);
    const [action, second] = actions;
    if (action === undefined || second !== undefined) {
      return usageError(console, 'ofdUsage', console.text('ofd.oneAction'));
    }
    if (positionals.length === 0) return usageError(console, 'ofdUsage', console.text('noFile'));
    const dpi = dpiOf(values.dpi);
    if (dpi === undefined || (values.dpi !== undefined && action !== 'png')) {
      const { least, most } = DPI;
      return usageError(console, 'ofdUsage', console.text('ofd.badDpi', { least, most }));
    }
    const trust = trustOf(values.trust, console);
    const folder = values.png === undefined ? '' : folderOf(values.png, console);
    if (!trust || folder === undefined) return EXIT.usage;
    const pictures = { folder, dpi, names: createPictureNames() };
    const task = { action, isJson: values.json === true, trust, pictures };
    const codes: number[] = [];
    for (const name of positionals) codes.push(await runFile(name, task, console));
    return SEVERITY[Math.max(...codes.map((code) => SEVERITY.indexOf(code)))] ?? EXIT.problem;
  },
};

function dpiOf(text: string | undefined): number | undefined {
  const value = text === undefined ? DPI.usual : Number(text);
  return value >= DPI.least && value <= DPI.most ? value : undefined;
}

function trustOf(folder: string | undefined, { cwd, text, err }: Console): TrustList | undefined {
  if (folder === undefined) return { ...NO_TRUST, foreign: nodeCrypto };
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

/** Made where it is missing. */
function folderOf(folder: string, { cwd, text, err }: Console): string | undefined {
  const whole = path.resolve(cwd, folder);
  try {
    mkdirSync(whole, { recursive: true });
    return whole;
  } catch (error) {
    err(text('ofd.notWritten', { file: whole, code: codeOf(error) }));
    return undefined;
  }
}

function codeOf(error: unknown): string {
  return (error as { readonly code?: string }).code ?? 'unknown';
}

async function runFile(name: string, task: Task, console: Console): Promise<number> {
  const opened = openFile(name, task, console);
  return typeof opened === 'number' ? opened : show(name, opened, task, console);
}

/** The file, or the exit code for why it cannot be opened, which is told. */
function openFile(name: string, task: Task, console: Console): OfdFile | number {
  const { out, text } = console;
  try {
    const opened = readOfdFile(path.resolve(console.cwd, name));
    if (opened.ok) return opened.value;
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

function show(name: string, file: OfdFile, task: Task, console: Console): number | Promise<number> {
  switch (task.action) {
    case 'verify':
      return showVerdict(name, file, task, console);
    case 'info':
      return showInfo(name, file, task, console);
    case 'text':
      return showText(name, file, task, console);
    case 'png':
      return drawPages(name, file, task, console);
  }
}

function showVerdict(
  name: string,
  file: OfdFile,
  { trust, isJson }: Task,
  { out, text }: Console,
): number {
  const verdict = verifyFile(file, { trust, now: systemClock.now() });
  if (isJson) out(JSON.stringify({ file: name, ...verdictJson(verdict) }));
  else {
    out(text('ofd.fileState', { file: name, state: text(`ofd.state.${verdict.state}`) }));
    for (const line of verdictLines(verdict, text)) out(line);
  }
  return exitOf(verdict);
}

function exitOf({ state }: FileVerdict): number {
  if (state === 'VALID') return EXIT.ok;
  return state === 'INVALID' ? EXIT.problem : EXIT.unproved;
}

function showInfo(name: string, file: OfdFile, { isJson }: Task, { out, text }: Console): number {
  const info = infoOf(file);
  if (isJson) out(JSON.stringify({ file: name, ...info }));
  else {
    out(name);
    for (const line of infoLines(info, text)) out(line);
  }
  return EXIT.ok;
}

function showText(name: string, file: OfdFile, { isJson }: Task, { out, text }: Console): number {
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

/** What was left out is told, but is no failure: the picture is there. */
async function drawPages(
  name: string,
  file: OfdFile,
  { pictures, isJson }: Task,
  { out, err, text, stop }: Console,
): Promise<number> {
  const { folder, dpi, names } = pictures;
  const written: (string | null)[] = [];
  try {
    for await (const { page, file: picture } of writePictures(file, {
      ...{ folder, dpi, stop },
      stem: names.stem(name),
    })) {
      written.push(picture ?? null);
      if (picture === undefined) err(text('ofd.notDrawn', { file: name, number: page }));
      else if (!isJson) out(picture);
    }
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code === undefined) throw error;
    err(text('ofd.notWritten', { file: folder, code }));
    return EXIT.usage;
  }
  const { notes } = file;
  if (isJson) out(JSON.stringify({ file: name, dpi, pictures: written, notes }));
  else for (const { code, where } of notes) err(`${text(`ofd.note.${code}`)} (${where})`);
  return written.includes(null) ? EXIT.problem : EXIT.ok;
}
