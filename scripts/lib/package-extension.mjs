/** Packs the extension into one file for VS Code and looks at what is inside. */
import fs from 'node:fs';
import path from 'node:path';
import { inCheckout, root } from './places.mjs';
import { runNode } from './run.mjs';
import { lastLines } from './speech.mjs';

const manifest = () => JSON.parse(fs.readFileSync(inCheckout('package.json'), 'utf8'));

/** Name of the package of this version: `scale-lang-0.1.0.vsix`. */
export function packageFile() {
  const { name, version } = manifest();
  return inCheckout(`${name}-${version}.vsix`);
}

/**
 * Writes the package. Everything is bundled in dist, so no dependency is packed; nothing is fetched.
 * @returns {Promise<{ file: string } | { problem: string }>}
 */
export async function packageExtension(file = packageFile()) {
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  // Links of the README point into the repository; without one in the manifest they stay as they are.
  const links = manifest().repository ? [] : ['--allow-missing-repository', '--no-rewrite-relative-links'];
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const { code, output } = await runNode(vsce, ['package', '--no-dependencies', ...links, '--out', file], { cwd: root, quiet: true });
  return code === 0 ? { file } : { problem: lastLines(output, 20) };
}

/**
 * Names of the files in a zip archive, in its own order, from the directory at its end.
 * @param {Buffer} archive an archive without a comment, below 4 GB, as vsce writes it
 */
export function namesInArchive(archive) {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const names = [];
  let entry = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map(offset => archive.readUInt16LE(entry + offset));
    names.push(archive.toString('utf8', entry + 46, entry + 46 + nameLength));
    entry += 46 + nameLength + extraLength + commentLength;
  }
  return names;
}
