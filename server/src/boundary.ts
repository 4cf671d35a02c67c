/** The one place where an internal fault ends: it is logged, the editor gets an empty answer, and the server goes on. */
import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';

export interface Log {
  error(message: string): void;
  warn(message: string): void;
}

/**
 * A handler for the protocol from one that may fail.
 * @param empty what the editor is told after a fault
 */
export function guarded<Params, Result>(
  log: Log,
  name: string,
  empty: Result,
  handler: (params: Params) => Result | Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result | ResponseError<void>> {
  return async (params, token) => {
    try {
      if (token.isCancellationRequested) return cancelled(name);
      const result = await handler(params);
      return token.isCancellationRequested ? cancelled(name) : result;
    } catch (error) {
      log.error(faultText(name, error));
      return empty;
    }
  };
}

/** The same for something nobody waits for. */
export function quietly(log: Log, name: string, action: () => unknown): void {
  try {
    const outcome = action();
    if (outcome instanceof Promise) outcome.catch((error: unknown) => log.error(faultText(name, error)));
  } catch (error) {
    log.error(faultText(name, error));
  }
}

export function faultText(name: string, error: unknown): string {
  return `Internal fault in ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function cancelled(name: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled`);
}
