import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openAuditDatabase } from '../../audit/database.node.ts';
import { configErrorLines, readConfigFile } from '../../contract/config-file.node.ts';
import { createSmProvider } from '../../crypto/sm-provider.ts';
import { announceExport } from '../audit/announce.ts';
import { readSignKey } from '../audit/sign-keys.ts';
import { tellReport } from '../audit/report.ts';
import { verifyFile } from '../audit/read-log.ts';
import { rowsIn, writeExport } from '../audit/write-export.ts';
import { EXIT, readArguments, usageError, type Command, type Console } from '../command.ts';
import { configPath } from '../config-path.ts';

const OPTIONS = {
  key: { type: 'string', multiple: true },
  config: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
} as const;

interface Values {
  readonly key?: string[] | undefined;
  readonly config?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** `liangma audit`: whether an audit log is as it was written, and a copy of it to hand in. */
export const audit: Command = {
  help: 'auditUsage',
  async run(args, console) {
    const parsed = readArguments(() =>
      parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS }),
    );
    if (!parsed.ok) return usageError(console, 'auditUsage', parsed.error);
    const { values, positionals } = parsed.value;
    const [action, file] = positionals;
    if (file !== undefined && positionals.length === 2) {
      if (action === 'verify') return verify(file, values, console);
      if (action === 'export') return exportLog(file, values, console);
    }
    const name = ['audit', ...positionals].join(' ');
    return usageError(console, 'auditUsage', console.text('unknownCommand', { name }));
  },
};

function codeOf(error: unknown): string {
  return (error as { readonly code?: string }).code ?? 'unknown';
}

async function verify(name: string, { key = [] }: Values, console: Console): Promise<number> {
  const { cwd, text } = console;
  const keys = new Set<string>();
  for (const one of key) {
    const found = readSignKey(one, cwd);
    if (found === undefined) {
      return usageError(console, 'auditUsage', text('auditNoKey', { key: one }));
    }
    keys.add(found);
  }
  const file = path.resolve(cwd, name);
  const provider = createSmProvider({ randomBytes: (length) => randomBytes(length) });
  try {
    const known = keys.size === 0 ? undefined : keys;
    const report = await verifyFile(file, { provider, keys: known });
    if (report) return tellReport(file, report, known !== undefined, console);
    console.err(text('auditNoLog', { file }));
  } catch (error) {
    console.err(text('notRead', { file, code: codeOf(error) }));
  }
  return EXIT.usage;
}

/** A day or an instant in milliseconds since 1970; a day's end is its last millisecond, in China. */
function timeOf(typed: string, isEnd: boolean): number {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(typed);
  return Date.parse(isDay ? `${typed}T${isEnd ? '23:59:59.999' : '00:00:00.000'}+08:00` : typed);
}

async function exportLog(name: string, values: Values, console: Console): Promise<number> {
  const { cwd, env, text } = console;
  const from = values.from === undefined ? 0 : timeOf(values.from, false);
  const to = values.to === undefined ? Number.MAX_SAFE_INTEGER : timeOf(values.to, true);
  if (!(from <= to)) return usageError(console, 'auditUsage', text('auditNoTime'));
  const config = readConfigFile(configPath(values.config, console), env);
  if (!config.ok) {
    for (const line of configErrorLines(config.error)) console.err(line);
    return EXIT.usage;
  }
  const { dataDir } = config.value;
  const file = path.resolve(cwd, name);
  const store = path.join(dataDir, 'terminal.db');
  const isWhole = values.from === undefined && values.to === undefined;
  const open = () => {
    const log = openAuditDatabase(store);
    return { log, span: isWhole ? log.whole() : log.between(from, to) };
  };
  try {
    const before = open();
    before.log.close();
    // Written down first, so that no copy exists of which the log does not know.
    const isAnnounced = await announceExport(dataDir, rowsIn(before.span));
    const { log, ...after } = open();
    const witnessed = log.witnessed();
    // The entry stands behind all that was there before, and is signed.
    const isNoted = isAnnounced && isWhole && witnessed.last > before.span.last;
    const span = isNoted ? witnessed : after.span;
    const genesis = log.genesis();
    if (!genesis) {
      log.close();
      console.err(text('auditNoLog', { file: store }));
      return EXIT.usage;
    }
    try {
      const rows = writeExport(file, log, genesis, span, isNoted);
      console.out(text('auditExported', { file, rows }));
    } finally {
      log.close();
    }
    if (!isAnnounced) console.err(text('auditNotAnnounced'));
    return EXIT.ok;
  } catch (error) {
    const { syscall } = error as { readonly syscall?: string };
    const isWriting = syscall === 'open' || syscall === 'write';
    console.err(
      isWriting
        ? text('notWritten', { file, code: codeOf(error) })
        : text('notRead', { file: store, code: codeOf(error) }),
    );
    return EXIT.usage;
  }
}
