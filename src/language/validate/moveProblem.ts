import type { Problem } from '../types';

/** A problem of a referral as one of its document, in which the referral begins at `offset` and is named by `pointer`. */
export function moveProblem(problem: Problem, offset: number, pointer: string): Problem {
  const { code, severity, message, related, data } = problem;
  const moved: Problem = {
    code,
    severity,
    message,
    offset: problem.offset + offset,
    length: problem.length,
    path: pointer + problem.path,
  };
  if (related) moved.related = related.map((place) => ({ ...place, offset: place.offset + offset }));
  if (data) moved.data = data;
  return moved;
}
