import { type Phone, type ScanSession, scanSessionSchema } from '../../simulator/control-api.ts';
import type { TerminalApp } from '../../tools/terminal-app.ts';
import { expect, inState, test } from './terminal.ts';

/** The code that the terminal shows, as the citizens' phones know it. */
async function shownCode({ simulation }: TerminalApp): Promise<ScanSession> {
  const reply = await fetch(`${simulation.platformUrl}/sim/scan-sessions`);
  const [session] = scanSessionSchema.array().parse(await reply.json());
  if (!session) throw new Error('no terminal shows a code');
  return session;
}

async function act({ simulation }: TerminalApp, ref: string, phone: Phone): Promise<void> {
  const path = `/sim/scan-sessions/${encodeURIComponent(ref)}`;
  const reply = await fetch(`${simulation.platformUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(phone),
  });
  expect(reply.status).toBe(200);
}

function inPhase(phase: 'pending' | 'scanned'): ReturnType<typeof inState> {
  return inState('scan-session', (view) => view.state === 'scan-session' && view.phase === phase);
}

test('扫码: the phone reads the code, the citizen confirms there', async ({ start }) => {
  const terminal = await start({ mode: 'self-service' });
  const { page, until } = terminal;
  await page.getByRole('button', { name: '用手机扫一扫办理' }).click();
  const { snapshot } = await until('code', inPhase('pending'));
  const symbol = page.getByRole('img', { name: '供手机扫描的一次性二维码' });
  await expect(symbol).toBeVisible();
  const { ref, scanCode } = await shownCode(terminal);
  expect(snapshot?.session).toMatchObject({ scanCode });

  await act(terminal, ref, { citizenId: 'zhang', action: 'scan' });
  await until('scanned', inPhase('scanned'));
  await expect(page.getByRole('heading', { name: '请在手机上确认' })).toBeVisible();
  await expect(symbol).toBeHidden();

  await act(terminal, ref, { citizenId: 'zhang', action: 'confirm' });
  await until('certificates', inState('certificates'));
  await expect(page.getByText('实名等级 4')).toBeVisible();
});

test('扫码 at the counter: refused on the phone, then given up by the clerk', async ({ start }) => {
  const terminal = await start({ mode: 'counter' });
  const { page, until } = terminal;
  await page.keyboard.press('F2');
  await until('code', inPhase('pending'));
  const refused = await shownCode(terminal);
  await act(terminal, refused.ref, { citizenId: 'zhang', action: 'scan' });
  await act(terminal, refused.ref, { citizenId: 'zhang', action: 'refuse' });
  await until('refused', inState('failed'));
  await expect(page.getByText('CONSENT_REFUSED')).toBeVisible();

  await page.keyboard.press('F2');
  await until('another code', inPhase('pending'));
  expect((await shownCode(terminal)).scanCode).not.toBe(refused.scanCode);
  await page.keyboard.press('Escape');
  await until('over', inState('ended'));
  await expect.poll(async () => (await shownCode(terminal)).state).toBe('CANCELLED');
});
