import { ApiError } from '../../api/apiError';
import { StateError } from '../../sync/state/stateError';
import { UserError } from '../documents/userError';

/** An error as commands' results hold it. */
export interface Failure {
  kind: string;
  message: string;
}

/** The plain form of anything thrown. */
export function failureOf(error: unknown): Failure {
  if (ApiError.is(error) || error instanceof UserError || error instanceof StateError)
    return { kind: error.kind, message: error.message };
  return { kind: 'unexpected', message: error instanceof Error ? error.message : String(error) };
}
