import { fileNames } from '../../sync/files/fileNames';

/** Whether a file's name says no more than the name of its referral: then a row need not show it. */
export function saysName(file: string, name: string): boolean {
  const [own] = fileNames({ name });
  return letters(stem(file)) === letters(stem(own ?? ''));
}

function stem(file: string): string {
  return file.replace(/(\.referrals?)?\.json$/i, '');
}

/** Hyphens, blanks and capitals make no other name. */
function letters(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
