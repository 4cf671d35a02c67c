/** The only place that reads and writes files: bounded in size, closed towards everything outside the read root. */
import fs from 'node:fs';
import path from 'node:path';
import type { FileContent } from '../../engine/src/index.js';
import { accessProblem, largestFile, textContent, tooLarge, type ReadProblem } from '../../engine/src/reading.js';
import type { Terminal } from './terminal.js';

/** What standard input is called where a file name is expected. */
export const standardInput = '-';

export type Bytes = { readonly bytes: Uint8Array } | ReadProblem;

/** Bytes of a regular file. Pipes and devices are refused, since reading them could wait for ever. */
export function readBytes(file: string): Bytes {
  let descriptor: number;
  try {
    const status = fs.statSync(file);
    if (status.isDirectory()) return { problem: 'unreadable', detail: 'it is a folder' };
    if (!status.isFile()) return { problem: 'unreadable', detail: 'it is not a regular file; `-` reads standard input' };
    descriptor = fs.openSync(file, 'r');
  } catch (error) {
    return accessProblem(codeOf(error));
  }
  try {
    return readUpToLimit(descriptor);
  } catch (error) {
    return accessProblem(codeOf(error));
  } finally {
    fs.closeSync(descriptor);
  }
}

/** The size is taken from the open file and never trusted beyond the limit: a file may grow while it is read. */
function readUpToLimit(descriptor: number): Bytes {
  const size = fs.fstatSync(descriptor).size;
  if (size > largestFile) return tooLarge(size);
  const buffer = Buffer.alloc(largestFile + 1);
  let used = 0;
  for (let count = -1; count !== 0 && used < buffer.length; used += count)
    count = fs.readSync(descriptor, buffer, used, buffer.length - used, null);
  return used > largestFile ? tooLarge(used) : { bytes: buffer.subarray(0, used) };
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** UTF-8 as text, without its byte order mark. */
export function decodeText(bytes: Uint8Array): FileContent {
  return textContent(bytes, each => new TextDecoder('utf-8', { fatal: true }).decode(each));
}

export const hasByteOrderMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

export function readText(file: string): FileContent {
  const read = readBytes(file);
  return 'problem' in read ? read : decodeText(read.bytes);
}

/** A file of the import closure: nothing outside the root is opened, not even through a link. */
export function readInside(root: string, relative: string): FileContent {
  const file = path.resolve(root, relative);
  const outside: FileContent = { problem: 'outside', detail: `it lies outside ${root}` };
  if (!isInside(root, file)) return outside;
  try {
    if (!isInside(fs.realpathSync(root), fs.realpathSync(file))) return outside;
  } catch (error) {
    return accessProblem(codeOf(error));
  }
  return readText(file);
}

export function isInside(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/** Standard input as text, under the same limit as files. */
export async function readStandardInput(terminal: Terminal): Promise<FileContent> {
  const bytes = await terminal.readInput(largestFile);
  return bytes.length > largestFile ? tooLarge(bytes.length) : decodeText(bytes);
}

/** Writes a whole file; answers why not, if not. */
export function writeText(file: string, text: string): string | undefined {
  try {
    fs.writeFileSync(file, text);
    return undefined;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return 'the folder does not exist';
    return code === 'EISDIR' ? 'it is a folder' : `the system says ${code ?? String(error)}`;
  }
}
