/** `scale check FILE…`: what is wrong with each file. */
import type { Diagnostic } from '../../../engine/src/index.js';
import { Analyst, filesOf } from '../analyze-plan.js';
import { complain } from '../complain.js';
import { clean, graver, trouble } from '../exit.js';
import type { ExitCode } from '../exit.js';
import { checkFormats } from '../formats/check.js';
import type { CheckedFile } from '../formats/checked-file.js';
import { lookOf } from '../look.js';
import { chosenFormat } from '../options.js';
import type { PlanOptions } from '../options.js';
import { placeFindings, textOf } from '../places.js';
import { exitCodeOf } from '../severity.js';
import type { Terminal } from '../terminal.js';
import { resolveAll, watchOrOnce } from '../watch.js';
import type { Round } from '../watch.js';

export async function check(files: readonly string[], options: PlanOptions, terminal: Terminal): Promise<ExitCode> {
  const analyst = new Analyst(options, terminal);
  return watchOrOnce(files, options, terminal, () => checkAll(files, analyst, options, terminal));
}

/** A file that cannot be read is reported, and the others are checked all the same. */
async function checkAll(files: readonly string[], analyst: Analyst, options: PlanOptions, terminal: Terminal): Promise<Round<ExitCode>> {
  const checked: CheckedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const watched = resolveAll(files, terminal);
  let result: ExitCode = clean;
  for (const file of files) {
    const analyzed = await analyst.analyze(file);
    if ('problem' in analyzed) {
      complain(terminal, analyzed.problem);
      result = trouble;
      continue;
    }
    watched.push(...filesOf(analyzed.plan));
    diagnostics.push(...analyzed.analysis.diagnostics);
    checked.push({ file: analyzed.plan.shown, text: textOf(analyzed, analyzed.plan.main), findings: placeFindings(analyzed) });
  }
  if (checked.length > 0) terminal.output.write(checkFormats[chosenFormat(options)]!(checked, lookOf(terminal.output, options, terminal)));
  return { result: graver(result, exitCodeOf(diagnostics, options.maxSeverity)), watched };
}
