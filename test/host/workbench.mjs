/** A window of the browser edition, driven by playwright: for the suite and for tests that look at the screen. */
import { chromium } from 'playwright-core';
import { isolated, startEditorServer, temporaryProfile } from '../../scripts/lib/editor-server.mjs';
import { temporaryWorkspace } from './suite-environment.mjs';

// The server has a process group of its own, so Ctrl-C does not reach it; leaving in order does.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

/** Containers run as root without the kernel features the sandbox needs; the pages are our own. Nothing else is to reach for a network. */
const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Milliseconds until something that does not appear is a fault: long, since a busy machine is none. */
const patience = 120_000;

/**
 * Starts a server with a fresh profile, a browser, and a copy of the examples. `close` ends and removes all of it.
 * @param {{ settings?: Record<string, unknown>, testDriver?: boolean, beforeStart?: (profile: object) => Promise<void> }} options
 */
export async function openWorkbench({ settings = {}, testDriver = false, beforeStart } = {}) {
  const undo = [];
  const close = async () => {
    for (const step of undo.reverse()) await step();
  };
  try {
    const profile = temporaryProfile({ 'editor.hover.delay': 100, ...settings });
    undo.push(profile.remove);
    process.once('exit', profile.remove);
    const workspace = temporaryWorkspace();
    undo.push(workspace.remove);
    process.once('exit', workspace.remove);
    await beforeStart?.(profile);
    const server = await startEditorServer(profile, { testDriver, environment: isolated(profile) });
    undo.push(async () => {
      server.stop();
      await server.ended;
    });
    const browser = await chromium.launch({ executablePath: process.env.SCALE_BROWSER, headless: true, args: browserFlags });
    undo.push(() => browser.close());
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.setDefaultTimeout(patience);
    return { page, server, workspace, close };
  } catch (error) {
    await close();
    throw error;
  }
}
