/** The default of `referrals.fileName`. */
export const defaultFileName = '${name}.referral.json';

const placeholder = /\$\{(name|id|engagementId)\}/g;
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;
const extension = /(\.referrals?)?\.json$/i;

/** Room is left for the id and the extension, within the 255 bytes that file systems allow. */
const maxBytes = 160;

/**
 * Names for a referral's file, the best first and each of the others more particular: the template, then with the start
 * of the id, the whole id, and numbers without end. Each is a valid name on Windows, macOS and Linux, without a folder.
 * @param template text with `${name}`, `${id}` and `${engagementId}`; one that does not end in `.json` gets
 * `.referral.json`
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

/** Whether a file may hold referrals by its name: a referral file, or one that ends as the names of a template do. */
export function mayBeNamedBy(template: string = defaultFileName): (name: string) => boolean {
  const plain = extension.exec(template)?.[0].toLowerCase() === '.json';
  return (name) => (plain ? /\.json$/i : /\.referrals?\.json$/i).test(name);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Without what some system forbids, hides or trims; letters of any script stay. */
function clean(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/\p{Surrogate}/gu, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
      .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, ' ')
      .replace(/[<>:"/\\|?*]+/g, '-')
      .replace(/\s+/g, ' ')
      .replace(/^[ .]+|[ .]+$/g, '')
  );
}

/** Shortened to what fits, `tail` kept at the end, and no device's name. */
function safe(stem: string, tail = ''): string {
  const ending = tail ? ` ${tail}` : '';
  const kept = shortened(tail ? stem.slice(0, stem.length - ending.length) : stem);
  const name = kept.replace(/[ .]+$/, '') + ending;
  // Windows looks at what is before the first dot.
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
