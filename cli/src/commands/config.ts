/** `scale config FILE`: the architecture of a Hugging Face config.json as a `model` block. */
import path from 'node:path';
import { modelBlock, modelName, readConfig, type ConfigContent } from '../../../engine/src/index.js';
import { parse, print } from '../../../grammar/src/index.js';
import { complain } from '../complain.js';
import { clean, findings, trouble } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { readStandardInput, readText, standardInput } from '../files.js';
import type { Terminal } from '../terminal.js';

export interface ConfigOptions {
  /** Name of the block; made from the file's name when it is left out. */
  readonly name?: string;
}

export async function config(file: string, options: ConfigOptions, terminal: Terminal): Promise<ExitCode> {
  const fromInput = file === standardInput;
  const shown = fromInput ? '<stdin>' : file;
  const content = fromInput ? await readStandardInput(terminal) : readText(path.resolve(terminal.folder, file));
  if ('problem' in content) return refuse(terminal, `${shown} cannot be read: ${content.detail}`);
  const read = readConfig(content.text);
  if ('fault' in read) return refuse(terminal, `${shown} ${read.fault}`);
  const name = options.name ?? nameFrom(file, terminal);
  if (!isName(name)) return refuse(terminal, `${name} is no name of a block; a name is letters, digits and _, such as ${modelName(name)}`);
  terminal.output.write(print(modelBlock(read, name, `${fromInput ? 'config.json' : file}, read as ${read.family}`)));
  return report(read, shown, terminal);
}

/** `config.json` says nothing, so its folder names the model. */
function nameFrom(file: string, terminal: Terminal): string {
  if (file === standardInput) return 'my_model';
  const stem = path.basename(file, path.extname(file));
  return modelName(/^config$/iu.test(stem) ? path.basename(path.dirname(path.resolve(terminal.folder, file))) : stem);
}

/** What the grammar takes as a name is one, in any script. */
function isName(name: string): boolean {
  const { file, problems } = parse(`model ${name} { }`);
  const [item] = file.items;
  return (
    problems.length === 0 &&
    file.items.length === 1 &&
    item?.kind === 'block' &&
    item.name?.text === name &&
    item.title === undefined &&
    item.from === undefined
  );
}

/** What the block leaves out goes to the error stream, so that the block can be written to a file. */
function report({ family, unknownType, wrong, uncounted }: ConfigContent, shown: string, terminal: Terminal): ExitCode {
  const plain = (text: string): string => text.replaceAll('`', '');
  if (unknownType !== undefined) {
    const what = unknownType === '' ? 'names no model_type' : `is of the family ${unknownType}, which is not known here`;
    complain(terminal, `${shown} ${what}; it was read as ${family}`);
  }
  for (const { field, found, wanted } of wrong)
    complain(terminal, `${field} in ${shown} is ${plain(found)}, and ${plain(wanted)} belongs there; it was left out`);
  if (uncounted.length > 0) complain(terminal, `not counted in ${shown}: ${uncounted.join(', ')}`);
  return unknownType !== undefined || wrong.length > 0 ? findings : clean;
}

function refuse(terminal: Terminal, problem: string): ExitCode {
  complain(terminal, problem);
  return trouble;
}
