/** Every check by the kind of problem it describes, and the list of codes for the documentation. */
import { ambiguousName } from './codes/ambiguous-name.js';
import { assertFails } from './codes/assert-fails.js';
import { assertUndecided } from './codes/assert-undecided.js';
import { badCell } from './codes/bad-cell.js';
import { badCall } from './codes/bad-call.js';
import { badRow } from './codes/bad-row.js';
import { badDate } from './codes/bad-date.js';
import { badDraws } from './codes/bad-draws.js';
import { badForm } from './codes/bad-form.js';
import { beforeRelease } from './codes/before-release.js';
import { byteOrBillion } from './codes/byte-or-billion.js';
import { calibration } from './codes/calibration.js';
import { chipsDiffer } from './codes/chips-differ.js';
import { circular } from './codes/circular.js';
import { configFamily } from './codes/config-family.js';
import { configField } from './codes/config-field.js';
import { configUncounted } from './codes/config-uncounted.js';
import { configUnread } from './codes/config-unread.js';
import { contradiction } from './codes/contradiction.js';
import { correlationMatrix } from './codes/correlation-matrix.js';
import { correlationName } from './codes/correlation-name.js';
import { correlationValue } from './codes/correlation-value.js';
import { countMismatch } from './codes/count-mismatch.js';
import { currency } from './codes/currency.js';
import { dashRange } from './codes/dash-range.js';
import { deadlineMissed } from './codes/deadline-missed.js';
import { derivedOnly } from './codes/derived-only.js';
import { duplicateKey } from './codes/duplicate-key.js';
import { duplicateName } from './codes/duplicate-name.js';
import { gridCut } from './codes/grid-cut.js';
import { highMfu } from './codes/high-mfu.js';
import { importErrors } from './codes/import-errors.js';
import { importProblem } from './codes/import-problem.js';
import { inputName } from './codes/input-name.js';
import { lawDiverges } from './codes/law-diverges.js';
import { limitPassed } from './codes/limit-passed.js';
import { mismatch } from './codes/mismatch.js';
import { misplaced } from './codes/misplaced.js';
import { missingGpu } from './codes/missing-gpu.js';
import { missingPart } from './codes/missing-part.js';
import { missingUnit } from './codes/missing-unit.js';
import { missingValue } from './codes/missing-value.js';
import { negative } from './codes/negative.js';
import { notFinite } from './codes/not-finite.js';
import { outsideValidity } from './codes/outside-validity.js';
import { beyondPublished } from './codes/beyond-published.js';
import { twoTotals } from './codes/two-totals.js';
import { publishedAgrees } from './codes/published-agrees.js';
import { publishedApart } from './codes/published-apart.js';
import { rangeBackwards } from './codes/range-backwards.js';
import { rangeFromZero } from './codes/range-from-zero.js';
import { severalCandidates } from './codes/several-candidates.js';
import { shareAboveOne } from './codes/share-above-one.js';
import { sharedMagnitude } from './codes/shared-magnitude.js';
import { sharesSum } from './codes/shares-sum.js';
import { smallCount } from './codes/small-count.js';
import { threshold } from './codes/threshold.js';
import { tableUnread } from './codes/table-unread.js';
import { tooManyGpus } from './codes/too-many-gpus.js';
import { uncertainEnd } from './codes/uncertain-end.js';
import { unitAsName } from './codes/unit-as-name.js';
import { unknownColumn } from './codes/unknown-column.js';
import { unknownKind } from './codes/unknown-kind.js';
import { unknownMember } from './codes/unknown-member.js';
import { unknownName } from './codes/unknown-name.js';
import { unknownProperty } from './codes/unknown-property.js';
import { unknownUnit } from './codes/unknown-unit.js';
import { unknownWord } from './codes/unknown-word.js';
import { unusedLet } from './codes/unused-let.js';
import { wrongDimension } from './codes/wrong-dimension.js';
import { wrongKind } from './codes/wrong-kind.js';
import { wrongType } from './codes/wrong-type.js';
import { noEffect } from './codes/no-effect.js';
import { deadlineOrder } from './codes/deadline-order.js';
import { noTime } from './codes/no-time.js';
import { perOrTotal } from './codes/per-or-total.js';
import { sizes } from './codes/sizes.js';
import { layout } from './codes/layout.js';
import { onePass } from './codes/one-pass.js';
import { decimalContext } from './codes/decimal-context.js';
import { mfuBasis } from './codes/mfu-basis.js';
import { memoryTooSmall } from './codes/memory-too-small.js';
import { sparsePeak } from './codes/sparse-peak.js';
import { farExtrapolation } from './codes/far-extrapolation.js';
import { scoreBounds } from './codes/score-bounds.js';
import { slotLaw } from './codes/slot-law.js';
import { accuracyLaw } from './codes/accuracy-law.js';
import { free } from './codes/free.js';
import { impossible } from './codes/impossible.js';
import { smallBatch } from './codes/small-batch.js';
import { methodChecks } from './codes/of-methods.js';
import { servingChecks } from './codes/of-services.js';
import { answerCount } from './codes/answer-count.js';
import { farAnswers } from './codes/far-answers.js';
import { passCounts } from './codes/pass-counts.js';
import { unverifiedChoice } from './codes/unverified-choice.js';
import { fitCoverage } from './codes/fit-coverage.js';
import { fitFailed } from './codes/fit-failed.js';
import { fitFew } from './codes/fit-few.js';
import { fitMissing } from './codes/fit-missing.js';
import { fitName } from './codes/fit-name.js';
import { fitOpen } from './codes/fit-open.js';
import { fitOutliers } from './codes/fit-outliers.js';
import { fitRows } from './codes/fit-rows.js';
import { syntaxChecks } from './syntax.js';
import type { AnyCheck } from './check.js';

