/**
 * The panel's page in a real browser, inside a host that behaves as the editor does: same content policy, same functions, same variables.
 */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import type { FromPage, PreviewData, ToPage } from '../../server/src/protocol.js';
import { preview } from './sample.js';
import { themes } from './themes.js';
import type { ThemeName } from './themes.js';

const nonce = 'dGVzdG5vbmNl';
/** Milliseconds until something that does not appear is a fault: long, since a busy machine is none. */
const patience = 120_000;
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

declare global {
  interface Window {
    /** What the page sent to its host. */
    sent: FromPage[];
    savedState: unknown;
    /** What the content policy refused. */
    refused: string[];
  }
}

export interface OpenOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly state?: unknown;
  readonly reducedMotion?: boolean;
  /** Sent at once; `null` sends nothing. */
  readonly data?: PreviewData | null;
}

/** The root of the repository, from the compiled place of this file or its source. */
function repositoryRoot(): URL {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('client/webview/main.ts', folder))) {
    const parent = new URL('..', folder);
    if (parent.href === folder.href) throw new Error('client/webview/main.ts is in no folder above this test.');
    folder = parent;
  }
  return folder;
}

async function bundle(root: URL): Promise<{ readonly script: string; readonly style: string }> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('client/webview/main.ts', root)), fileURLToPath(new URL('client/webview/panel.css', root))],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    outdir: 'unwritten',
    write: false,
    logLevel: 'silent',
  });
  const textOf = (ending: string): string => result.outputFiles.find(file => file.path.endsWith(ending))!.text;
  return { script: textOf('.js'), style: textOf('.css') };
}

function pageHtml(options: OpenOptions, origin: string): string {
  const { bodyClass, variables } = themes[options.theme ?? 'dark'];
  const declarations = Object.entries(variables)
    .map(([name, value]) => `--vscode-${name}: ${value};`)
    .join(' ');
  const policy = `default-src 'none'; style-src 'nonce-${nonce}' ${origin}; script-src 'nonce-${nonce}'; img-src blob: data:; font-src ${origin}`;
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Scale preview</title>
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <style nonce="${nonce}">:root { ${declarations} }</style><link rel="stylesheet" href="/panel.css">
    <script nonce="${nonce}">
      window.sent = []; window.refused = []; window.savedState = ${JSON.stringify(options.state ?? null)};
      document.addEventListener('securitypolicyviolation', event => window.refused.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
      window.acquireVsCodeApi = () => ({
        postMessage: message => window.sent.push(JSON.parse(JSON.stringify(message))),
        getState: () => window.savedState, setState: state => { window.savedState = JSON.parse(JSON.stringify(state)); },
      });
    </script></head><body class="${bodyClass}"><script nonce="${nonce}" src="/webview.js"></script></body></html>`;
}

export class PanelHarness {
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #pages = new Map<string, OpenOptions>();
  readonly faults: string[] = [];

  private constructor(browser: Browser, server: Server) {
    this.#browser = browser;
    this.#server = server;
  }

  static async start(): Promise<PanelHarness> {
    const executablePath = process.env['SCALE_BROWSER'] ?? '/usr/bin/chromium';
    if (!existsSync(executablePath)) {
      throw new Error(
        `The panel is tested in a real browser, and there is none at ${executablePath}. Install Chromium, or set SCALE_BROWSER to its path.`,
      );
    }
    const { script, style } = await bundle(repositoryRoot());
    const browser = await chromium.launch({ executablePath, args: flags });
    const server = createServer((request, response) => {
      const { pathname, searchParams, origin } = new URL(request.url ?? '/', `http://${request.headers.host}`);
      const answer = (type: string, content: string): void => {
        response.writeHead(200, { 'content-type': type }).end(content);
      };
      if (pathname === '/webview.js') answer('text/javascript', script);
      else if (pathname === '/panel.css') answer('text/css', style);
      else if (pathname === '/') answer('text/html', pageHtml(harness.#pages.get(searchParams.get('page') ?? '') ?? {}, origin));
      else response.writeHead(204).end();
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const harness = new PanelHarness(browser, server);
    return harness;
  }

  /** Opens a fresh panel, waits for its greeting and gives it its figures. */
  async open(options: OpenOptions = {}): Promise<Page> {
    const page = await this.#browser.newPage({
      viewport: { width: options.width ?? 900, height: 1000 },
      reducedMotion: options.reducedMotion === true ? 'reduce' : 'no-preference',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    page.setDefaultTimeout(patience);
    page.on('console', message => {
      if (message.type() === 'error') this.faults.push(message.text());
    });
    page.on('pageerror', error => this.faults.push(error.message));
    const key = String(this.#pages.size);
    this.#pages.set(key, options);
    await page.goto(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/?page=${key}`);
    await page.waitForFunction(() => window.sent.some(message => message.type === 'ready'));
    if (options.data !== null) await send(page, { type: 'data', data: options.data ?? preview });
    return page;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await new Promise<void>(done => {
      this.#server.close(() => done());
    });
  }
}

/** Sends a message as the extension would, and waits until what follows is on the screen. */
export async function send(page: Page, message: ToPage | Record<string, unknown>): Promise<void> {
  await page.evaluate(value => {
    window.postMessage(value, '*');
  }, message as unknown);
  await settle(page);
}

/** The message loop and two frames: one in which work is done, one in which it is seen. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>(done => {
        setTimeout(() => {
          requestAnimationFrame(() => {
            requestAnimationFrame(() => {
              done();
            });
          });
        }, 30);
      }),
  );
}

export async function sentMessages<Type extends FromPage['type']>(
  page: Page,
  type: Type,
): Promise<readonly Extract<FromPage, { type: Type }>[]> {
  const all = await page.evaluate(() => window.sent);
  return all.filter((message): message is Extract<FromPage, { type: Type }> => message.type === type);
}
