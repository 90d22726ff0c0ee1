import type { DocumentForm } from './referralDocument';

/** How many brackets of its document are open where a referral begins. */
export const referralDepth: Readonly<Record<DocumentForm, number>> = { referral: 0, array: 1, list: 2, other: 0 };
