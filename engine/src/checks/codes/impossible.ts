/** SC148: Value that cannot be */
import type { Fix } from '../../diagnostic.js';
import { digits } from '../../quantity/digits.js';
import { formatNumber } from '../../quantity/format.js';
import type { ProblemOf } from '../../schema/problem.js';
import { check } from '../check.js';
import { capital, spell } from './wording.js';

export const impossible = check('impossible', {
  code: 'SC148',
  severity: 'error',
  title: 'Value that cannot be',
  cause:
    'Whatever is planned, the property cannot have this value: no layers, half an accelerator, a facility that takes less than its machines.',
  remedy: 'Write a value inside the bounds that the message names, or let it be derived.',
  example: 'pretrain p { hardware: h100 * 0 }',
  describe: problem => ({
    message: `${capital(statement(problem))}${problem.because === null ? '' : `: ${problem.because}`}. ${remedyFor(problem)}.`,
    fixes: repairs(problem),
  }),
});

function statement({ property, fault, value, unit, isRange }: ProblemOf<'impossible'>): string {
  const [name, found] = [spell(property), formatNumber(value, unit)];
  switch (fault.what) {
    case 'zero':
      if (value < 0) return `${name} cannot be negative, and here it ${isRange ? 'goes down to' : 'is'} ${found}`;
      return fault.always ? `${name} cannot be zero` : `${name} cannot be zero, and here it goes down to it`;
    case 'least':
      return `${name} is at least ${digits(fault.bound)}, and this ${isRange ? 'goes down to' : 'is'} ${found}`;
    case 'most':
      return `${name} is at most ${digits(fault.bound)}, and this ${isRange ? 'goes up to' : 'is'} ${found}`;
    case 'whole':
      return `${name} is a whole number, and this is ${found}`;
  }
}

function remedyFor({ fault, repair, derive }: ProblemOf<'impossible'>): string {
  const orDerived = derive === null ? '' : ', or leave it out';
  if (repair !== null) return `Write \`${repair}\`${orDerived}`;
  if (fault.what === 'zero') return `Write what is planned${orDerived}`;
  return `Stay inside of that${orDerived}`;
}

/** In a hardware slot it is the factor that goes; anywhere else the value is derived, or its default is taken. */
function repairs({ property, repair, derive, start, end }: ProblemOf<'impossible'>): readonly Fix[] {
  const written = repair === null ? [] : [{ title: `Write \`${repair}\``, edits: [{ start, end, text: repair }] }];
  if (derive === null) return written;
  const isPool = property.includes(' ');
  return [
    ...written,
    {
      title: isPool ? 'Leave the number out' : `Derive \`${property}\` instead`,
      edits: [{ start: derive.start, end: derive.end, text: isPool ? '' : ': derived' }],
    },
  ];
}
