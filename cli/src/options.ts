/** The options that several commands share, each declared once. */
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { defaultSettings } from '../../engine/src/analysis.js';
import type { Severity } from '../../engine/src/index.js';
import { severities } from './severity.js';

export interface PlanOptions {
  readonly root?: string;
  readonly stdinFilename?: string;
  readonly seed: number;
  readonly samples: number;
  readonly maxSeverity: Severity;
  readonly color?: boolean;
  readonly format: string;
  readonly json?: boolean;
  readonly watch?: boolean;
}

/** Percentiles of fewer draws mean little; more than a million only fill the memory. */
const fewestSamples = 64;
const mostSamples = 1 << 20;

/** Everything that reads a plan takes these. */
export function addPlanOptions(command: Command): Command {
  const seed = new Option('--seed <number>', 'which draws are made; the same seed gives the same digits');
  const samples = new Option('--samples <number>', 'draws of every uncertain value');
  return command
    .option('--root <folder>', 'read imports and data from this folder down (default: the folder of the file)')
    .option('--stdin-filename <name>', 'name to give to standard input (`-`)')
    .addOption(seed.argParser(wholeNumber(0, 2 ** 32 - 1)).default(defaultSettings.seed))
    .addOption(samples.argParser(wholeNumber(fewestSamples, mostSamples)).default(defaultSettings.samples))
    .addOption(maxSeverityOption());
}

const maxSeverityOption = () =>
  new Option('--max-severity <severity>', 'the mildest finding that makes the exit code 1').choices(severities).default('error');

export function addColorOptions(command: Command): Command {
  return command
    .option('--color', 'use colours, whatever the output is')
    .option('--no-color', 'use no colours (as does NO_COLOR in the environment)');
}

export const addWatchOption = (command: Command): Command => command.option('--watch', 'run again whenever one of the files changes');

/** `--format` with its choices; the first is the default. `--json` is short for `--format json` where that exists. */
export function addFormatOption(command: Command, formats: readonly string[]): Command {
  const withFormat = command.addOption(new Option('--format <format>', 'form of the output').choices(formats).default(formats[0]));
  return formats.includes('json') ? withFormat.option('--json', 'short for --format json') : withFormat;
}

export const chosenFormat = (options: { readonly format: string; readonly json?: boolean }): string =>
  options.json === true ? 'json' : options.format;

/** A parser of option values that takes whole numbers between two bounds. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return text => {
    const value = Number(text);
    if (!/^\d+$/u.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    return value;
  };
}
