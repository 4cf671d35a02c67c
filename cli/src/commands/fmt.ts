/** `scale fmt FILE…`: one way to lay out a plan. */
import path from 'node:path';
import { print } from '../../../grammar/src/index.js';
import { complain } from '../complain.js';
import { clean, findings, graver, trouble } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { decodeText, hasByteOrderMark, readBytes, readStandardInput, standardInput, writeText } from '../files.js';
import type { Terminal } from '../terminal.js';

export interface FmtOptions {
  /** Only say which files would change. */
  readonly check?: boolean;
  readonly stdinFilename?: string;
}

export async function fmt(files: readonly string[], options: FmtOptions, terminal: Terminal): Promise<ExitCode> {
  let result: ExitCode = clean;
  for (const file of files) {
    const outcome = file === standardInput ? await formatInput(options, terminal) : formatFile(file, options, terminal);
    result = graver(result, outcome);
  }
  return result;
}

async function formatInput(options: FmtOptions, terminal: Terminal): Promise<ExitCode> {
  const name = options.stdinFilename ?? '<stdin>';
  const content = await readStandardInput(terminal);
  if ('problem' in content) return refuse(terminal, `${name} cannot be read: ${content.detail}`);
  const formatted = print(content.text);
  if (options.check === true) return report(name, formatted !== content.text, terminal);
  terminal.output.write(formatted);
  return clean;
}

/** A file that is formatted already is not touched, so that its time stamp and its watchers rest. */
function formatFile(file: string, options: FmtOptions, terminal: Terminal): ExitCode {
  const location = path.resolve(terminal.folder, file);
  const read = readBytes(location);
  const content = 'problem' in read ? read : decodeText(read.bytes);
  if ('problem' in read || 'problem' in content)
    return refuse(terminal, `${file} cannot be read: ${(content as { detail: string }).detail}`);
  const formatted = print(content.text);
  if (options.check === true) return report(file, formatted !== content.text, terminal);
  if (formatted === content.text) return clean;
  const failure = writeText(location, (hasByteOrderMark(read.bytes) ? '\ufeff' : '') + formatted);
  if (failure !== undefined) return refuse(terminal, `${file} cannot be written: ${failure}`);
  terminal.errors.write(`formatted ${file}\n`);
  return clean;
}

function report(name: string, changed: boolean, terminal: Terminal): ExitCode {
  if (!changed) return clean;
  terminal.output.write(`${name}\n`);
  return findings;
}

function refuse(terminal: Terminal, problem: string): ExitCode {
  complain(terminal, problem);
  return trouble;
}
