import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';

/** The browser of this machine; `null` where there is none. */
export function findChromium(): string | null {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // Not under this name.
    }
  }
  return null;
}

export interface Visit {
  /** Errors and warnings of the console, and what the content security policy stopped. */
  readonly console: readonly string[];
  /** Every address that was asked for; without what the policy stopped, which the console tells. */
  readonly requests: readonly string[];
  /** What an expression gives in the page. */
  readonly value: unknown;
}

export interface Browser {
  readonly visit: (
    url: string,
    options: { readonly width: number; readonly dark?: boolean; readonly expression: string },
  ) => Promise<Visit>;
  readonly close: () => Promise<void>;
}

interface Params {
  readonly request?: { readonly url: string };
  readonly requestId?: string;
  readonly blockedReason?: string;
  readonly entry?: { readonly text: string };
  readonly args?: unknown;
  readonly exceptionDetails?: unknown;
}

interface Result {
  readonly targetId?: string;
  readonly sessionId?: string;
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: unknown;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: Params;
  readonly result?: Result;
  readonly error?: unknown;
}

/** Starts a browser and speaks to it: https://chromedevtools.github.io/devtools-protocol/ */
export async function openBrowser(path: string): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), 'live-earnings-'));
  const child = spawn(
    path,
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--remote-debugging-port=0',
      `--user-data-dir=${folder}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const socket = new WebSocket(await addressOf(child));
  await new Promise((open, fail) => socket.once('open', open).once('error', fail));
  const waiting = new Map<number, (message: Message) => void>();
  const heard: Message[] = [];
  const loaded = new Map<string, () => void>();
  socket.on('message', (data) => {
    const message: Message = JSON.parse((data as Buffer).toString());
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    else heard.push(message);
    if (message.method === 'Page.loadEventFired') loaded.get(message.sessionId ?? '')?.();
  });
  let last = 0;
  const send = (method: string, params: object = {}, sessionId: string | null = null): Promise<Result> =>
    new Promise((settle, fail) => {
      last += 1;
      waiting.set(last, ({ result, error }) =>
        error ? fail(new Error(JSON.stringify(error))) : settle(result ?? {}),
      );
      socket.send(JSON.stringify({ id: last, method, params, ...(sessionId === null ? {} : { sessionId }) }));
    });

  return {
    visit: async (url, { width, dark = false, expression }) => {
      const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
      const page = (method: string, params: object = {}): Promise<Result> => send(method, params, sessionId);
      for (const domain of ['Page', 'Network', 'Runtime', 'Log']) await page(`${domain}.enable`);
      await page('Emulation.setDeviceMetricsOverride', {
        width,
        height: 900,
        deviceScaleFactor: 1,
        mobile: false,
      });
      await page('Emulation.setEmulatedMedia', {
        features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }],
      });
      const done = new Promise<void>((settle) => loaded.set(sessionId ?? '', settle));
      await page('Page.navigate', { url });
      await done;
      const { result, exceptionDetails } = await page('Runtime.evaluate', {
        expression,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
      await send('Target.closeTarget', { targetId });
      const own = heard.filter((message) => message.sessionId === sessionId);
      const stopped = new Set(
        own.flatMap(({ method, params }) =>
          method === 'Network.loadingFailed' && params?.blockedReason === 'csp' ? [params?.requestId] : [],
        ),
      );
      return {
        value: result?.value,
        requests: own.flatMap(({ method, params }) =>
          method === 'Network.requestWillBeSent' && !stopped.has(params?.requestId)
            ? [params?.request?.url ?? '']
            : [],
        ),
        console: own.flatMap(({ method, params }) => {
          if (method === 'Log.entryAdded') return [params?.entry?.text ?? ''];
          if (method === 'Runtime.consoleAPICalled') return [JSON.stringify(params?.args)];
          return method === 'Runtime.exceptionThrown' ? [JSON.stringify(params?.exceptionDetails)] : [];
        }),
      };
    },
    close: async () => {
      const ended = new Promise((settle) => child.once('exit', settle));
      await send('Browser.close').catch(() => child.kill());
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((settle, fail) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found?.[1]) settle(found[1]);
    });
    child.once('exit', () => fail(new Error(`the browser ended: ${said}`)));
  });
