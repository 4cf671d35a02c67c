/** `scale explain FILE PATH`: how one value came about. */
import type { Analysis, BlockEstimates, Estimate } from '../../../engine/src/index.js';
import { closest } from '../../../engine/src/index.js';
import { Analyst } from '../analyze-plan.js';
import { complain } from '../complain.js';
import { clean, trouble } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { explainJson } from '../formats/explain-json.js';
import { explainText } from '../formats/explain-text.js';
import { lookOf } from '../look.js';
import { chosenFormat } from '../options.js';
import type { PlanOptions } from '../options.js';
import { allBlocks } from '../report/blocks.js';
import { derivationOf } from '../report/derivation.js';
import type { Terminal } from '../terminal.js';

export async function explain(file: string, path: string, options: PlanOptions, terminal: Terminal): Promise<ExitCode> {
  const analyzed = await new Analyst(options, terminal).analyze(file);
  if ('problem' in analyzed) return refuse(terminal, analyzed.problem);
  const estimate = analyzed.analysis.estimate(path);
  if (estimate === undefined) return refuse(terminal, `${analyzed.plan.shown} has no value ${path}${hint(analyzed.analysis, path)}`);
  const look = lookOf(terminal.output, options, terminal);
  const derivation = derivationOf(path, estimate, partsOf(path, analyzed.analysis));
  terminal.output.write(chosenFormat(options) === 'json' ? explainJson(analyzed, derivation, look.version) : explainText(derivation, look));
  return clean;
}

/** Values that the memory and the time of a step are the sums of, by the name they stand under. */
const groupsOfParts: Readonly<Record<string, string>> = { memory_per_gpu: 'memory_parts.', step_time: 'step_parts.' };

function partsOf(path: string, { blocks }: Analysis): Estimate['inputs'] {
  const at = path.lastIndexOf('.');
  const group = groupsOfParts[path.slice(at + 1)];
  const block = allBlocks(blocks).find(({ name }) => name === path.slice(0, at));
  if (group === undefined || block === undefined) return [];
  return [...block.estimates].flatMap(([name, estimate]) =>
    name.startsWith(group) ? [{ name, path: `${block.name}.${name}`, estimate }] : [],
  );
}

function refuse(terminal: Terminal, problem: string): ExitCode {
  complain(terminal, problem);
  return trouble;
}

/** A block is no value: say which it has. A misspelt path: say which one is near. */
function hint({ blocks, lets }: Analysis, path: string): string {
  const all = allBlocks(blocks);
  const block = all.find(({ name }) => name === path);
  if (block !== undefined) return `: it is a block; ask for one of ${pathsOf(block).slice(0, 6).join(', ')} …`;
  const paths = [...lets.keys(), ...all.flatMap(pathsOf)];
  const near = closest(path, paths);
  return near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`;
}

const pathsOf = ({ name, estimates }: BlockEstimates): string[] => [...estimates.keys()].map(property => `${name}.${property}`);
