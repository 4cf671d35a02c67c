/** Writes the extension's package, ready for "Install from VSIX…". */
import fs from 'node:fs';
import path from 'node:path';
import { namesInArchive, packageExtension } from './lib/package-extension.mjs';
import { inCheckout, root } from './lib/places.mjs';
import { runNode } from './lib/run.mjs';
import { say } from './lib/speech.mjs';

const build = await runNode(inCheckout('scripts/build.mjs'), [], { cwd: root });
const packed = build.code === 0 ? await packageExtension() : { problem: 'The build failed, so nothing was packed.' };
if (packed.problem) {
  console.error(packed.problem);
  process.exitCode = 1;
} else {
  const archive = fs.readFileSync(packed.file);
  say(`${path.relative(root, packed.file)}: ${Math.round(archive.length / 1000)} kB, ${namesInArchive(archive).length} files`);
}
