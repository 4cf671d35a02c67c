/** Every check by the kind of problem it describes, and the list of codes for the documentation. */
import { ambiguousName } from './ambiguous-name.js';
import { assertFails } from './assert-fails.js';
import { assertUndecided } from './assert-undecided.js';
import { badCell } from './bad-cell.js';
import { badCall } from './bad-call.js';
import { badRow } from './bad-row.js';
import { badDate } from './bad-date.js';
import { badDraws } from './bad-draws.js';
import { badForm } from './bad-form.js';
import { beforeRelease } from './before-release.js';
import { byteOrBillion } from './byte-or-billion.js';
import { calibration } from './calibration.js';
import { chipsDiffer } from './chips-differ.js';
import { circular } from './circular.js';
import { configFamily } from './config-family.js';
import { configField } from './config-field.js';
import { configUncounted } from './config-uncounted.js';
import { configUnread } from './config-unread.js';
import { contradiction } from './contradiction.js';
import { correlationMatrix } from './correlation-matrix.js';
import { correlationName } from './correlation-name.js';
import { correlationValue } from './correlation-value.js';
import { countMismatch } from './count-mismatch.js';
import { currency } from './currency.js';
import { dashRange } from './dash-range.js';
import { deadlineMissed } from './deadline-missed.js';
import { derivedOnly } from './derived-only.js';
import { duplicateKey } from './duplicate-key.js';
import { duplicateName } from './duplicate-name.js';
import { gridCut } from './grid-cut.js';
import { highMfu } from './high-mfu.js';
import { importErrors } from './import-errors.js';
import { importProblem } from './import-problem.js';
import { limitPassed } from './limit-passed.js';
import { mismatch } from './mismatch.js';
import { misplaced } from './misplaced.js';
import { missingGpu } from './missing-gpu.js';
import { missingPart } from './missing-part.js';
import { missingUnit } from './missing-unit.js';
import { missingValue } from './missing-value.js';
import { negative } from './negative.js';
import { notFinite } from './not-finite.js';
import { outsideValidity } from './outside-validity.js';
import { rangeBackwards } from './range-backwards.js';
import { rangeFromZero } from './range-from-zero.js';
import { severalCandidates } from './several-candidates.js';
import { shareAboveOne } from './share-above-one.js';
import { sharedMagnitude } from './shared-magnitude.js';
import { sharesSum } from './shares-sum.js';
import { smallCount } from './small-count.js';
import { threshold } from './threshold.js';
import { tableUnread } from './table-unread.js';
import { tooManyGpus } from './too-many-gpus.js';
import { uncertainEnd } from './uncertain-end.js';
import { unitAsName } from './unit-as-name.js';
import { unknownColumn } from './unknown-column.js';
import { unknownKind } from './unknown-kind.js';
import { unknownMember } from './unknown-member.js';
import { unknownName } from './unknown-name.js';
import { unknownProperty } from './unknown-property.js';
import { unknownUnit } from './unknown-unit.js';
import { unknownWord } from './unknown-word.js';
import { unusedLet } from './unused-let.js';
import { wrongDimension } from './wrong-dimension.js';
import { wrongKind } from './wrong-kind.js';
import { wrongType } from './wrong-type.js';
import { noEffect } from './no-effect.js';
import { deadlineOrder } from './deadline-order.js';
import { noTime } from './no-time.js';
import { perOrTotal } from './per-or-total.js';
import { sizes } from './sizes.js';
import { layout } from './layout.js';
import { onePass } from './one-pass.js';
import { decimalContext } from './decimal-context.js';
import { mfuBasis } from './mfu-basis.js';
import { memoryTooSmall } from './memory-too-small.js';
import { sparsePeak } from './sparse-peak.js';
import { farExtrapolation } from './far-extrapolation.js';
import { scoreBounds } from './score-bounds.js';
import { slotLaw } from './slot-law.js';
import { accuracyLaw } from './accuracy-law.js';
import { free } from './free.js';
import { impossible } from './impossible.js';
import { smallBatch } from './small-batch.js';
import { methodChecks } from './methods.js';
import { servingChecks } from './serving-checks.js';
import { answerCount } from './answer-count.js';
import { farAnswers } from './far-answers.js';
import { passCounts } from './pass-counts.js';
import { unverifiedChoice } from './unverified-choice.js';
import { fitCoverage } from './fit-coverage.js';
import { fitFailed } from './fit-failed.js';
import { fitFew } from './fit-few.js';
import { fitMissing } from './fit-missing.js';
import { fitName } from './fit-name.js';
import { fitOpen } from './fit-open.js';
import { fitOutliers } from './fit-outliers.js';
import { fitRows } from './fit-rows.js';
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
