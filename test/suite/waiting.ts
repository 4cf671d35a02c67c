/** Waiting for what an editor does in its own time, without fixed pauses. */

/**
 * Asks again until there is an answer.
 * @param question gives undefined, null or false while the answer is not there
 * @param what names the awaited thing in the failure
 * @throws when there is no answer within the limit; the message repeats the last error of the question, if it failed
 */
export async function eventually<T>(
  what: string,
  question: () => T | Promise<T>,
  limitInMilliseconds = 120_000,
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = Date.now() + limitInMilliseconds;
  let lastError = '';
  while (Date.now() < deadline) {
    try {
      const answer = await question();
      if (answer !== undefined && answer !== null && answer !== false) return answer as NonNullable<Exclude<T, false>>;
    } catch (error) {
      lastError = `: ${String(error)}`;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`waited ${limitInMilliseconds / 1000} s in vain for ${what}${lastError}`);
}
