/** Loads modules of the extension outside an editor: bundled from their sources, with a stand-in for the module `vscode`. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';

const root = path.resolve(import.meta.dirname, '../../..');

/**
 * Everything the named modules export, and as `vscode` the stand-in they share.
 * @param modules paths from the checkout, with their ending
 */
export async function loadClient<T>(...modules: readonly string[]): Promise<T> {
  const lines = [...modules.map(module => `export * from './${module}';`), "export * as vscode from 'vscode';"];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scale-client-'));
  try {
    const outfile = path.join(folder, 'client.mjs');
    await esbuild.build({
      stdin: { contents: lines.join('\n'), resolveDir: root, loader: 'ts' },
      alias: { vscode: path.join(root, 'test/client/fake-vscode.ts') },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'silent',
    });
    return (await import(pathToFileURL(outfile).href)) as T;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
