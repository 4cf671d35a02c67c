/** The command line as commander sees it: commands, their options, their help. What they do is loaded when it is needed. */
import { Command, Option } from 'commander';
import type { ExitCode } from './exit.js';
import { versionOf } from './look.js';
import { addColorOptions, addFormatOption, addPlanOptions, addWatchOption, wholeNumber } from './options.js';
import type { PlanOptions } from './options.js';
import type { ChartOptions } from './commands/chart.js';
import type { ConfigOptions } from './commands/config.js';
import type { FitOptions } from './commands/fit.js';
import type { FmtOptions } from './commands/fmt.js';
import type { LibraryOptions } from './commands/library.js';
import { librarySorts } from './report/library-entries.js';
import type { Terminal } from './terminal.js';

type Finish = (code: ExitCode) => void;

const examples = `Examples:
  scale check plan.scale                     what is wrong, with line and remedy
  scale estimate plan.scale                  every value with its percentiles and assumptions
  scale explain plan.scale core.gpu_hours    where one value comes from
  scale layout plan.scale core               layouts of a training phase that fit, the fastest first
  scale fit laws.scale house                 a law fitted to your runs: constants, errors, what is doubtful
  scale laws plan.scale core                 what every scaling law says of a run
  scale chart plan.scale -o curve.svg        performance against compute, as a picture
  scale config config.json                   a model block from a configuration of Hugging Face
  scale fmt plan.scale                       lay the file out, in place
  scale library h100                         a chip of the library with its figures and sources
`;

const afterwards = `
A file named - is standard input. Exit codes: 0 clean, 1 findings (--max-severity moves the line), 2 usage or input/output.`;

const onePlan = ['<file>', 'a plan; - is standard input'] as const;

/** Examples stand first in a help: most readers need nothing else. */
const shown = (...lines: readonly string[]): string => `Examples:\n${lines.map(line => `  scale ${line}\n`).join('')}`;

