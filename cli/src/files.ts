/** The only place that reads and writes files: bounded in size, closed towards everything outside the read root. */
import fs from 'node:fs';
import path from 'node:path';
import type { FileContent } from '../../engine/src/index.js';
import type { Terminal } from './terminal.js';

/** A plan is text written by people; anything larger is a slip, and reading it would only cost memory. */
export const largestFile = 4 * 1024 * 1024;

/** What standard input is called where a file name is expected. */
export const standardInput = '-';

export type Problem = Extract<FileContent, { readonly problem: string }>;

export type Bytes = { readonly bytes: Uint8Array } | Problem;

/** Bytes of a regular file. Pipes and devices are refused, since reading them could wait for ever. */
export function readBytes(file: string): Bytes {
  let descriptor: number;
  try {
    const status = fs.statSync(file);
    if (status.isDirectory()) return { problem: 'unreadable', detail: 'it is a folder' };
    if (!status.isFile()) return { problem: 'unreadable', detail: 'it is not a regular file; `-` reads standard input' };
    descriptor = fs.openSync(file, 'r');
  } catch (error) {
    return accessProblem(error);
  }
  try {
    return readUpToLimit(descriptor);
  } catch (error) {
    return accessProblem(error);
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
  for (let count = -1; count !== 0 && used < buffer.length; used += count) count = fs.readSync(descriptor, buffer, used, buffer.length - used, null);
  return used > largestFile ? tooLarge(used) : { bytes: buffer.subarray(0, used) };
}

const tooLarge = (size: number): Problem => ({ problem: 'too-large', detail: `it has ${(size / 1024 / 1024).toFixed(1)} MB; 4 MB are read at most` });

function accessProblem(error: unknown): Problem {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  if (code === 'ENOENT' || code === 'ENOTDIR') return { problem: 'missing', detail: 'there is no such file' };
  return { problem: 'unreadable', detail: code === 'EACCES' || code === 'EPERM' ? 'access is denied' : `the system says ${code}` };
}

/** UTF-8 as text, without its byte order mark. Guessing another encoding would turn names into other names, so it is refused. */
export function decodeText(bytes: Uint8Array): FileContent {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { problem: 'unreadable', detail: 'it is UTF-16; save it as UTF-8' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: 'unreadable', detail: 'it is not text in UTF-8' };
  }
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
    return accessProblem(error);
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
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return 'the folder does not exist';
    return code === 'EISDIR' ? 'it is a folder' : `the system says ${code ?? String(error)}`;
  }
}
