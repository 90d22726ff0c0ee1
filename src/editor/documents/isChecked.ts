import type { TextDocument } from 'vscode';
import { languageId } from './languageId';

const lookedAt = ['git', 'vscode', 'referral-remote'];

/** Whether a document is the user's referral; what is only looked at, such as the service's version, is not. */
export function isChecked({ languageId: language, uri }: Pick<TextDocument, 'languageId' | 'uri'>): boolean {
  return language === languageId && !lookedAt.includes(uri.scheme);
}
