/** The default of `referrals.fileName`. */
export const defaultFileName = '${name}.referral.json';

const placeholder = /\$\{(name|id|engagementId)\}/g;
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;
const extension = /(\.referrals?)?\.json$/i;

/** Maximum length of a name in UTF-8. Leaves room for the ID and the extension within the 255 bytes of file systems. */
const maxBytes = 160;

/**
 * Yields names for the file of a referral, the best first: from the template, then with the start of the ID, the whole
 * ID, and numbers without end. Each is a valid name on Windows, macOS and Linux, without a folder.
 * @param template text with `${name}`, `${id}` and `${engagementId}`; adds `.referral.json` if it does not end in
 *   `.json`
 */
export function* fileNames(
  referral: Readonly<Record<string, unknown>>,
  template: string = defaultFileName,
): Generator<string, never, undefined> {
  const ending = extension.exec(template)?.[0] ?? '.referral.json';
  const id = clean(textOf(referral.id));
  const stemTemplate = template.replace(extension, '');
  const filled = stemTemplate.replace(placeholder, (_all, name: string) => textOf(referral[name]));
  const stem = clean(filled) || id || 'referral';
  yield safe(stem) + ending;
  if (id) {
    const start = clean(id.slice(0, 8));
    yield `${safe(`${stem} ${start}`, start)}${ending}`;
    yield `${safe(`${stem} ${id}`, id)}${ending}`;
  }
  for (let number = 2; ; number++) yield `${safe(`${stem} ${number}`, String(number))}${ending}`;
}

/**
 * Returns a function that says whether a file can contain referrals, by its name: a referral file, or one with the
 * ending of a template.
 */
export function mayBeNamedBy(template: string = defaultFileName): (name: string) => boolean {
  const plain = extension.exec(template)?.[0].toLowerCase() === '.json';
  return (name) => (plain ? /\.json$/i : /\.referrals?\.json$/i).test(name);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Removes characters that an operating system forbids, hides or trims. Keeps letters of all scripts. */
function clean(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/\p{Surrogate}/gu, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern removes them
      .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, ' ')
      .replace(/[<>:"/\\|?*]+/g, '-')
      .replace(/\s+/g, ' ')
      .replace(/^[ .]+|[ .]+$/g, '')
  );
}

/** Shortens a name to its maximum length, with `tail` at its end, and avoids device names. */
function safe(stem: string, tail = ''): string {
  const ending = tail ? ` ${tail}` : '';
  const kept = shortened(tail ? stem.slice(0, stem.length - ending.length) : stem);
  const name = kept.replace(/[ .]+$/, '') + ending;
  // Windows reserves device names with any extension.
  const [device = '', ...rest] = name.split('.');
  return reserved.test(device.trim()) ? [`${device.trim()}_`, ...rest].join('.') : name;
}

function shortened(text: string): string {
  const encoder = new TextEncoder();
  if (encoder.encode(text).length <= maxBytes) return text;
  let room = maxBytes;
  let kept = '';
  for (const character of text) {
    room -= encoder.encode(character).length;
    if (room < 0) break;
    kept += character;
  }
  return kept;
}
