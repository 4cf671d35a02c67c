/** SC125: Teacher smaller than its student */
import { digits } from '../../quantity/digits.js';
import { check } from '../check.js';

export const teacherSmaller = check('teacher-smaller', {
  code: 'SC125',
  severity: 'warning',
  title: 'Teacher smaller than its student',
  cause: 'The teacher of a distillation has fewer parameters than the student that learns from it.',
  remedy: 'Check which is which: the checkpoint is the student.',
  example: 'posttrain p { checkpoint: llama_3_1_70b, method: distill(teacher: llama_3_1_8b) }',
  describe: problem => ({
    message: `The teacher has ${digits(problem.teacher)} parameters, its student ${digits(problem.student)}. The checkpoint is the student: check which is which.`,
    ...(problem.swap === null ? {} : { swap: { ...problem.swap, title: 'Swap teacher and student' } }),
  }),
});
