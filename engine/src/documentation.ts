/** Where a diagnostic code is explained: a page of the documentation that ships with the project. */
export const documentationUrl = (code: string): string => `docs/reference/diagnostics.md#${code.toLowerCase()}`;
