import { expect, inState, test } from './terminal.ts';

/** What is found out about each certificate of the citizen whose files have every flaw. */
const FOUND = {
  营业执照: ['UNSIGNED unprotected'],
  食品经营许可证: ['VALID_UNTRUSTED unprotected'],
  不动产权证书: ['INVALID unprotected', 'VALID differs', 'VALID same'],
  残疾人证: ['UNSUPPORTED unprotected'],
  出生医学证明: ['VALID_PARTIAL same'],
  毕业证书: ['NOT_CHECKED absent'],
} as const;

test('what a file is worth is told of each flaw', async ({ start }) => {
  const overrides = { timeLimits: { viewS: 600, idleS: 600 } };
  const { page, remote, until } = await start({ mode: 'self-service', overrides });
  await remote.showCode('qian');
  await until('consent', inState('consent'));
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await until('certificates', inState('certificates'));
  for (const [typeName, expected] of Object.entries(FOUND)) {
    const found: string[] = [];
    for (const at of expected.keys()) {
      await page.locator('button', { hasText: typeName }).nth(at).click();
      const { snapshot } = await until(
        typeName,
        inState(
          'certificates',
          (one) => one.state === 'certificates' && one.opened?.check !== undefined,
        ),
      );
      const opened =
        snapshot?.session.state === 'certificates' ? snapshot.session.opened : undefined;
      const { state, metadata } = opened?.check ?? {};
      found.push(`${state} ${metadata?.state}`);
      await page.getByRole('button', { name: '返回列表' }).click();
      await until(
        'closed',
        inState('certificates', (one) => one.state === 'certificates' && !one.opened),
      );
    }
    expect(found.toSorted(), typeName).toEqual(expected);
  }
});