/** @param finish receives the exit code of the command that ran */
export function buildProgram(terminal: Terminal, finish: Finish): Command {
  const program = new Command('scale')
    .description('Plan the compute of AI models: check, estimate and draw .scale files.')
    .version(versionOf(terminal.installation))
    .addHelpText('before', examples)
    .addHelpText('after', afterwards)
    .exitOverride()
    .configureOutput({
      writeOut: text => terminal.output.write(text),
      writeErr: text => terminal.errors.write(text),
      getOutHelpWidth: () => terminal.output.columns ?? 80,
      getErrHelpWidth: () => terminal.errors.columns ?? 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showHelpAfterError('(scale --help says what there is)');
  for (const add of [addCheck, addEstimate, addExplain, addLayout, addLaws, addFit, addChart, addConfig, addFmt, addLibrary, addLsp])
    add(program, terminal, finish);
  return program;
}

function addCheck(program: Command, terminal: Terminal, finish: Finish): void {
  const command = program
    .command('check')
    .description('say what is wrong with each file')
    .argument('<file...>', 'files to check; - is standard input')
    .addHelpText(
      'before',
      shown('check plan.scale', 'check --format sarif plans/*.scale > out.sarif', 'check - --stdin-filename plans/new.scale < draft'),
    );
  addFormatOption(addWatchOption(addPlanOptions(command)), ['text', 'compact', 'json', 'sarif', 'github', 'markdown']);
  addColorOptions(command).action(async (files: string[], options: PlanOptions) => {
    const { check } = await import('./commands/check.js');
    finish(await check(files, options, terminal));
  });
}

function addEstimate(program: Command, terminal: Terminal, finish: Finish): void {
  const command = program
    .command('estimate')
    .description('show every value, what it rests on, and what the plan claims')
    .argument(...onePlan)
    .addHelpText(
      'before',
      shown('estimate plan.scale', 'estimate plan.scale --json | jq .blocks.core.values.cost.p50', 'estimate plan.scale --watch'),
    );
  addFormatOption(addWatchOption(addPlanOptions(command)), ['text', 'json', 'markdown', 'csv']);
  addColorOptions(command).action(async (file: string, options: PlanOptions) => {
    const { estimate } = await import('./commands/estimate.js');
    finish(await estimate(file, options, terminal));
  });
}

function addExplain(program: Command, terminal: Terminal, finish: Finish): void {
  const command = program
    .command('explain')
    .description('show how one value came about')
    .argument(...onePlan)
    .argument('<path>', 'a value: core.gpu_hours, or the name of a let')
    .addHelpText('before', shown('explain plan.scale core.gpu_hours', 'explain plan.scale total.cost --json'));
  addFormatOption(addPlanOptions(command), ['text', 'json']);
  addColorOptions(command).action(async (file: string, path: string, options: PlanOptions) => {
    const { explain } = await import('./commands/explain.js');
    finish(await explain(file, path, options, terminal));
  });
}

function addLayout(program: Command, terminal: Terminal, finish: Finish): void {
  const command = program
    .command('layout')
    .description('list layouts of a training phase that fit its accelerators')
    .argument(...onePlan)
    .argument('<phase>', 'a training phase: core, or core.anneal')
    .addHelpText('before', shown('layout plan.scale core', 'layout plan.scale core --json'));
  addFormatOption(addPlanOptions(command), ['text', 'json']);
  addColorOptions(command).action(async (file: string, phase: string, options: PlanOptions) => {
    const { layout } = await import('./commands/layout.js');
    finish(await layout(file, phase, options, terminal));
  });
}

function addFit(program: Command, terminal: Terminal, finish: Finish): void {
  const command = program
    .command('fit')
    .description('fit a law to the runs it names, and say how far its constants are known')
    .argument(...onePlan)
    .argument('[law]', 'a law with `fit` (default: each of them)')
    .addHelpText('before', shown('fit laws.scale', 'fit laws.scale house --json', 'fit laws.scale house --write'))
    .option('--write', 'write the fitted constants into the file, in place of `fit`');
  addFormatOption(addPlanOptions(command), ['text', 'json', 'markdown']);
  addColorOptions(command).action(async (file: string, law: string | undefined, options: FitOptions) => {
    const { fit } = await import('./commands/fit.js');
    finish(await fit(file, law, options, terminal));
  });
}

function addLaws(program: Command, terminal: Terminal, finish: Finish): void {
  const command = program
    .command('laws')
    .description('compare what every scaling law says of a pre-training run')
    .argument(...onePlan)
    .argument('[phase]', 'a pre-training run (default: every one of the file)')
    .addHelpText('before', shown('laws plan.scale', 'laws plan.scale core --json', 'laws plan.scale core --format markdown'));
  addFormatOption(addPlanOptions(command), ['text', 'json', 'markdown']);
  addColorOptions(command).action(async (file: string, phase: string | undefined, options: PlanOptions) => {
    const { laws } = await import('./commands/laws.js');
    finish(await laws(file, phase, options, terminal));
  });
}

function addChart(program: Command, terminal: Terminal, finish: Finish): void {
  const command = program
    .command('chart')
    .description('draw the curve of a phase or the bars of a budget')
    .argument(...onePlan)
    .addHelpText(
      'before',
      shown(
        'chart plan.scale -o curve.svg',
        'chart plan.scale --x cost -o cost.svg',
        'chart plan.scale --view three-laws -o laws.svg',
        'chart plan.scale --block total --theme dark -o budget.svg',
        'chart plan.scale -o curve.csv',
      ),
    )
    .option('-o, --output <file>', 'where to write (default: standard output)')
    .option('--block <name>', 'a phase or a budget (default: the first phase that has a curve)')
    .addOption(
      new Option('--view <view>', 'performance against what is spent, sizes at one compute, laws compared, or the three laws together')
        .choices(['performance', 'isoflop', 'laws', 'three-laws'])
        .default('performance'),
    )
    .addOption(
      new Option('--x <axis>', 'what runs to the right (default: the first that the phase has)').choices([
        'flop',
        'gpu_hours',
        'cost',
        'days',
      ]),
    )
    .addOption(new Option('--y <measure>', 'what runs up (default: the first that the phase has)').choices(['loss', 'accuracy']))
    .addOption(new Option('--theme <theme>', 'colours').choices(['light', 'dark']).default('light'))
    .addOption(new Option('--width <pixels>', 'width of the picture').argParser(wholeNumber(280, 8000)).default(960))
    .addOption(new Option('--height <pixels>', 'height of the picture').argParser(wholeNumber(200, 8000)).default(560));
  addFormatOption(addPlanOptions(command), ['svg', 'csv']).action(async (file: string, options: ChartOptions) => {
    const { chart } = await import('./commands/chart.js');
    finish(await chart(file, options, terminal));
  });
}

function addConfig(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command('config')
    .description('write the architecture of a Hugging Face config.json as a model block')
    .argument('<file>', 'a config.json; - is standard input')
    .addHelpText('before', shown('config Llama-3.1-8B/config.json', 'config config.json --name ours >> models.scale'))
    .option('--name <name>', 'name of the block (default: that of the file, or of its folder)')
    .action(async (file: string, options: ConfigOptions) => {
      const { config } = await import('./commands/config.js');
      finish(await config(file, options, terminal));
    });
}

function addFmt(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command('fmt')
    .description('lay files out, in place')
    .argument('<file...>', 'files to format; - reads standard input and writes standard output')
    .addHelpText('before', shown('fmt plan.scale', 'fmt --check plans/*.scale'))
    .option('--check', 'write nothing; name the files that would change and exit with 1')
    .option('--stdin-filename <name>', 'name to give to standard input (`-`)')
    .action(async (files: string[], options: FmtOptions) => {
      const { fmt } = await import('./commands/fmt.js');
      finish(await fmt(files, options, terminal));
    });
}

function addLibrary(program: Command, terminal: Terminal, finish: Finish): void {
  const command = program
    .command('library')
    .description('list and search what ships: chips, models, published runs and services, laws, benchmarks, prices, grids')
    .argument('[words...]', 'a name, to show it with its sources; or words that must all occur')
    .addHelpText(
      'before',
      shown('library h100', 'library llama 70b', 'library --kind chip', 'library --kind price tpu', 'library --kind run --json'),
    )
    .addOption(new Option('--kind <kind>', 'only this sort of thing').choices(librarySorts));
  addFormatOption(command, ['text', 'json']);
  addColorOptions(command).action(async (words: string[], options: LibraryOptions) => {
    const { library } = await import('./commands/library.js');
    finish(library(words, options, terminal));
  });
}

function addLsp(program: Command, terminal: Terminal, finish: Finish): void {
  program
    .command('lsp')
    .description('run the language server')
    .requiredOption('--stdio', 'talk through standard input and output')
    .addHelpText('before', shown('lsp --stdio'))
    .action(async () => {
      const { lsp } = await import('./commands/lsp.js');
      finish(await lsp(terminal));
    });
}
