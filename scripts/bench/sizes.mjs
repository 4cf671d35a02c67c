/** What people download and what an editor loads. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { bundles } from '../lib/bundles.mjs';
import { packageExtension } from '../lib/package-extension.mjs';
import { inCheckout } from '../lib/places.mjs';
import { say } from '../lib/speech.mjs';
import { sayFigure, sayPart } from './report.mjs';

const kilobytes = content => Math.round(content.length / 1000);

export async function benchSizes() {
  sayPart('Sizes');
  for (const { to } of bundles) {
    if (!fs.existsSync(inCheckout(to))) {
      say(`${to}: not built`);
      continue;
    }
    const content = fs.readFileSync(inCheckout(to));
    say(`${to}: ${kilobytes(content)} kB, compressed ${kilobytes(zlib.gzipSync(content))} kB`);
  }
  await sizeOfPackage();
}

/** Packed into a folder of its own, so that measuring leaves no trace in the checkout. */
async function sizeOfPackage() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scale-bench-'));
  try {
    const packed = await packageExtension(path.join(folder, 'scale.vsix'));
    if (packed.problem) say(`The extension could not be packed: ${packed.problem}`);
    else sayFigure({ what: 'extension (.vsix)', value: fs.statSync(packed.file).size / 1e6, unit: 'MB', reach: 1 });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
