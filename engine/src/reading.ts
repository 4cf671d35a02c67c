/** What hosts have in common when they read files: how much, and in which words they say why a file cannot be had. */
import type { FileContent } from './analysis.js';

export type ReadProblem = Extract<FileContent, { readonly problem: string }>;

/** A larger file is refused before it is read: no plan is that long, and one slip must not fill the memory. In bytes. */
export const largestFile = 4 * 1024 * 1024;

/** More files than any plan has, its imports and data counted in; the rest is reported as too large instead of being read. */
export const mostFiles = 256;

/** @param size of the file, in bytes */
export function tooLarge(size: number): ReadProblem {
  return { problem: 'too-large', detail: `it has ${(size / 1024 / 1024).toFixed(1)} MB; 4 MB are read at most` };
}

/** @param code of the error the system gave: `ENOENT` */
export function accessProblem(code: string | undefined): ReadProblem {
  if (code === 'ENOENT' || code === 'ENOTDIR') return { problem: 'missing', detail: 'there is no such file' };
  if (code === 'EACCES' || code === 'EPERM') return { problem: 'unreadable', detail: 'access is denied' };
  if (code === 'ELOOP') return { problem: 'unreadable', detail: 'its links lead in a circle' };
  return { problem: 'unreadable', detail: `the system says ${code ?? 'nothing about why'}` };
}

/**
 * Bytes as text. Another encoding than UTF-8 would have to be guessed, and names would become other names, so it is refused.
 * @param decode UTF-8 as text, without its byte order mark; throws where the bytes are something else
 */
export function textContent(bytes: Uint8Array, decode: (bytes: Uint8Array) => string): FileContent {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { problem: 'unreadable', detail: 'it is UTF-16; save it as UTF-8' };
  }
  try {
    return { text: decode(bytes) };
  } catch {
    return { problem: 'unreadable', detail: 'it is not text in UTF-8' };
  }
}
