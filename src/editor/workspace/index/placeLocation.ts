import { Location, Position, Range, Uri } from 'vscode';
import type { Place } from '../../../language/types';
import { openDocument } from '../../documents/readText';
import type { ReferralIndex } from './referralIndex';

/**
 * Converts a place in another file to a location of VS Code, by the open document or the index, without reading the
 * file. A place that neither knows becomes the beginning of its file.
 */
export function placeLocation(index: ReferralIndex, { uri, offset, length }: Place & { uri: string }): Location {
  const address = Uri.parse(uri);
  const document = openDocument(address);
  if (document)
    return new Location(address, new Range(document.positionAt(offset), document.positionAt(offset + length)));
  const { line = 0, character = 0 } = index.textAt(uri, offset) ?? {};
  const start = new Position(line, character);
  return new Location(address, new Range(start, start.translate(0, line + character > 0 ? length : 0)));
}
