/** The number in a cell of a table. */

const thousands = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** Plain and scientific notation, `41%` as 0.41, `1,234,567` as one number; NaN for everything else, infinities included. */
export function numberInCell(text: string, decimalComma: boolean): number {
  const trimmed = text.trim();
  if (trimmed === '') return Number.NaN;
  const percent = trimmed.endsWith('%');
  const digits = percent ? trimmed.slice(0, -1).trim() : trimmed;
  const plain = decimalComma ? digits.replace(',', '.') : thousands.test(digits) ? digits.replaceAll(',', '') : digits;
  // `Number` also reads "0x10" and "Infinity", which no table of measurements means.
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(value) ? (percent ? value / 100 : value) : Number.NaN;
}
