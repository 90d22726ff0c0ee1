import { ApiError } from '../../api/apiError';
import { StateError } from '../../sync/state/stateError';
import { UserError } from '../documents/userError';

/** An error in the result of a command. */
export interface Failure {
  kind: string;
  message: string;
}

/** Converts anything thrown to a plain object. */
export function failureOf(error: unknown): Failure {
  if (ApiError.is(error) || error instanceof UserError || error instanceof StateError)
    return { kind: error.kind, message: error.message };
  return { kind: 'unexpected', message: error instanceof Error ? error.message : String(error) };
}
