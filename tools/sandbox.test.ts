import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSandboxFacts, sandboxProblem } from './sandbox.ts';

const RESTRICTED = { isRoot: false, restriction: '1\n', hasSetuidHelper: false };

describe('sandboxProblem', () => {
  it('names the command where user namespaces are restricted', () => {
    expect(sandboxProblem(RESTRICTED)).toContain(
      'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
    );
  });

  it.each([
    ['root', { isRoot: true }],
    ['a setuid helper', { hasSetuidHelper: true }],
    ['a restriction that is off', { restriction: '0\n' }],
    ['a kernel without the restriction', { restriction: undefined }],
  ])('is content with %s', (_name, facts) => {
    expect(sandboxProblem({ ...RESTRICTED, ...facts })).toBeUndefined();
  });
});

describe('readSandboxFacts', () => {
  it('takes a helper that is setuid and belongs to root, and no other', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-sandbox-'));
    const helper = path.join(folder, 'chrome-sandbox');
    const facts = () => readSandboxFacts(path.join(folder, 'electron'));
    try {
      expect(facts().hasSetuidHelper).toBe(false);
      writeFileSync(helper, '');
      chmodSync(helper, 0o755);
      expect(facts().hasSetuidHelper).toBe(false);
      chmodSync(helper, 0o4755);
      expect(facts().hasSetuidHelper).toBe(process.getuid?.() === 0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