export const checks: readonly AnyCheck[] = [
  unknownKind,
  unknownProperty,
  missingValue,
  duplicateKey,
  duplicateName,
  unknownWord,
  wrongType,
  derivedOnly,
  missingPart,
  missingUnit,
  shareAboveOne,
  wrongDimension,
  missingGpu,
  unknownUnit,
  byteOrBillion,
  chipsDiffer,
  countMismatch,
  smallCount,
  currency,
  rangeFromZero,
  rangeBackwards,
  dashRange,
  uncertainEnd,
  sharedMagnitude,
  notFinite,
  negative,
  badDate,
  badCall,
  badForm,
  unknownMember,
  circular,
  unusedLet,
  unknownName,
  wrongKind,
  importProblem,
  importErrors,
  configUnread,
  configFamily,
  configField,
  configUncounted,
  tableUnread,
  unknownColumn,
  badCell,
  badRow,
  calibration,
  ambiguousName,
  severalCandidates,
  misplaced,
  contradiction,
  assertFails,
  assertUndecided,
  limitPassed,
  deadlineMissed,
  badDraws,
  mismatch,
  unitAsName,
  gridCut,
  outsideValidity,
  highMfu,
  tooManyGpus,
  beforeRelease,
  threshold,
  sharesSum,
  perOrTotal,
  sizes,
  layout,
  onePass,
  decimalContext,
  mfuBasis,
  sparsePeak,
  memoryTooSmall,
  accuracyLaw,
  scoreBounds,
  slotLaw,
  farExtrapolation,
  noEffect,
  deadlineOrder,
  noTime,
  impossible,
  smallBatch,
  free,
  ...methodChecks,
  ...servingChecks,
  unverifiedChoice,
  answerCount,
  passCounts,
  farAnswers,
  fitMissing,
  fitFew,
  fitCoverage,
  fitRows,
  fitOutliers,
  fitOpen,
  fitFailed,
  fitName,
  correlationMatrix,
  correlationName,
  correlationValue,
  inputName,
  lawDiverges,
  publishedApart,
  publishedAgrees,
  beyondPublished,
  twoTotals,
];

export interface CatalogueEntry {
  readonly code: string;
  readonly title: string;
  readonly severity: string;
  readonly cause: string;
  readonly remedy: string;
  readonly example: string;
}

/** What the documentation says of every code, in order. */
export const catalogue: readonly CatalogueEntry[] = [...checks, ...Object.values(syntaxChecks)]
  .map(({ code, title, severity, cause, remedy, example }) => ({ code, title, severity, cause, remedy, example }))
  .sort((a, b) => (a.code < b.code ? -1 : 1));
