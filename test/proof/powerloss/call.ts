/** A call to the system as the record has it, with what the disk has to know of it. */
export type Call =
  | {
      readonly kind: 'open';
      readonly fd: number;
      readonly path: string;
      readonly creates: boolean;
      readonly empties: boolean;
      readonly appends: boolean;
    }
  | { readonly kind: 'close'; readonly fd: number }
  /** Without `at`: where the last one ended. */
  | { readonly kind: 'write'; readonly fd: number; readonly at?: number; readonly bytes: Buffer }
  | { readonly kind: 'skip'; readonly fd: number; readonly bytes: number }
  | { readonly kind: 'size'; readonly fd: number; readonly size: number }
  | { readonly kind: 'sync'; readonly fd: number }
  | { readonly kind: 'map'; readonly path: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'link'; readonly from: string; readonly to: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string }
  /** One that changes files, and that nobody here knows how to replay. */
  | { readonly kind: 'unknown'; readonly name: string; readonly paths: readonly string[] };

/** Calls that change files or say what was promised; everything else is not recorded. */
export const RECORDED = [
  ...['open', 'openat', 'creat', 'close', 'read', 'write', 'pwrite64', 'writev', 'pwritev'],
  ...['pwritev2', 'lseek', 'fsync', 'fdatasync', 'sync_file_range', 'ftruncate', 'truncate'],
  ...['fallocate', 'rename', 'renameat', 'renameat2', 'link', 'linkat', 'symlink', 'symlinkat'],
  ...['unlink', 'unlinkat', 'rmdir', 'mkdir', 'mkdirat', 'mmap', 'copy_file_range', 'sendfile'],
  ...['splice', 'io_uring_setup', 'dup', 'dup2', 'dup3'],
] as const;

interface Arguments {
  readonly texts: readonly Buffer[];
  /** The arguments with every string and every path behind a descriptor taken out. */
  readonly plain: readonly string[];
  readonly fds: readonly string[];
}

function unhex(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}

function argumentsOf(text: string): Arguments {
  const texts: Buffer[] = [];
  const fds: string[] = [];
  const plain = text
    .replace(/"((?:\\x[0-9a-f]{2})*)"/g, (_, hex: string) => {
      texts.push(unhex(hex));
      return '""';
    })
    .replace(/<([^<>]*)>/g, (_, hex: string) => {
      fds.push(unhex(hex).toString('utf8'));
      return '';
    });
  return { texts, fds, plain: plain.split(', ') };
}

function opened(path: string, fd: number, flags: string): Call {
  const has = (flag: string): boolean => flags.split('|').includes(flag);
  const creates = has('O_CREAT');
  return { kind: 'open', fd, path, creates, empties: has('O_TRUNC'), appends: has('O_APPEND') };
}

/** @param result what the call gave back, not negative */
function callOf(name: string, { texts, plain, fds }: Arguments, result: number): Call | undefined {
  const text = (index: number): string => texts[index]?.toString('utf8') ?? '';
  const number = (index: number): number => Number(plain[index]);
  const fd = number(0);
  switch (name) {
    case 'open':
      return opened(text(0), result, plain[1] ?? '');
    case 'openat':
      return opened(text(0), result, plain[2] ?? '');
    case 'close':
      return { kind: 'close', fd };
    case 'read':
      return { kind: 'skip', fd, bytes: result };
    case 'write':
      return { kind: 'write', fd, bytes: texts[0]!.subarray(0, result) };
    case 'pwrite64':
      return { kind: 'write', fd, at: number(3), bytes: texts[0]!.subarray(0, result) };
    case 'fsync':
    case 'fdatasync':
      return { kind: 'sync', fd };
    case 'ftruncate':
      return { kind: 'size', fd, size: number(1) };
    case 'rename':
    case 'renameat':
    case 'renameat2':
      return { kind: 'rename', from: text(0), to: text(1) };
    case 'link':
    case 'linkat':
      return { kind: 'link', from: text(0), to: text(1) };
    case 'unlink':
    case 'unlinkat':
      return { kind: 'unlink', path: text(0) };
    case 'mkdir':
    case 'mkdirat':
      return { kind: 'folder', path: text(0) };
    case 'mmap':
      return plain[3]?.includes('MAP_SHARED') && plain[2]?.includes('PROT_WRITE')
        ? { kind: 'map', path: fds[0] ?? '' }
        : undefined;
    default:
      return {
        kind: 'unknown',
        name,
        paths: [...fds, ...texts.map((one) => one.toString('utf8'))],
      };
  }
}

/** One line of a record as `strace -f -y -xx` writes it; `undefined` for what changes nothing. */
function parseLine(line: string): Call | undefined {
  const parts = /^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+)/.exec(line);
  if (!parts) return undefined;
  const [, name = '', inside = '', result = ''] = parts;
  const value = Number(result);
  return value < 0 ? undefined : callOf(name, argumentsOf(inside), value);
}

/** Every call of a record in the order in which they ended; those of several threads are put together. */
export function parseRecord(record: string): Call[] {
  const begun = new Map<string, string>();
  return record.split('\n').flatMap((line) => {
    const [thread = ''] = line.split(' ', 1);
    const open = / <unfinished \.\.\.>$/.exec(line);
    if (open) {
      begun.set(thread, line.slice(0, open.index));
      return [];
    }
    const rest = /<\.\.\. \w+ resumed>(.*)$/.exec(line);
    return parseLine(rest ? (begun.get(thread) ?? '') + (rest[1] ?? '') : line) ?? [];
  });
}
