/** Distillation: offline on a given text, or on what the student writes itself. */
import { allKept, argument, factor, no, noPrompt, oneAnswer, trainedModel, writingAnswers, yes, yesNo, type Method } from './method.js';

const logits = {
  kind: 'word',
  words: [
    { name: 'live', doc: 'The teacher runs beside the student, over every pass of the data.' },
    { name: 'stored', doc: 'The teacher ran once over the data, for all students and all passes.' },
  ],
} as const;

const offline = no('method.on_policy');
const onPolicy = yes('method.on_policy');

export const distill: Method = {
  name: 'distill',
  doc: 'A student, the checkpoint, learns the outputs of a teacher.',
  args: [
    argument('teacher', trainedModel, 'Who teaches.', { required: true }),
    argument('on_policy', yesNo, 'The student writes, the teacher scores.', { default: 'no' }),
    argument('logits', logits, "Where the teacher's outputs come from.", { default: 'live' }),
    argument('students', factor, 'Students that share stored outputs, and the training of the teacher.', { default: '1' }),
    argument('charge_teacher', yesNo, 'The training of the teacher is charged too, shared by its students.', { default: 'no' }),
  ],
  generation: [
    { ...writingAnswers, when: [onPolicy] },
    { text: '0 * params * tokens', when: [offline] },
  ],
  scoring: [
    { text: '2 * teacher_params * scored_tokens', when: [onPolicy] },
    { text: '2 * teacher_params * tokens', when: [offline, { path: 'method.logits', is: ['live'] }] },
    { text: '2 * teacher_params * tokens / (epochs * method.students)', when: [offline, { path: 'method.logits', is: ['stored'] }] },
  ],
  update: [
    { text: '6 * params * scored_tokens * acceptance', when: [onPolicy] },
    { text: '6 * params * tokens', when: [offline] },
  ],
  own: oneAnswer,
  defaults: [noPrompt, allKept],
  efficiency: 'training',
  memory: 'training-and-networks',
  needs: { 'method.teacher': 'a teacher whose parameters are known' },
  source:
    "6 N_s D + 2 N_t D, and with `charge_teacher` the teacher's training over its students: the accounting of Busbridge et al. 2025, arXiv 2502.08606",
};
