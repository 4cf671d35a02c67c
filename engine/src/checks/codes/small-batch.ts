/** SC149: Batch of less than one sequence */
import { digits } from '../../quantity/digits.js';
import { check } from '../check.js';

export const smallBatch = check('small-batch', {
  code: 'SC149',
  severity: 'error',
  title: 'Batch of less than one sequence',
  cause: 'A step trains on whole sequences, and the batch holds fewer tokens than one of them. Often it was meant in sequences.',
  remedy: 'Write the tokens of a step: sequences times their length.',
  example: 'pretrain p { batch: 1024, seq_len: 4096 }',
  describe: ({ batch, sequence, isSequenceAssumed, written }) => {
    const repair = written === null ? null : `${written.text} * ${Math.round(sequence)} tokens`;
    const meant = repair === null ? 'Write at least the tokens of one sequence' : `If sequences are meant, write \`${repair}\``;
    return {
      message: `\`batch\` is ${digits(batch)} tokens, less than one sequence of ${digits(sequence)} tokens${isSequenceAssumed ? ', which is assumed' : ''}. ${meant}${isSequenceAssumed ? ', or give `seq_len`' : ''}.`,
      // Against a length that the text does not name it is a doubt.
      severity: isSequenceAssumed ? 'warning' : 'error',
      fixes:
        written === null || repair === null
          ? []
          : [{ title: `Write \`${repair}\``, edits: [{ start: written.at.start, end: written.at.end, text: repair }] }],
    };
  },
});
