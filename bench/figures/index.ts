import type { Figure } from '../figure';
import { activationSize } from './activationSize';
import { fullCheckClean, fullCheckHalfTyped, fullCheckWrong, theirFullCheck } from './fullCheck';
import { hostileFigures } from './hostile';
import {
  keystrokeCompletion,
  keystrokeDiagnostics,
  keystrokeGrowth,
  keystrokeGrowthAsked,
  keystrokeGrowthWrong,
} from './keystroke';
import { oneReferral } from './oneReferral';
import { openDocumentMemory } from './openDocumentMemory';
import { startup } from './startup';
import { createTime, pullMemory, pullTime, updateTime } from './sync';
import { typingFigures } from './typing';
import { workspaceChange, workspaceIndexing, workspaceMemory } from './workspace';

/** All figures, in the order of the report. */
export const figures: readonly Figure[] = [
  fullCheckWrong,
  fullCheckClean,
  theirFullCheck,
  fullCheckHalfTyped,
  oneReferral,
  ...typingFigures,
  keystrokeDiagnostics,
  keystrokeCompletion,
  keystrokeGrowth,
  keystrokeGrowthWrong,
  keystrokeGrowthAsked,
  ...hostileFigures,
  openDocumentMemory,
  startup,
  activationSize,
  workspaceIndexing,
  workspaceMemory,
  workspaceChange,
  pullTime,
  createTime,
  updateTime,
  pullMemory,
];
