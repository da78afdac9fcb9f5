import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './terminal.ts';

// Electron's own security checklist, each point tried on the running program.

test('no window has Node, every window is isolated and asks for the sandbox', async ({ start }) => {
  const { app, page, dock } = await start({ mode: 'self-service', withDock: true });
  const dockPage = await dock();
  const preferences = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((one) => {
      // Not in Electron's published types, but the only way to see what a window really runs with.
      const inner = one as unknown as { getLastWebPreferences: () => Record<string, unknown> };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
        inner.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    }),
  );
  expect(preferences).toHaveLength(2);
  for (const one of preferences) {
    expect(one).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  }
  for (const one of [page, dockPage]) {
    expect(await one.evaluate('typeof require + typeof process + typeof module')).toBe(
      'undefined'.repeat(3),
    );
  }
  // The dock is a stranger: it has no bridge.
  expect(await dockPage.evaluate('typeof liangma')).toBe('undefined');
  expect(await page.evaluate('Object.keys(liangma).sort().join()')).toBe('onView,request,view');
});

test('the page cannot leave, open, embed, download or ask for rights', async ({ start }) => {
  const { app, page } = await start({ mode: 'self-service' });
  const before = page.url();
  expect(before).toBe('app://liangma/');
  await page.evaluate('void (location.href = "https://example.com/")');
  await page.evaluate('void (location.href = "file:///etc/passwd")');
  await page.evaluate('void window.open("https://example.com/")');
  await page.evaluate('void window.open("app://liangma/")');
  await page.waitForTimeout(500);
  expect(page.url()).toBe(before);
  expect(app.windows()).toHaveLength(1);
  const rights = await page.evaluate(`Promise.all(
    ['geolocation', 'notifications', 'camera', 'clipboard-read'].map(async (name) =>
      (await navigator.permissions.query({ name }).catch(() => ({ state: 'denied' }))).state))`);
  expect(new Set(rights as string[])).toEqual(new Set(['denied']));
});

test('nothing inline, evaluated or from elsewhere runs', async ({ start }) => {
  const { page } = await start({ mode: 'self-service' });
  // Answers, and lets every origin read the answer: only the page's own policy stands in the way.
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('here');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}/page`;
  expect(await (await fetch(elsewhere)).text()).toBe('here');
  const outcome = await page.evaluate(`(async () => {
    const violations = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      violations.push(effectiveDirective + ' ' + blockedURI));
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.body.append(script);
    const fetched = await fetch(${JSON.stringify(elsewhere)}).then(() => true, () => false);
    try { setTimeout('window.timerRan = true', 0); } catch { /* refused at once: right as well */ }
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { inlineRan = false, timerRan = false } = window;
    return { inlineRan, timerRan, fetched, violations: violations.sort() };
  })()`);
  expect(outcome).toEqual({
    inlineRan: false,
    timerRan: false,
    fetched: false,
    violations: [`connect-src ${elsewhere}`, 'script-src eval', 'script-src-elem inline'],
  });
  expect(asked).toEqual(['/page']);
  server.closeAllConnections();
  server.close();
});

test('only files of the built pages are served', async ({ start }) => {
  const { page } = await start({ mode: 'self-service' });
  const status = (name: string) =>
    page.evaluate(`fetch(${JSON.stringify(name)}).then((reply) => reply.status, () => 0)`);
  expect(await status('/index.html')).toBe(200);
  for (const name of ['/none.js', '/..%2f..%2fpackage.json', '/..%5cpreload%5cpreload.cjs']) {
    expect(await status(name)).toBe(404);
  }
  const policy = await page.evaluate(
    'fetch("/").then((reply) => reply.headers.get("content-security-policy"))',
  );
  expect(policy).toContain("default-src 'none'");
});

test('requests that do not fit the contract are refused, whatever they are', async ({ start }) => {
  const { page, until } = await start({ mode: 'self-service' });
  const attempts = [
    ['session.agree', null],
    ['session.agree', { sessionId: 'x', more: 1 }],
    ['constructor', {}],
    ['__proto__', {}],
    ['certificate.read', { sessionId: 'x'.repeat(1000), certificateId: 'c1' }],
    ['item.choose', { itemCode: ['a'] }],
    [{ toString: 'x' }, {}],
  ];
  for (const [name, params] of attempts) {
    const answer = await page.evaluate(
      ([one, two]) =>
        (globalThis as unknown as { liangma: { request: (...all: unknown[]) => unknown } }).liangma //
          .request(one, two),
      [name, params],
    );
    expect(answer).toEqual({ ok: false, error: { reason: 'invalid' } });
  }
  // Right in form, but of a session that does not exist.
  expect(await page.evaluate('liangma.request("session.agree", { sessionId: "none" })')).toEqual({
    ok: false,
    error: { reason: 'stale' },
  });
  await until('still idle', ({ snapshot }) => snapshot?.session.state === 'idle');
});

test('keys that lead out do nothing, and those of the counter arrive', async ({ start }) => {
  const { app, page } = await start({ mode: 'counter' });
  await page.evaluate(`window.arrived = [];
    addEventListener('keydown', ({ key }) => window.arrived.push(key), true);`);
  // Playwright's own keyboard goes round `before-input-event`; this is the way of a real key.
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const press = (keyCode: string, ...modifiers: ('control' | 'shift' | 'alt')[]): void => {
      contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
      contents?.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
    };
    press('a');
    for (const key of ['F3', 'F5', 'F11', 'F12']) press(key);
    for (const key of ['R', 'W', 'S', 'N']) press(key, 'control');
    for (const key of ['I', 'R', 'J']) press(key, 'control', 'shift');
    press('Left', 'alt');
    // The counter's own, which a real keyboard must be able to press.
    for (const key of ['F6', 'F7']) press(key);
    for (const key of ['F', 'P']) press(key, 'control');
    press('b');
  });
  // Keys arrive in their order: with the last one there, every other has been judged.
  await page.waitForFunction('window.arrived.includes("b")');
  expect(await page.evaluate('window.arrived')).toEqual(['a', 'F6', 'F7', 'f', 'p', 'b']);
  const state = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return {
      windows: BrowserWindow.getAllWindows().length,
      devTools: window?.webContents.isDevToolsOpened(),
      menu: window?.isMenuBarVisible(),
    };
  });
  expect(state).toEqual({ windows: 1, devTools: false, menu: false });
});

test('the window’s storage lives in memory only', async ({ start }) => {
  const { app } = await start({ mode: 'self-service' });
  const persistent = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((one) => one.webContents.session.isPersistent()),
  );
  expect(persistent).toEqual([false]);
});
